import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { here } from './common/contender.ts';
import type { Results } from './report/results.ts';

const directory = here('.cache');
const fileOf = (major: number): string => `${directory}/results-node-${major}.json`;

/** Keeps what was measured in full on one Node until that Node is measured again. */
export const keep = (results: Results, major: number): void =>
  writeFileSync(fileOf(major), JSON.stringify(results, null, 2));

export interface Kept {
  readonly major: number;
  readonly results: Results;
}

/** The last full measurement of each Node. Throws a TypeError if there is none. */
export const kept = (): readonly Kept[] => {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const majors = names.flatMap((name) => /^results-node-(\d+)\.json$/.exec(name)?.slice(1).map(Number) ?? []);
  if (majors.length === 0) throw new TypeError(`nothing is kept in ${directory}; run npm run bench first`);
  return majors.map((major) => ({ major, results: JSON.parse(readFileSync(fileOf(major), 'utf8')) as Results }));
};
