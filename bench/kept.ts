import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { here } from './common/contender.ts';
import type { RegistryResults } from './registry/results.ts';
import type { Results } from './report/results.ts';

const directory = here('.cache');
const fileOf = (major: number): string => `${directory}/results-node-${major}.json`;
const registryFileOf = (major: number): string => `${directory}/registry-node-${major}.json`;

/** Keeps what was measured in full on one Node until that Node is measured again. */
export const keep = (results: Results, major: number): void =>
  writeFileSync(fileOf(major), JSON.stringify(results, null, 2));

/** The same of registries, which can be measured alone. */
export const keepRegistry = (results: RegistryResults, major: number): void =>
  writeFileSync(registryFileOf(major), JSON.stringify(results, null, 2));

export interface Kept {
  readonly major: number;
  readonly results?: Results;
  readonly registry?: RegistryResults;
}

const readIf = <Value>(path: string): Value | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Value) : undefined;

/** The last full measurement of each Node. Throws a TypeError if there is none. */
export const kept = (): readonly Kept[] => {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const majors = names.flatMap(
    (name) => /^(?:results|registry)-node-(\d+)\.json$/.exec(name)?.slice(1).map(Number) ?? [],
  );
  if (majors.length === 0) throw new TypeError(`nothing is kept in ${directory}; run npm run bench first`);
  return [...new Set(majors)].map((major) => {
    const results = readIf<Results>(fileOf(major));
    const registry = readIf<RegistryResults>(registryFileOf(major));
    return { major, ...(results && { results }), ...(registry && { registry }) };
  });
};
