import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { ImmutableRuleRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';
import { namespaceName } from '../resources/views.ts';

export const toRule = (row: ImmutableRuleRow, world: World<ResourceTables>): Wire<'ImmutableRule'> => ({
  ...row,
  namespace_name: namespaceName(row.namespace_id, world),
});
