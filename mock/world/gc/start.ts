import { conflict } from '../../errors/conflict.ts';
import { scriptedFailure } from '../executions/scripted-failure.ts';
import { overrideOf, start } from '../executions/start.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { gcKind, usualLifeCycle } from './kind.ts';
import { firstOpen, queued } from './queue.ts';
import type { GcParameters, GcRun, GcScheduleRow } from './rows.ts';
import type { GcTables } from './tables.ts';

export type GcTrigger = 'manual' | 'scheduled';

/** Starts a run of garbage collection of the schedule's instance; it waits for those under way. */
export const startRun = (
  { id: policy_id, instance_id }: Pick<GcScheduleRow, 'id' | 'instance_id'>,
  { trigger, parameters }: { readonly trigger: GcTrigger; readonly parameters: GcParameters },
  world: WritableWorld<GcTables>,
): GcRun => {
  const { lifeCycle = usualLifeCycle(world.profile), fail } = overrideOf(gcKind.family, policy_id, world) ?? {};
  const { name: repository = '' } = world.tables.instances.get(instance_id) ?? {};
  const fails = scriptedFailure(fail)(repository);
  const task = { repository, items: [{ schedule_id: policy_id }], ...(fails !== undefined && { fails }) };
  const plan = { kind: 'listed', tasks: [task] } as const;
  const own = queued(policy_id, lifeCycle, world);
  return start(gcKind, { policy_id, trigger, plan, about: { parameters }, lifeCycle: own }, world);
};

/** Refuses to collect garbage while it is being collected, where the profile says so. */
export const refuseSecond = (schedule: GcScheduleRow, world: WritableWorld<GcTables>): void => {
  const open = world.profile['gc.while_running'] === 'reject' ? firstOpen(schedule.id, world) : undefined;
  if (open !== undefined) throw conflict(`Task ${open.id} of garbage collection has not ended`, world);
};

/** Refuses to stop a task that has ended, where the profile says so. */
export const refuseEnded = (id: number, world: WritableWorld<GcTables>): void => {
  if (world.profile['gc.stop_ended'] === 'reject') throw conflict(`Task ${id} of garbage collection has ended`, world);
};
