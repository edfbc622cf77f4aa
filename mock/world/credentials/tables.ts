import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { CredentialRow, LongTermCredentialRow } from './rows.ts';

/** Under this name a credential is found when somebody logs in. */
export const loginKey = (userName: string, password: string): string => JSON.stringify([userName, password]);

const shape = {
  id: ({ id }: CredentialRow) => id,
  parent: ({ instance_id }: CredentialRow) => instance_id,
  name: ({ user_id, auth_token }: CredentialRow) => loginKey(user_id, auth_token),
};

export const credentialTables = () => ({
  credentials: {
    longTerm: new Table<LongTermCredentialRow>(shape),
    temporary: new Table<CredentialRow>(shape),
  },
});

/** What credentials may see and change. */
export type CredentialTables = ReturnType<typeof credentialTables> & ResourceTables;
