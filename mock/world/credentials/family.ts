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
      longTerm.removeUnder(instance_id);
      temporary.removeUnder(instance_id);
    },
  },
} satisfies Family<CredentialTables>;
