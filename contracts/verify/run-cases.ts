import type { Case } from '../case.ts';
import type { Seen } from '../causes/seen.ts';
import { compare, judgedAlone } from '../compare/compare.ts';
import { CouldNotRun, confirmed, type Host } from '../host/host.ts';
import { printable } from '../host/printable.ts';
import { toStdout } from '../reports/write.ts';
import { type CaseResult, type Outcome, resultOf } from '../result.ts';
import { Unreachable } from '../service/exchange.ts';
import type { Target } from '../target.ts';
import type { Connection } from '../targets/connect.ts';
import { createInterruption, type Interruption } from '../targets/guard.ts';
import { type Ledger, passedAtIn } from './ledger.ts';
import { closeTarget, endpointsOf, openTargets, type RealAndFake } from './open-targets.ts';
import type { VerifyOptions } from './options.ts';
import { writePlan } from './plan.ts';
import { createProgress, type Progress } from './progress.ts';
import { seenBy, seenByBoth } from './see-behaviours.ts';
import { tryCase } from './try-case.ts';

type Name = Pick<Target, 'name' | 'kind'>;

export interface Run extends RealAndFake<Name> {
  readonly results: readonly CaseResult[];
  /** What was seen of the behaviours behind the cases that failed. */
  readonly seen: Seen;
  /** What the live target alone came to, for the ledger. */
  readonly liveOutcomes: ReadonlyMap<string, Outcome> | undefined;
  readonly beganMs: number;
  readonly stopped: string | undefined;
  /** Why the answers could not be recorded. */
  readonly unwritten: string | undefined;
  readonly remarks: readonly string[];
}

interface Tried {
  readonly result: CaseResult;
  /** What the measure alone came to. */
  readonly alone: Outcome;
}

const tryOne = async (
  trial: Case,
  { real, fake }: RealAndFake<Connection>,
  ledger: Ledger | undefined,
): Promise<Tried> => {
  const passedAt = passedAtIn(ledger, trial.id);
  const first = await tryCase(trial, real.target, real.profile);
  if (fake === undefined)
    return { alone: first.result, result: judgedAlone(first, real.target.kind === 'live' ? passedAt : undefined) };
  const wasTried = first.result !== 'skipped' && first.result !== 'broken';
  const second = wasTried ? await tryCase(trial, fake.target, fake.profile) : first;
  const sameData = real.target.kind === fake.target.kind;
  const result = compare({
    real: { name: real.target.name, result: first },
    fake: { name: fake.target.name, result: second },
    values: sameData ? 'all' : trial.effect === 'write' ? 'outside lists' : 'errors',
    passedAt,
  });
  return { alone: first.result, result };
};

const tryAll = async (
  cases: readonly Case[],
  targets: RealAndFake<Connection>,
  ledger: Ledger | undefined,
  { stopped: isStopped }: Interruption,
  progress: Progress,
) => {
  const results: CaseResult[] = [];
  const alone = new Map<string, Outcome>();
  let stopped: string | undefined;
  for (const trial of cases) {
    if (stopped !== undefined) {
      results.push(resultOf(trial, { result: 'skipped', reason: 'not reached' }));
      continue;
    }
    progress.began(trial.id);
    const tried = await tryOne(trial, targets, ledger);
    results.push(tried.result);
    alone.set(trial.id, tried.alone);
    progress.ended(trial.id, tried.result.result);
    stopped = isStopped() ? 'it was interrupted' : (targets.real.target.lost() ?? targets.fake?.target.lost());
  }
  progress.done();
  return { results, alone, stopped };
};

/** Asks the targets, while they are there, the open questions behind the cases that failed. */
const seenOf = async (
  { real, fake }: RealAndFake<Connection>,
  results: readonly CaseResult[],
  { stopped }: Interruption,
): Promise<Seen> => {
  const first = await seenBy(real.target, results, stopped);
  return fake === undefined ? first : seenByBoth(first, await seenBy(fake.target, results, stopped), results);
};

const nameOf = ({ target: { name, kind } }: Connection): Name => ({ name, kind });

/** Opens the targets, tries every case, and deletes whatever was made, however the run ends. */
export const runCases = async (
  cases: readonly Case[],
  ledger: Ledger | undefined,
  options: VerifyOptions,
  host: Host,
): Promise<Run> => {
  const beganMs = Date.now();
  const { allowWrites = false, yes = false, live = false } = options;
  const { real } = endpointsOf(options);
  if (live && allowWrites) await confirmed(writePlan(cases, real.where, options), yes, host);
  const interruption = createInterruption();
  host.onSignal(interruption.stop);
  const targets = await openTargets(options, host, interruption).catch((error: unknown) => {
    throw error instanceof Unreachable ? new CouldNotRun(error.message) : error;
  });
  const quiet = toStdout(options.report);
  const output = { write: quiet ? host.warn : host.write, terminal: host.terminal && !quiet };
  const remarks: string[] = [];
  let unwritten: string | undefined;
  const tried = async () => {
    const done = await tryAll(cases, targets, ledger, interruption, createProgress(output, cases.length));
    const isOver = done.stopped !== undefined;
    return { ...done, seen: isOver ? new Map() : await seenOf(targets, done.results, interruption) };
  };
  const done = await tried().finally(async () => {
    for (const one of [targets.fake, targets.real]) {
      const closing = await closeTarget(one);
      remarks.push(...closing.remarks);
      unwritten ??= closing.unwritten;
    }
    for (const remark of remarks) host.warn(`fake-swr verify: ${printable(remark)}\n`);
  });
  return {
    real: nameOf(targets.real),
    fake: targets.fake && nameOf(targets.fake),
    results: done.results,
    seen: done.seen,
    liveOutcomes: targets.real.target.kind === 'live' ? done.alone : undefined,
    beganMs,
    stopped: done.stopped,
    unwritten,
    remarks,
  };
};
