import type { CaseResult } from '../result.ts';
import type { Sign } from './classify.ts';
import type { Seen } from './seen.ts';
import { signsOf } from './signs.ts';

/** A case with the one sign that it is counted by. */
export interface Attributed {
  readonly result: CaseResult;
  readonly sign: Sign;
}

interface Open {
  readonly result: CaseResult;
  readonly signs: readonly Sign[];
}

const keyOf = ({ code, key }: Sign): string => `${code} ${key}`;

/** The sign that most of the cases have; of two, the first by code and key, so that each run chooses alike. */
const mostFrequent = (open: readonly Open[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const { signs } of open) for (const key of signs.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1));
  return first?.[0];
};

/** Gives each case that failed the sign that explains most of those that are not explained yet. */
export const grouped = (results: readonly CaseResult[], seen: Seen): ReadonlyMap<string, readonly Attributed[]> => {
  let open: readonly Open[] = results.map((result) => ({ result, signs: signsOf(result, seen) }));
  const groups = new Map<string, readonly Attributed[]>();
  for (let key = mostFrequent(open); key !== undefined; key = mostFrequent(open)) {
    const chosen = key;
    const having = open.map(({ result, signs }) => ({ result, sign: signs.find((sign) => keyOf(sign) === chosen) }));
    groups.set(
      chosen,
      having.flatMap(({ result, sign }) => (sign === undefined ? [] : [{ result, sign }])),
    );
    open = open.filter((_, index) => having[index]?.sign === undefined);
  }
  return groups;
};
