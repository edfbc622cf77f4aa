import type { Handler } from '../spec/types.ts';
import { findInstance } from '../world/find.ts';
import { page } from '../world/kernel/paging.ts';

export const ListInstance: Handler<'ListInstance'> = ({ path, query }, { store, profile }) => {
  const instances = store.instances
    .under(path.project_id)
    .filter(({ status }) => query.status === undefined || status === query.status)
    .filter(
      (row) => query.enterprise_project_id === undefined || row.enterprise_project_id === query.enterprise_project_id,
    );
  const { items, total } = page(instances, query, profile);
  return { instances: items, total };
};

export const ShowInstance: Handler<'ShowInstance'> = ({ path }, world) => findInstance(world, path);
