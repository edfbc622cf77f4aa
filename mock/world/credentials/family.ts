import type { Family } from '../kernel/family.ts';
import { credentialChecks } from './checks.ts';
import { type CredentialTables, credentialTables } from './tables.ts';

/** What credentials hear. Nothing of them becomes due: whether one has expired is asked when somebody logs in. */
export const credentialFamily = {
  tables: credentialTables,
  checks: credentialChecks,
  due: [],
  hears: {
    'instance.deleted': ({ instance_id }, { tables }) => {
      const { longTerm, temporary } = tables.credentials;
      for (const row of longTerm.under(instance_id)) longTerm.remove(row);
      for (const row of temporary.under(instance_id)) temporary.remove(row);
    },
  },
} satisfies Family<CredentialTables>;
