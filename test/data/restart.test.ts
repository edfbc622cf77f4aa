import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock } from '../../mock/world/kernel/clock.ts';
import type { Step } from '../world/replay/call.ts';
import { disarm, perform } from '../world/replay/perform.ts';
import { startOfTime } from '../world/replay/recorded.ts';
import { everything, step } from '../world/replay/steps.ts';
import { freshPath, type Kept, startKept } from './kept.ts';

const ask = [disarm, ...everything];
const runs = Number(process.env.RESTART_SEQUENCES ?? 5);

/** The same folder in another process, whose clock shows what the first one's shows now. */
const restarted = async (folder: string, { close, clock }: Kept): Promise<Kept> => {
  await close();
  const again = manualClock(startOfTime);
  again.advance(clock.now() - again.now());
  return startKept(folder, { clock: again });
};

/** Runs steps with a fake that is started anew between the pieces, and gives what it is then asked. */
const inPieces = async (pieces: readonly (readonly Step[])[], commands: number): Promise<readonly string[]> => {
  const folder = freshPath();
  let kept = await startKept(folder, { keepExecutions: 5, snapshotEvery: { commands, ms: Number.POSITIVE_INFINITY } });
  const answers: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) kept = await restarted(folder, kept);
    answers.push(...(await perform(kept, piece)));
  }
  const before = await perform(kept, ask);
  kept = await restarted(folder, kept);
  expect(await perform(kept, ask)).toEqual(before);
  expect(kept.bugs).toEqual([]);
  await kept.close();
  return [...answers, ...before];
};

const some = fc.array(step, { maxLength: 15 });

test('whatever was done, every read is the same after a restart, and so is all that is done then', async () => {
  await fc.assert(
    fc.asyncProperty(some, some, fc.constantFrom(2, 7, 10_000), async (one, other, commands) => {
      const whole = await inPieces([[...one, ...other]], 10_000);
      expect(await inPieces([one, other], commands)).toEqual(whole);
    }),
    { numRuns: runs, seed: 31 },
  );
}, 120_000);
