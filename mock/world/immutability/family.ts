import type { Family } from '../kernel/family.ts';
import type { ResourceTables } from '../resources/tables.ts';

/** What the immutable rules hear. */
export const immutabilityFamily = {
  tables: () => ({}),
  checks: { rows: {}, references: [] },
  due: [],
  hears: {
    'namespace.deleted': ({ namespace_id }, { tables: { immutableRules } }) => {
      immutableRules.removeUnder(namespace_id);
    },
  },
} satisfies Family<ResourceTables>;
