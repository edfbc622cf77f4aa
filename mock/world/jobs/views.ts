import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { progressOf } from './progress.ts';
import type { JobRow } from './rows.ts';

export const toJob = (row: JobRow, { profile, nowMs }: Pick<World<unknown>, 'profile' | 'nowMs'>): Wire<'Job'> => {
  const { status, reason, updated_at } = progressOf(row, nowMs);
  const isSaid = reason !== '' || profile['jobs.reason_when_fine'] === 'empty';
  return {
    id: row.id,
    instance_id: row.instance_id,
    resource_id: row.resource_id,
    resource_name: row.resource_name,
    type: row.type,
    status,
    ...(isSaid && { reason }),
    created_at: row.created_at,
    updated_at,
  };
};
