import type { Self } from './cpuprofile.ts';

/** What the time is spent for, by where the function stands; the first that fits. */
const groups: readonly (readonly [string, (self: Self) => boolean])[] = [
  ['collecting garbage', ({ name }) => name === '(garbage collector)'],
  ['the kernel and C++: sockets, HTTP parser, hashes', ({ name, file }) => file === '' || name === '(program)'],
  ['node:crypto', ({ file }) => file.startsWith('node:internal/crypto') || file === 'node:crypto'],
  ['Node: HTTP, streams, sockets, timers, buffers, URLs', ({ file }) => file.startsWith('node:')],
  ['signature', ({ file }) => file.includes('mock/gateway/signature/')],
  [
    'validators made from the spec',
    ({ file }) =>
      file.includes('validators') || file.endsWith('mock/engine.ts') || file.endsWith('gateway/validate.ts'),
  ],
  ['the rest of the gateway', ({ file }) => file.includes('mock/gateway/') || file.includes('mock/iam/')],
  ['journal, faults, coverage', ({ file }) => file.includes('mock/bench/')],
  ['handler and world', ({ file }) => file.includes('mock/world/') || file.includes('mock/operations/')],
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
