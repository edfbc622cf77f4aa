/**
 * Processes that are killed while clients write and upload, while they start and while they write snapshots: CRASH_ROUNDS of
 * them (50), the same for the same CRASH_SEED (1) but for what the machine's speed makes of it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useBundle } from '../../processes/bundle.ts';
import { step } from '../../world/replay/steps.ts';
import { freshPath } from '../kept.ts';
import { type Answered, attack, nothingAnswered } from './clients.ts';
import { startVictim } from './process.ts';
import { isInSnapshot } from './trace.ts';
import { History, type Place, verified } from './verified.ts';

const rounds = Number(process.env.CRASH_ROUNDS ?? 50);
const seed = Number(process.env.CRASH_SEED ?? 1);
/** Then a folder is begun anew, by a start that is killed. */
const roundsOfFolder = 10;

const programs = useBundle({ main: 'cli/main.ts', child: 'test/data/crash/child.ts' });

const round = fc.record({
  /** What users start, or one that writes a snapshot after so many commands. */
  snapshotCommands: fc.constantFrom(undefined, 3, 10, 30),
  /** Whether it is killed before it serves. */
  isAtStart: fc.constantFrom(true, false, false, false),
  /** Then after so much of the time that the last start took. */
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  /** Else so long after so many answers. */
  answers: fc.integer({ min: 0, max: 150 }),
  pauseMs: fc.integer({ min: 0, max: 10 }),
});

type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never;

/** How many processes were killed in the midst of what. */
const moments = { firstStart: 0, start: 0, calls: 0, snapshot: 0, upload: 0 };

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const startedOn = ({ folder }: Place, trace: string, { snapshotCommands }: Round) =>
  snapshotCommands === undefined
    ? startVictim(`${programs}/main.js`, [
        ...['--port', '0', '--data', folder, '--keep-executions', '5', '--quiet', '--print', 'json'],
      ])
    : startVictim(`${programs}/child.js`, [folder, trace, String(snapshotCommands)]);

let lastStartMs = 300;

/** Lets a process be killed, and gives what it had answered. */
const killed = async (place: Place, trace: string, index: number, one: Round): Promise<Answered> => {
  const begunMs = performance.now();
  const victim = startedOn(place, trace, one);
  const ready = victim.ready();
  const isFirst = place.history.all.length === 0;
  if (one.isAtStart) {
    const served = await Promise.race([ready, passed(one.part * lastStartMs)]);
    await victim.kill();
    if (served === undefined) moments[isFirst ? 'firstStart' : 'start'] += 1;
    return nothingAnswered();
  }
  const served = await ready;
  if (served === undefined) throw new Error('it was killed by somebody else');
  lastStartMs = performance.now() - begunMs;
  const steps = fc.sample(step, { numRuns: 400, seed: seed * 10_000 + index });
  const answered = nothingAnswered();
  let isOver = false;
  const over = attack(served, steps, index * 100, answered).finally(() => {
    isOver = true;
  });
  while (answered.count < one.answers && !isOver) await passed(1);
  await passed(one.pauseMs);
  await victim.kill();
  await over;
  if (answered.brokenCalls > 0) moments.calls += 1;
  if (answered.brokenUploads > 0) moments.upload += 1;
  if (isInSnapshot(trace)) moments.snapshot += 1;
  return answered;
};

test(`${rounds} kills lose nothing that was answered`, async () => {
  let place: Place | undefined;
  let [commands, blobs] = [0, 0];
  const kinds = new Set<string>();
  for (const [index, one] of fc.sample(round, { numRuns: rounds, seed }).entries()) {
    const isFirst = index % roundsOfFolder === 0;
    if (isFirst) place = undefined;
    place ??= { folder: freshPath(), history: new History() };
    const { length } = place.history.all;
    const trace = freshPath('trace');
    const answered = await killed(place, trace, index, isFirst ? { ...one, isAtStart: true } : one);
    await verified(place, trace, answered);
    commands += place.history.all.length - length;
    for (const { command } of place.history.all.slice(length)) kinds.add(command.kind);
    blobs += answered.blobs.size;
  }
  console.log(
    `${rounds} kills: ${Object.entries(moments)
      .map(([moment, kills]) => `${moment} ${kills}`)
      .join(', ')}`,
  );
  console.log(`${commands} commands of ${kinds.size} kinds and ${blobs} blobs were kept`);
  // A run in which hardly anything was written, or nobody was killed in the midst of something, would say nothing.
  expect(commands).toBeGreaterThan(rounds * 10);
  expect(blobs).toBeGreaterThan(rounds);
  for (const [moment, kills] of Object.entries(moments))
    expect(kills, `${moment}, of ${rounds} kills`).toBeGreaterThanOrEqual(Math.floor(rounds / 25));
});
