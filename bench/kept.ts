import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { CallResults } from './calls/results.ts';
import { here } from './common/contender.ts';
import type { RegistryResults } from './registry/results.ts';
import type { Results } from './report/results.ts';

const directory = here('.cache');

/** What can be measured by itself. */
interface Parts {
  readonly results: Results;
  readonly registry: RegistryResults;
  readonly calls: CallResults;
}

type Kept = Partial<Parts> & { readonly major: number };

const fileOf = (part: keyof Parts, major: number): string => `${directory}/${part}-node-${major}.json`;

/** Keeps what was measured in full on one Node until that Node is measured again. */
export const keep = <Part extends keyof Parts>(part: Part, measured: Parts[Part], major: number): void =>
  writeFileSync(fileOf(part, major), JSON.stringify(measured, null, 2));

const readIf = <Value>(path: string): Value | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Value) : undefined;

/** The last full measurement of each Node. Throws a TypeError if there is none. */
export const kept = (): readonly Kept[] => {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const majors = names.flatMap(
    (name) => /^(?:results|registry|calls)-node-(\d+)\.json$/.exec(name)?.slice(1).map(Number) ?? [],
  );
  if (majors.length === 0) throw new TypeError(`nothing is kept in ${directory}; run npm run bench first`);
  return [...new Set(majors)].map((major) => {
    const results = readIf<Results>(fileOf('results', major));
    const registry = readIf<RegistryResults>(fileOf('registry', major));
    const calls = readIf<CallResults>(fileOf('calls', major));
    return { major, ...(results && { results }), ...(registry && { registry }), ...(calls && { calls }) };
  });
};
