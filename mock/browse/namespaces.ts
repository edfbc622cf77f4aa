import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import type { NamespaceRow } from '../world/resources/rows.ts';
import type { Shown } from './around.ts';
import { instanceOf } from './find.ts';
import { holds, pageOf } from './page.ts';

const shown = (row: NamespaceRow, { tables }: Shown): Schemas['BrowsedNamespace'] => {
  const { id, name, metadata, created_at, updated_at } = row;
  const repositories = tables.repositories.under(id);
  const { signature, retention, webhooks, immutableRules } = tables;
  const policies = [signature.policies, retention.policies, webhooks.policies, immutableRules];
  return {
    ...{ id, name, created_at, updated_at },
    public: metadata.public === 'true',
    auto_scan: metadata.auto_scan === 'true',
    prevent_vul: metadata.prevent_vul === 'true',
    repository_count: repositories.length,
    artifact_count: repositories.reduce((sum, each) => sum + tables.artifacts.under(each.id).length, 0),
    policies: policies.reduce((sum, table) => sum + table.under(id).length, 0),
  };
};

export const namespaces = (
  { query }: ControlInput<'browseNamespaces'>,
  world: Shown,
): ControlOutput<'browseNamespaces'> => {
  const { id } = instanceOf(query, world);
  const rows = world.tables.namespaces.under(id).filter(({ name }) => holds(query.text, name));
  return { namespaces: pageOf(rows, query, (row) => shown(row, world)), total: rows.length };
};
