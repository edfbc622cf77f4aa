import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { statusOf } from '../world/resources/creation.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import type { Shown } from './around.ts';
import { holds, pageOf } from './page.ts';

const shown = (row: InstanceRow, { tables, nowMs }: Shown): Schemas['BrowsedInstance'] => {
  const { id, name, version, spec, access_address, created_at } = row;
  const namespaces = tables.namespaces.under(id);
  const repositories = namespaces.flatMap((namespace) => tables.repositories.under(namespace.id));
  return {
    ...{ id, name, status: statusOf(row, nowMs), version, spec, access_address, created_at },
    namespace_count: namespaces.length,
    repository_count: repositories.length,
    artifact_count: repositories.reduce((sum, each) => sum + tables.artifacts.under(each.id).length, 0),
  };
};

export const instances = (
  { query }: ControlInput<'browseInstances'>,
  world: Shown,
): ControlOutput<'browseInstances'> => {
  const rows = world.tables.instances
    .under(world.tenant.project_id)
    .filter(({ name, id }) => holds(query.text, name, id));
  return { instances: pageOf(rows, query, (row) => shown(row, world)), total: rows.length };
};
