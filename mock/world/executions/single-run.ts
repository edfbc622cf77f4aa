import type { WritableWorld } from '../kernel/world.ts';
import type { LifeCycleTables, RunKind } from './kinds.ts';
import { type LifeCycle, lifeCycles } from './life-cycle.ts';
import { type PartState, reachAt, statusOf } from './progress.ts';
import type { KindTypes, LiveExecution } from './rows.ts';
import { scriptedFailure } from './scripted-failure.ts';
import { overrideOf, start } from './start.ts';

// A run that is one piece of work: a scan, a collection of garbage.

/** How it goes on: by the pace that the family's behaviour says. */
export const singleRunPaces = {
  seconds: { kind: 'timed', initializedMs: 0, pendingMs: 2000, itemMs: 10_000 },
  instant: lifeCycles.instant,
} as const satisfies Record<string, LifeCycle>;

export interface SingleRun<Kind extends KindTypes> {
  /** The id that stands where a policy's does. */
  readonly policy_id: number;
  readonly trigger: string;
  /** What a script of failures knows it by. */
  readonly repository: string;
  readonly item: Kind['Item'];
  readonly about: Kind['About'];
  /** Its life cycle where no test has said another; `queued` may put off either. */
  readonly usual: LifeCycle;
  readonly queued?: (lifeCycle: LifeCycle) => LifeCycle;
}

export const startSingleRun = <Tables extends LifeCycleTables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { policy_id, trigger, repository, item, about, usual, queued = (lifeCycle) => lifeCycle }: SingleRun<Kind>,
  world: WritableWorld<Tables>,
): LiveExecution<Kind> => {
  const { lifeCycle = usual, fail } = overrideOf(kind.family, policy_id, world) ?? {};
  const fails = scriptedFailure(fail)(repository);
  const plan = {
    kind: 'listed',
    tasks: [{ repository, items: [item], ...(fails !== undefined && { fails }) }],
  } as const;
  return start(kind, { policy_id, trigger, plan, about, lifeCycle: queued(lifeCycle) }, world);
};

/** How far it is, and since when. */
export const singleRunState = <Kind extends KindTypes>(run: LiveExecution<Kind>, nowMs: number): PartState => {
  const fails = run.plan.kind === 'listed' && run.plan.tasks.some((task) => task.fails !== undefined);
  const progress = { ...run, itemCount: 1 };
  return statusOf(progress, { first: 0, end: 1, fails }, reachAt(progress, nowMs));
};
