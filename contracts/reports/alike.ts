import type { ReportedDifference } from './report.ts';

export interface Alike {
  readonly first: ReportedDifference;
  readonly count: number;
}

const kindOf = ({ step, at, expected, on }: ReportedDifference): string =>
  [step, at.replace(/\/\d+(?=\/|$)/g, '/*'), expected, on].join('\n');

/** Differences that are the same for each item of a list are told once. */
export const alike = (differences: readonly ReportedDifference[]): readonly Alike[] => {
  const kinds = [...new Set(differences.map(kindOf))];
  return kinds.flatMap((kind) => {
    const all = differences.filter((one) => kindOf(one) === kind);
    const [first] = all;
    return first === undefined ? [] : [{ first, count: all.length }];
  });
};
