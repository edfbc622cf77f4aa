import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Accepted } from '../../mock/log/log.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';

const never = (error: Error): void => {
  throw error;
};

const command = (commandId: string) => ({ kind: 'k', input: {}, commandId });

/** A log by a clock that shows these times one after the other, the last of them for good. */
const logAt = (times: readonly number[]) => {
  let index = 0;
  const now = (): number => {
    const ms = times[Math.min(index, times.length - 1)] ?? 0;
    index += 1;
    return ms;
  };
  return createMemoryLog({ now });
};

test('a command is accepted at once, with the next position and the time of the clock', () => {
  const log = logAt([1000, 1005, 1005]);
  const accepted: Accepted[] = [];
  for (const id of ['a', 'b', 'c']) log.append(command(id), (entry) => accepted.push(entry), never);
  expect(accepted).toEqual([
    { position: 1, atMs: 1000, command: command('a') },
    { position: 2, atMs: 1005, command: command('b') },
    { position: 3, atMs: 1005, command: command('c') },
  ]);
});

test('a command that another one leads to comes after it', () => {
  const log = logAt([1000]);
  const positions: number[] = [];
  const outer = ({ position }: Accepted) => {
    positions.push(position);
    log.append(command('inner'), (inner) => positions.push(inner.position), never);
  };
  log.append(command('outer'), outer, never);
  expect(positions).toEqual([1, 2]);
});

test('a clock that goes back does not take commands with it, nor the reads that follow them', () => {
  const step = fc.record({ ms: fc.nat(10_000), appends: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      let nowMs = 0;
      const log = createMemoryLog({ now: () => nowMs });
      let lastMs = Number.NEGATIVE_INFINITY;
      for (const { ms, appends } of steps) {
        nowMs = ms;
        const expected = Math.max(lastMs, ms);
        expect(log.nowMs()).toBe(expected);
        if (!appends) continue;
        log.append(command('a'), ({ atMs }) => expect(atMs).toBe(expected), never);
        lastMs = expected;
      }
    }),
    { seed: 11 },
  );
});

test('a read before the first command is at the time of the clock, and holds nothing back', () => {
  const log = logAt([2000, 1000]);
  expect([log.nowMs(), log.nowMs()]).toEqual([2000, 1000]);
});
