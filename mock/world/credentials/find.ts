import { apiError } from '../../errors/error.ts';
import type { Readable, World } from '../kernel/world.ts';
import { findInstance, type InstancePath } from '../resources/find.ts';
import type { LongTermCredentialRow } from './rows.ts';
import { type CredentialTables, loginKey } from './tables.ts';

interface CredentialPath extends InstancePath {
  readonly credential_id: string;
}

export const findCredential = (world: World<CredentialTables>, path: CredentialPath): LongTermCredentialRow => {
  const instance = findInstance(world, path);
  const row = world.tables.credentials.longTerm
    .under(instance.id)
    .find(({ token_id }) => token_id === path.credential_id);
  if (row === undefined) throw apiError('credential_not_found', path);
  return row;
};

/** What a credential opens, or why it opens nothing. */
export type CredentialMatch =
  | { readonly instance_id: string; readonly userName: string; readonly refused?: never }
  | { readonly refused: 'expired' | 'disabled'; readonly token_id: string };

/** What the user name and password of a credential open at that moment; undefined if no instance has such a credential. */
export const credentialFor = (
  { instances, credentials }: Readable<CredentialTables>,
  userName: string,
  password: string,
  nowMs: number,
): CredentialMatch | undefined => {
  const key = loginKey(userName, password);
  let refused: CredentialMatch | undefined;
  for (const { id } of instances.all()) {
    const longTerm = credentials.longTerm.named(id, key);
    const row = longTerm ?? credentials.temporary.named(id, key);
    if (row === undefined) continue;
    const { token_id, instance_id, owner } = row;
    if (Date.parse(row.expire_date) <= nowMs) refused = { refused: 'expired', token_id };
    else if (longTerm?.enable === false) refused = { refused: 'disabled', token_id };
    else return { instance_id, userName: owner };
  }
  return refused;
};
