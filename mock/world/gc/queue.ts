import type { LifeCycle } from '../executions/life-cycle.ts';
import { type PartState, whenDone } from '../executions/progress.ts';
import { singleRunState } from '../executions/single-run.ts';
import { isOpenStatus } from '../executions/states.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { GcRun } from './rows.ts';
import type { GcTables } from './tables.ts';

const itemCount = 1;

/** How far a run is, and since when. */
export const progressOf = (run: GcRun, nowMs: number): PartState => {
  const { stoppedMs } = run.about;
  if (stoppedMs !== undefined) return { status: 'Stopped', sinceMs: stoppedMs };
  return singleRunState(run, nowMs);
};

export const isOpen = (run: GcRun, nowMs: number): boolean => isOpenStatus(progressOf(run, nowMs).status);

type Collecting = Pick<World<GcTables>, 'tables' | 'nowMs'>;

/** The first run that has not ended, be it one that never will. */
export const firstOpen = (schedule_id: number, { tables, nowMs }: Collecting): GcRun | undefined =>
  tables.gc.executions.under(schedule_id).find((row): row is GcRun => row.kind === 'live' && isOpen(row, nowMs));

/** The runs that are going to end and have not yet, by ascending id: those whose effect is still to come. */
export const openRuns = (schedule_id: number, { tables }: Pick<Collecting, 'tables'>): readonly GcRun[] =>
  tables.gc.pendingEffects.under(0).flatMap(({ id }) => {
    const row = tables.gc.executions.get(id);
    return row?.kind === 'live' && row.policy_id === schedule_id ? [row] : [];
  });

/** When the last of the runs will have ended; nobody can say that of one that goes on by calls, which keeps none waiting. */
const lastEndMs = (runs: readonly GcRun[], nowMs: number): number =>
  Math.max(nowMs, ...runs.map((run) => whenDone({ ...run, itemCount }, itemCount) ?? nowMs));

/** The life cycle of a run that waits for those before it. Source: Harbor runs one at a time. */
export const queued = (schedule_id: number, lifeCycle: LifeCycle, world: Collecting): LifeCycle => {
  if (lifeCycle.kind !== 'timed') return lifeCycle;
  const waitMs = lastEndMs(openRuns(schedule_id, world), world.nowMs) - world.nowMs;
  return { ...lifeCycle, pendingMs: lifeCycle.pendingMs + waitMs };
};

/** Lets the runs that wait behind a run move up, since it is going to be stopped now. */
export const moveUp = (stopped: GcRun, world: WritableWorld<GcTables>): void => {
  const open = openRuns(stopped.policy_id, world);
  const before = open.filter(({ id }) => id < stopped.id);
  const savedMs = lastEndMs([...before, stopped], world.nowMs) - lastEndMs(before, world.nowMs);
  for (const run of open) {
    const { lifeCycle } = run;
    if (run.id <= stopped.id || lifeCycle.kind !== 'timed') continue;
    const pendingMs = Math.max(0, lifeCycle.pendingMs - savedMs);
    world.tables.gc.executions.replace({ ...run, lifeCycle: { ...lifeCycle, pendingMs } });
  }
};
