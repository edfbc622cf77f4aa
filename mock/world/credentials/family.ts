import type { Family } from '../kernel/family.ts';
import type { CredentialTables } from './tables.ts';

/** What credentials hear. Nothing of them becomes due: whether one has expired is asked when somebody logs in. */
export const credentialFamily: Family<CredentialTables> = {
  due: [],
  hears: {
    'instance.deleted': ({ instance_id }, { tables }) => {
      const { longTerm, temporary } = tables.credentials;
      for (const row of longTerm.under(instance_id)) longTerm.remove(row);
      for (const row of temporary.under(instance_id)) temporary.remove(row);
    },
  },
};
