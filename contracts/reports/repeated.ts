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
  const kinds = [...new Set(differences.map(kindOf))];
  return kinds.flatMap((kind) => {
    const all = differences.filter((one) => kindOf(one) === kind);
    const [first] = all;
    return first === undefined ? [] : [{ first, count: all.length }];
  });
};
