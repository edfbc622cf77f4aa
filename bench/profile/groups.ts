import type { Self } from './cpuprofile.ts';

const isIn =
  (...folders: readonly string[]) =>
  ({ file }: Self): boolean =>
    folders.some((folder) => file.startsWith(folder));

/** What the time is spent for, by where the function is; the first that fits. */
const groups: readonly (readonly [string, (self: Self) => boolean])[] = [
  ['collecting garbage', ({ name }) => name === '(garbage collector)'],
  ['the kernel and C++: sockets, HTTP parser, hashes', ({ name, file }) => file === '' || name === '(program)'],
  ['node:crypto', isIn('node:internal/crypto', 'node:crypto')],
  ['Node: HTTP, streams, sockets, timers, buffers, URLs', isIn('node:')],
  ['AK/SK', isIn('mock/gateway/aksk/')],
  ['validators made from the spec', isIn('spec/generated/', 'mock/spec/validators', 'mock/gateway/validate')],
  ['journal, faults, coverage', isIn('mock/journal/', 'mock/faults/', 'mock/gateway/record')],
  ['the rest of the gateway', isIn('mock/gateway/', 'mock/iam/', 'mock/errors/')],
  ['handler and world', isIn('mock/handlers/', 'mock/world/', 'mock/log/')],
];

export interface Group {
  readonly name: string;
  readonly micros: number;
}

export const groupsOf = (selves: readonly Self[]): readonly Group[] => {
  const sums = new Map<string, number>();
  for (const self of selves) {
    const name = groups.find(([, fits]) => fits(self))?.[0] ?? 'request, reply and what joins them';
    sums.set(name, (sums.get(name) ?? 0) + self.micros);
  }
  return [...sums].map(([name, micros]) => ({ name, micros })).sort((a, b) => b.micros - a.micros);
};
