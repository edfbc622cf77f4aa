import type { StepDifference } from '../result.ts';

/** A difference, and in how many items of a list it is the same. */
export interface Repeated {
  readonly first: StepDifference;
  readonly count: number;
}

const kindOf = ({ step, at, expected, on }: StepDifference): string =>
  [step, at.replace(/\/\d+(?=\/|$)/g, '/*'), expected, on].join('\n');

/** Differences that are the same for each item of a list are shown once. */
export const withoutRepeats = (differences: readonly StepDifference[]): readonly Repeated[] => {
  const byKind = new Map<string, Repeated>();
  for (const one of differences) {
    const kind = kindOf(one);
    const { first, count } = byKind.get(kind) ?? { first: one, count: 0 };
    byKind.set(kind, { first, count: count + 1 });
  }
  return [...byKind.values()];
};
