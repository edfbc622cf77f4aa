import { Cron } from 'croner';
import { execute } from './execute.ts';
import type { PolicyRow } from './rows.ts';
import type { World } from './world.ts';

/** How far a world's schedule has been run, and when it is due next; the latter holds for one version of the policies. */
export interface Schedule {
  doneMs: number;
  nextMs: number;
  version: number;
}

export const createSchedule = (nowMs: number): Schedule => ({ doneMs: nowMs, nextMs: 0, version: -1 });

/** Begins anew at the world's time: nothing before it is due. */
export const restartSchedule = ({ schedule, clock }: World): void => {
  Object.assign(schedule, createSchedule(clock.now()));
};

/** An offset, not the time zone UTC: the same times, but Node's first time zone takes longer than a first answer may. */
const cronOf = (pattern: string): Cron => new Cron(pattern, { utcOffset: 0, mode: '6-part' });

/** What is wrong with a cron expression; undefined if nothing is. */
export const cronProblem = (pattern: string): string | undefined => {
  try {
    cronOf(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

interface Due {
  readonly policy: PolicyRow;
  readonly ms: number;
}

/** A pattern that is none is never due. */
const nextRun = (pattern: string, afterMs: number): number | undefined => {
  try {
    return cronOf(pattern).nextRun(new Date(afterMs))?.getTime();
  } catch {
    return undefined;
  }
};

const nextDue = (policy: PolicyRow, afterMs: number): readonly Due[] => {
  const { enabled, trigger } = policy;
  if (!enabled || trigger.type !== 'scheduled') return [];
  const ms = nextRun(trigger.trigger_settings?.cron ?? '', afterMs);
  return ms === undefined ? [] : [{ policy, ms }];
};

const byTime = (a: Due, b: Due): number => a.ms - b.ms || a.policy.id - b.policy.id;

const scheduled = ({ store, tenant }: World): readonly PolicyRow[] =>
  store.instances
    .under(tenant.project_id)
    .flatMap(({ id }) => store.namespaces.under(id))
    .flatMap(({ id }) => store.policies.under(id));

/** How many executions the schedule would start up to that time; stops counting at `most`. */
export const countDue = (world: World, untilMs: number, most: number): number => {
  let count = 0;
  for (const policy of scheduled(world)) {
    let [due] = nextDue(policy, world.schedule.doneMs);
    while (due !== undefined && due.ms <= untilMs && count < most) {
      count += 1;
      [due] = nextDue(policy, due.ms);
    }
  }
  return count;
};

/**
 * Starts the executions that have become due since the last time, each at its own time and once, however far the clock
 * has gone. Asked before every request; as long as nothing is due it costs a comparison.
 */
export const runSchedule = (world: World): void => {
  const { schedule, store, clock } = world;
  const nowMs = clock.now();
  // Patterns go by whole seconds: within one, nothing can become due.
  if (Math.floor(nowMs / 1000) <= Math.floor(schedule.doneMs / 1000)) return;
  if (schedule.version === store.policies.version && nowMs < schedule.nextMs) {
    schedule.doneMs = Math.max(schedule.doneMs, nowMs);
    return;
  }
  let due = scheduled(world)
    .flatMap((policy) => nextDue(policy, schedule.doneMs))
    .sort(byTime);
  for (let first = due[0]; first !== undefined && first.ms <= nowMs; first = due[0]) {
    const { policy, ms } = first;
    execute(policy, 'scheduled', world, { startedMs: ms });
    due = [...due.slice(1), ...nextDue(policy, ms)].sort(byTime);
  }
  schedule.doneMs = Math.max(schedule.doneMs, nowMs);
  schedule.nextMs = due[0]?.ms ?? Number.POSITIVE_INFINITY;
  schedule.version = store.policies.version;
};
