import { conflict } from '../../errors/conflict.ts';
import { startSingleRun } from '../executions/single-run.ts';
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
  const { name: repository = '' } = world.tables.instances.get(instance_id) ?? {};
  const run = { policy_id, trigger, repository, item: { schedule_id: policy_id }, about: { parameters } };
  const usual = usualLifeCycle(world.profile);
  return startSingleRun(gcKind, { ...run, usual, queued: (cycle) => queued(policy_id, cycle, world) }, world);
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
