/**
 * Processes that are killed while clients write, while they start and while they write snapshots: CRASH_ROUNDS of them (50),
 * the same for the same CRASH_SEED (1).
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useBundle } from '../../processes/bundle.ts';
import { step } from '../../world/replay/steps.ts';
import { freshPath } from '../kept.ts';
import { attack, nothingAnswered } from './clients.ts';
import { startVictim } from './process.ts';
import { History, type Place, verified } from './verified.ts';

const rounds = Number(process.env.CRASH_ROUNDS ?? 50);
const seed = Number(process.env.CRASH_SEED ?? 1);
/** Then a folder is begun anew, so that first starts are killed as well. */
const roundsOfFolder = 10;

const programs = useBundle({ main: 'cli/main.ts', child: 'test/data/crash/child.ts' });

const round = fc.record({
  /** What users start, or one that writes a snapshot after so many commands. */
  snapshotCommands: fc.constantFrom(undefined, 3, 10, 30),
  /** Whether it is killed before it serves. */
  isAtStart: fc.constantFrom(true, false, false, false),
  afterMs: fc.integer({ min: 0, max: 400 }),
  /** Else so long after so many answers. */
  answers: fc.integer({ min: 0, max: 150 }),
  pauseMs: fc.integer({ min: 0, max: 10 }),
});

type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never;

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const startedOn = ({ folder, trace }: Place, { snapshotCommands }: Round) =>
  snapshotCommands === undefined
    ? startVictim(`${programs}/main.js`, [
        ...['--port', '0', '--data', folder, '--keep-executions', '5', '--quiet', '--print', 'json'],
      ])
    : startVictim(`${programs}/child.js`, [folder, trace, String(snapshotCommands)]);

/** Lets a process be killed, and gives what it had answered. */
const killed = async (place: Place, index: number, one: Round) => {
  const victim = startedOn(place, one);
  if (one.isAtStart) {
    await passed(one.afterMs);
    await victim.kill();
    return nothingAnswered();
  }
  const served = await victim.ready();
  if (served === undefined) throw new Error('it was killed by somebody else');
  const steps = fc.sample(step, { numRuns: 400, seed: seed * 10_000 + index });
  const answered = nothingAnswered();
  const attacking = attack(served, steps, index * 100, answered);
  let isOver = false;
  const over = attacking.finally(() => {
    isOver = true;
  });
  while (answered.count < one.answers && !isOver) await passed(1);
  await passed(one.pauseMs);
  await victim.kill();
  await over;
  return answered;
};

test(`${rounds} kills lose nothing that was answered`, async () => {
  let place: Place | undefined;
  let [commands, blobs] = [0, 0];
  for (const [index, one] of fc.sample(round, { numRuns: rounds, seed }).entries()) {
    if (index % roundsOfFolder === 0) place = undefined;
    place ??= { folder: freshPath(), trace: freshPath('trace'), history: new History() };
    const { length } = place.history.all;
    const answered = await killed(place, index, one);
    await verified(place, answered);
    commands += place.history.all.length - length;
    blobs += answered.blobs.size;
  }
  console.log(`${rounds} kills, ${commands} commands, ${blobs} blobs`);
  // A run in which hardly anything was written would say nothing.
  expect(commands).toBeGreaterThan(rounds * 10);
  expect(blobs).toBeGreaterThan(rounds);
});
