import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import type { Log, Whole } from '../../mock/log/log.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';
import { completed } from '../../mock/options/options.ts';
import { type ManualClock, manualClock } from '../../mock/world/kernel/clock.ts';
import { disarm, perform } from './replay/perform.ts';
import { callOf, startOfTime } from './replay/recorded.ts';
import { everything, step } from './replay/steps.ts';

/** A fake whose state can be had as texts, and that may begin with those of another. */
const start = async (clock: ManualClock, saved?: readonly string[]) => {
  const told: Whole[] = [];
  const log: Log = {
    ...createMemoryLog(clock),
    beginning: () => ({ saved, held: [] }),
    follows: (whole) => told.push(whole),
  };
  const core = await createCore(completed({ seed: 'demo', keepExecutions: 5, clock }), log);
  const [whole] = told;
  if (whole === undefined) throw new Error('the log was not told how to get at the state');
  return { clock, call: callOf(core), ...whole };
};

const same = (clock: ManualClock): ManualClock => {
  const other = manualClock(startOfTime);
  other.advance(clock.now() - other.now());
  return other;
};

const some = fc.array(step, { maxLength: 20 });

test('a state that was saved and restored at any point goes on as the one it was taken of', async () => {
  await fc.assert(
    fc.asyncProperty(some, some, async (before, after) => {
      const original = await start(manualClock(startOfTime));
      await perform(original, before);
      const again = await start(same(original.clock), [...original.texts()]);
      const rest = [...after, disarm, ...everything];
      expect(again.digest()).toBe(original.digest());
      expect(await perform(again, rest)).toEqual(await perform(original, rest));
      expect(again.digest()).toBe(original.digest());
    }),
    { numRuns: 12, seed: 32 },
  );
}, 60_000);

test('the texts are those of the moment at which they were asked for', async () => {
  const original = await start(manualClock(startOfTime));
  const expected = [...original.texts()];
  const asked = original.texts();
  await original.call('POST', '/_fake/artifacts', { namespace_name: 'root', repository_name: 'new', tags: ['1'] });
  await original.call('POST', '/_fake/clock', { advance: '3h' });
  expect([...asked]).toEqual(expected);
});

test('no text is long, and a state that was read from texts gives the same texts', async () => {
  const original = await start(manualClock(startOfTime));
  await original.call('POST', '/_fake/executions', { tasks: 3000, life_cycle: 'immediate' });
  const texts = [...original.texts()];
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(400_000);
  expect([...(await start(same(original.clock), texts)).texts()]).toEqual(texts);
});
