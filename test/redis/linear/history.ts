/** Operations of many clients at replicas that are killed, paused and started anew while Redis is, too. */
import fc from 'fast-check';
import { type Operation, perform, type Target, type Wanted } from './operations.ts';

export interface HistoryOptions {
  readonly clients: number;
  readonly keys: number;
  readonly operations: number;
  readonly seed: number;
  /** A replica that may be asked, by number: others take its place when it is gone. */
  readonly targets: () => readonly Target[];
  /** What happens meanwhile, one after the other, each after so many operations. */
  readonly disturbances: readonly (() => Promise<void>)[];
}

const wantedOf = (keys: number): fc.Arbitrary<Wanted> =>
  fc.record({
    key: fc.integer({ min: 0, max: keys - 1 }).map((number) => `key-${number}`),
    op: fc.constantFrom('create', 'delete', 'read', 'read'),
  });

export const recordHistory = async (options: HistoryOptions): Promise<readonly Operation[]> => {
  const { clients, keys, operations, seed, targets, disturbances } = options;
  const history: Operation[] = [];
  const wanted = fc.sample(wantedOf(keys), { numRuns: operations * 2, seed });
  let next = 0;
  const client = async (number: number): Promise<void> => {
    while (history.length < operations) {
      const live = targets();
      const target = live[(number + next) % live.length];
      const one = wanted[next % wanted.length];
      next += 1;
      if (target === undefined || one === undefined) throw new Error('nobody is left to ask');
      const seen = await perform(number, target, one);
      if (seen === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      else history.push(seen);
    }
  };
  const disturb = async (): Promise<void> => {
    for (const [index, disturbance] of disturbances.entries()) {
      const after = ((index + 1) * operations) / (disturbances.length + 1);
      while (history.length < after) await new Promise((resolve) => setTimeout(resolve, 5));
      await disturbance();
    }
  };
  await Promise.all([disturb(), ...Array.from({ length: clients }, (_, number) => client(number))]);
  return history;
};

/** The same history with some reads that show the opposite of what was seen: so many in a thousand operations. */
export const withStaleReads = (history: readonly Operation[], perMille: number, seed: number): readonly Operation[] => {
  const reads = history.flatMap(({ op }, index) => (op === 'read' ? [index] : []));
  const count = Math.ceil((history.length * perMille) / 1000);
  const stale = new Set(fc.sample(fc.constantFrom(...reads), { numRuns: count, seed }));
  return history.map((one, index) => (stale.has(index) ? { ...one, status: one.status === 200 ? 404 : 200 } : one));
};
