import { operations } from '../world/audit-logs/record.ts';
import { logKey } from '../world/audit-logs/tables.ts';
import type { CredentialRow } from '../world/credentials/rows.ts';
import type { Table } from '../world/kernel/table.ts';
import type { User } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';

/** From which id of an instance to which, and from whose users to whose. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly users: readonly User[];
  readonly newUsers: readonly User[];
}

/** A user name to log in with that is the id of a user becomes that of the user of the same name. */
const movedLogin = (user_id: string, { users, newUsers }: Move): string => {
  const user = users.find(({ id }) => id === user_id);
  return newUsers.find(({ name }) => name === user?.name)?.id ?? user_id;
};

const moveCredentials = <Row extends CredentialRow>(table: Table<Row>, move: Move): void => {
  for (const row of table.under(move.from)) {
    table.remove(row);
    table.add({ ...row, instance_id: move.to, user_id: movedLogin(row.user_id, move) });
  }
};

/** Gives the credentials and audit logs of one instance to another. */
export const moveAccount = ({ credentials, auditLogs }: Tables, move: Move): void => {
  moveCredentials(credentials.longTerm, move);
  moveCredentials(credentials.temporary, move);
  for (const operation of operations)
    for (const row of auditLogs.under(logKey(move.from, operation))) {
      auditLogs.remove(row);
      auditLogs.add({ ...row, instance_id: move.to });
    }
};
