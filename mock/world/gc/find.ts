import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findInstance, type InstancePath } from '../resources/find.ts';
import type { InstanceRow } from '../resources/rows.ts';
import type { GcRun } from './rows.ts';
import { scheduleOfInstance } from './schedule.ts';
import type { GcTables } from './tables.ts';

/** The instance, where its tenant may have its garbage collected. */
export const findCollected = (world: World<GcTables>, path: InstancePath): InstanceRow => {
  const allowed = world.profile['gc.allow_list'];
  if (allowed === 'gateway_404') throw apiError('api_not_found', {});
  const instance = findInstance(world, path);
  if (allowed === 'forbidden') {
    throw apiError('forbidden', { detail: 'Garbage collection is open to tenants on its allow list' });
  }
  return instance;
};

/** The runs that an instance has had, by ascending id. */
export const runsOf = (world: World<GcTables>, instance_id: string): readonly GcRun[] => {
  const schedule = scheduleOfInstance(instance_id, world);
  const rows = schedule === undefined ? [] : world.tables.gc.executions.under(schedule.id);
  return rows.filter((row): row is GcRun => row.kind === 'live');
};

export const findRun = (world: World<GcTables>, path: InstancePath & { readonly gc_id: number }): GcRun => {
  const { id } = findCollected(world, path);
  const row = world.tables.gc.executions.get(path.gc_id);
  if (row?.kind !== 'live' || row.policy_id !== scheduleOfInstance(id, world)?.id) {
    throw apiError('gc_task_not_found', path);
  }
  return row;
};
