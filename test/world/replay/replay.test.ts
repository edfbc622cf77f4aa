import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock } from '../../../mock/world/kernel/clock.ts';
import { disarm, perform } from './perform.ts';
import { type Recorded, startOfTime, startRecorded } from './recorded.ts';
import { everything, reads, step } from './steps.ts';

/** The same commands in another process, whose clock shows what the first one's shows now. */
const replayed = (original: Recorded): Promise<Recorded> => {
  const clock = manualClock(startOfTime);
  clock.advance(original.clock.now() - clock.now());
  return startRecorded(original.accepted(), clock);
};

const runs = Number(process.env.REPLAY_SEQUENCES ?? 150);

test('the accepted commands of any sequence of calls give the same world again, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const original = await startRecorded();
      await perform(original, steps);
      const again = await replayed(original);
      const ask = [disarm, ...everything];
      expect(await perform(again, ask)).toEqual(await perform(original, ask));
    }),
    { numRuns: runs, seed: 11 },
  );
}, 120_000);

test('what is read in between changes nothing that is read later', async () => {
  // Without polls: a read of executions that go on by being polled is meant to matter.
  const quiet = step.filter(
    (each) => !JSON.stringify(each).includes('after-polls') && !JSON.stringify(each).includes('faults'),
  );
  const watched = fc.array(fc.tuple(quiet, fc.array(reads, { maxLength: 3 })), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(watched, async (pairs) => {
      const alone = await startRecorded();
      const seen = await startRecorded();
      await perform(
        alone,
        pairs.map(([each]) => each),
      );
      await perform(
        seen,
        pairs.flatMap(([each, looks]) => [each, ...looks]),
      );
      expect(await perform(seen, everything)).toEqual(await perform(alone, everything));
    }),
    { numRuns: Math.ceil(runs / 2), seed: 12 },
  );
}, 120_000);
