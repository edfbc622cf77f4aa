import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import type { RepositoryRow } from '../world/resources/rows.ts';
import type { Shown } from './around.ts';
import { namespaceOf } from './find.ts';
import { holds, pageOf } from './page.ts';

const shown = (row: RepositoryRow, { tables }: Shown): Schemas['BrowsedRepository'] => {
  const { id, name, description, pull_count, created_at, updated_at } = row;
  const artifacts = tables.artifacts.under(id);
  return {
    ...{ id, name, description, pull_count, created_at, updated_at, artifact_count: artifacts.length },
    tag_count: artifacts.reduce((sum, { tags }) => sum + tags.length, 0),
    size: artifacts.reduce((sum, { size }) => sum + size, 0),
  };
};

export const repositories = (
  { query }: ControlInput<'browseRepositories'>,
  world: Shown,
): ControlOutput<'browseRepositories'> => {
  const { id } = namespaceOf(query, world);
  const rows = world.tables.repositories.under(id).filter(({ name }) => holds(query.text, name));
  return { repositories: pageOf(rows, query, (row) => shown(row, world)), total: rows.length };
};
