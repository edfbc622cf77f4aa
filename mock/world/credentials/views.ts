import type { Wire } from '../../spec/types.ts';
import type { CredentialRow, LongTermCredentialRow } from './rows.ts';

/** The only view with the password: it is shown once. */
export const toCreated = (row: CredentialRow): Wire<'CredentialCreated'> => ({
  token_id: row.token_id,
  auth_token: row.auth_token,
  user_id: row.user_id,
  created_at: row.created_at,
  expire_date: row.expire_date,
});

export const toLongTerm = (row: LongTermCredentialRow): Wire<'LongTermCredential'> => ({
  token_id: row.token_id,
  name: row.name,
  enable: row.enable,
  user_id: row.user_id,
  user_profile: row.owner,
  instance_id: row.instance_id,
  created_at: row.created_at,
  expire_date: row.expire_date,
});
