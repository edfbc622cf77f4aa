import { choicesOf } from '../kernel/profile.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { dropOld } from './history.ts';
import type { LifeCycleTables, RunKind } from './kinds.ts';
import { type LifeCycle, lifeCycles } from './life-cycle.ts';
import { needsEffects } from './need.ts';
import { type PlanSource, planFrom } from './plan.ts';
import type { KindTypes, LifeCycleOverrideRow, LiveExecution } from './rows.ts';

export const overrideId = (family: string, policyId: number): string => `${family}/${policyId}`;

type Override = Pick<LifeCycleOverrideRow, 'lifeCycle' | 'fail'>;

/** How executions of the policy run where a test has said so of it, or of its family. */
export const overrideOf = (
  family: string,
  policyId: number,
  { tables: { lifeCycleOverrides } }: Pick<World<LifeCycleTables>, 'tables'>,
): Override | undefined =>
  lifeCycleOverrides.get(overrideId(family, policyId)) ?? lifeCycleOverrides.get(overrideId(family, 0));

/** How executions of the policy run: its own override, else its family's, else the profile's pace. */
export const lifeCycleOf = (family: string, policyId: number, world: World<LifeCycleTables>): Override =>
  overrideOf(family, policyId, world) ?? {
    lifeCycle: lifeCycles[choicesOf(world.profile, family)['executions.pace']],
  };

export interface Start<Kind extends KindTypes> {
  readonly policy_id: number;
  readonly trigger: string;
  readonly plan: PlanSource<Kind['Item']>;
  readonly about: Kind['About'];
  /** How it goes on; as the policy's executions usually do when left out. */
  readonly lifeCycle?: LifeCycle | undefined;
}

/** Starts an execution at the world's moment. */
export const start = <Tables extends LifeCycleTables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { policy_id, trigger, plan, about, lifeCycle: own }: Start<Kind>,
  world: WritableWorld<Tables>,
): LiveExecution<Kind> => {
  const lifeCycle = own ?? lifeCycleOf(kind.family, policy_id, world).lifeCycle;
  const beginning = { policy_id, plan, about, lifeCycle };
  const hasEffects = needsEffects(kind, beginning, world as unknown as World<Tables>);
  const { executions, pendingEffects, tasks, subTasks } = kind.tables(world.tables);
  const { taskCount, itemCount } = planFrom(plan, kind.makeItem);
  const row: LiveExecution<Kind> = {
    kind: 'live',
    id: executions.reserve(),
    policy_id,
    trigger,
    startedMs: world.nowMs,
    lifeCycle,
    plan,
    firstTaskId: tasks.reserve(taskCount),
    firstSubTaskId: subTasks.reserve(itemCount),
    checkpoints: [],
    polls: 0,
    about,
  };
  executions.add(row);
  if (hasEffects) pendingEffects.add({ id: row.id, done: 0 });
  dropOld(kind, policy_id, world);
  return row;
};
