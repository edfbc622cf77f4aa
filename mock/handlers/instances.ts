import { pageOf } from '../world/kernel/paging.ts';
import { findInstance } from '../world/resources/find.ts';
import { toInstance } from '../world/resources/views.ts';
import type { Read } from './handler.ts';

export const ListInstance: Read<'ListInstance'> = ({ path, query }, { tables, profile }) => {
  const { status, enterprise_project_id: wanted } = query;
  const found = tables.instances
    .under(path.project_id)
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => wanted === undefined || row.enterprise_project_id === wanted);
  const { items: instances, total } = pageOf(found, { query, profile, view: toInstance });
  return { instances, total };
};

export const ShowInstance: Read<'ShowInstance'> = ({ path }, world) => toInstance(findInstance(world, path));
