import type { Case } from '../case.ts';
import { alone, type Result, together } from '../compare/compare.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { toStdout } from '../reports/write.ts';
import type { Target } from '../target.ts';
import { type Connection, connect } from '../targets/connect.ts';
import { createInterruption, type Interruption, judged } from '../targets/guard.ts';
import { Unreachable } from '../targets/transport.ts';
import { type Ledger, passedBefore } from './ledger.ts';
import type { VerifyOptions } from './options.ts';
import { confirmed, writePlan } from './plan.ts';
import { createProgress } from './progress.ts';

type Name = Pick<Target, 'name' | 'kind'>;

export interface Run {
  /** The target; with --against the one that the other is measured by. */
  readonly real: Name;
  readonly fake: Name | undefined;
  readonly results: readonly Result[];
  /** What the live target alone came to, for the ledger. */
  readonly liveResults: ReadonlyMap<string, Result['result']> | undefined;
  readonly beganMs: number;
  readonly stopped: string | undefined;
  readonly remarks: readonly string[];
}

interface Ends {
  readonly real: Connection;
  readonly fake: Connection | undefined;
}

/** With two targets the live one is the measure, else the one after --against; with one there is nothing to measure. */
const placesOf = ({ target, against, live = false }: VerifyOptions) => {
  const isLive = (where: string, other: string | undefined) => live && where !== 'inprocess' && other !== undefined;
  if (against === undefined) return { real: { where: target, live: live && target !== 'inprocess' }, fake: undefined };
  const targetIsLive = isLive(target, against);
  const againstIsLive = !targetIsLive && isLive(against, target);
  const [one, two] = [
    { where: target, live: targetIsLive },
    { where: against, live: againstIsLive },
  ];
  return targetIsLive ? { real: one, fake: two } : { real: two, fake: one };
};

const open = async (options: VerifyOptions, host: Host, interruption: Interruption): Promise<Ends> => {
  const { real, fake } = placesOf(options);
  const first = await connect(real.where, real.live, options, host, interruption);
  if (fake === undefined) return { real: first, fake: undefined };
  try {
    return { real: first, fake: await connect(fake.where, fake.live, options, host, interruption) };
  } catch (error) {
    await first.close();
    throw error;
  }
};

const tryOne = async (trial: Case, { real, fake }: Ends, ledger: Ledger | undefined) => {
  const before = passedBefore(ledger, trial.id);
  const outcome = await judged(trial, real.target, real.answers);
  if (fake === undefined) return { own: outcome.result, result: alone(outcome, real.target.kind === 'live' && before) };
  const isTried = outcome.result !== 'skipped' && outcome.result !== 'broken';
  const other = isTried ? await judged(trial, fake.target, fake.answers) : outcome;
  const sameData = real.target.kind === fake.target.kind;
  const values = sameData ? 'all' : trial.effect === 'write' ? 'outside lists' : 'errors';
  const pair = {
    real: { name: real.target.name, outcome },
    fake: { name: fake.target.name, outcome: other },
    values,
    passedBefore: before,
  } as const;
  return { own: outcome.result, result: together(trial, pair) };
};

const tryAll = async (
  cases: readonly Case[],
  ends: Ends,
  ledger: Ledger | undefined,
  { stopped }: Interruption,
  progress: ReturnType<typeof createProgress>,
) => {
  const results: Result[] = [];
  const own = new Map<string, Result['result']>();
  let reason: string | undefined;
  for (const trial of cases) {
    if (reason === undefined) {
      progress.began(trial.id);
      const tried = await tryOne(trial, ends, ledger);
      results.push(tried.result);
      own.set(trial.id, tried.own);
      progress.ended(trial.id, tried.result.result);
      reason = stopped() ? 'it was interrupted' : (ends.real.target.lost() ?? ends.fake?.target.lost());
    } else results.push({ trial, result: 'skipped', reason: 'not reached', differences: [], exchanges: [] });
  }
  progress.done();
  return { results, own, stopped: reason };
};

const closed = async (connection: Connection | undefined): Promise<readonly string[]> => {
  try {
    await connection?.close();
    return [];
  } catch (error) {
    return [`${connection?.target.name} could not be cleaned up: ${(error as Error).message}`];
  }
};

/** Opens the targets, tries every case, and takes away whatever was made, however the run ends. */
export const run = async (
  cases: readonly Case[],
  ledger: Ledger | undefined,
  options: VerifyOptions,
  host: Host,
): Promise<Run> => {
  const beganMs = Date.now();
  const { allowWrites = false, yes = false, live = false } = options;
  const { real } = placesOf(options);
  if (live && !real.live) throw new CouldNotRun('--live needs the URL of the real service as --target');
  if (live && allowWrites) await confirmed(writePlan(cases, real.where, options), yes, host);
  const interruption = createInterruption();
  host.onSignal(interruption.stop);
  const ends = await open(options, host, interruption).catch((error: unknown) => {
    throw error instanceof Unreachable ? new CouldNotRun(error.message) : error;
  });
  const quiet = toStdout(options.report);
  const progress = createProgress(
    { write: quiet ? host.warn : host.write, terminal: host.terminal && !quiet },
    cases.length,
  );
  const remarks: string[] = [];
  const done = await tryAll(cases, ends, ledger, interruption, progress).finally(async () => {
    for (const end of [ends.fake, ends.real]) remarks.push(...(await closed(end)));
    for (const remark of remarks) host.warn(`fake-swr verify: ${remark}\n`);
  });
  const name = ({ name: called, kind }: Name): Name => ({ name: called, kind });
  return {
    real: name(ends.real.target),
    fake: ends.fake && name(ends.fake.target),
    results: done.results,
    liveResults: ends.real.target.kind === 'live' ? done.own : undefined,
    beganMs,
    stopped: done.stopped,
    remarks,
  };
};
