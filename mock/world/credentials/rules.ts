import { apiError } from '../../errors/error.ts';
import type { User, World } from '../kernel/world.ts';
import type { LongTermCredentialRow } from './rows.ts';
import type { CredentialTables } from './tables.ts';

type Credentials = World<CredentialTables>;

/** How many long-term credentials an instance may have. Source: long_term_quota in the sample of page 0008. */
export const longTermQuota = 500;

const conflict = (detail: string, { profile }: Credentials): Error =>
  apiError(profile['errors.conflict_status'] === 'harbor' ? 'conflict' : 'conflict_400', { detail });

/** Refuses a long-term credential that there may not be. */
export const checkLongTerm = (name: string, instance_id: string, world: Credentials): void => {
  const known = world.tables.credentials.longTerm.under(instance_id);
  const other = known.find((row) => row.name === name && row.owner === world.caller.name);
  if (other !== undefined && world.profile['credentials.taken_name'] === 'reject')
    throw conflict(`name ${name} is already used by long-term credential ${other.token_id}`, world);
  if (known.length >= longTermQuota)
    throw conflict(`the instance has ${known.length} long-term credentials, and ${longTermQuota} is the quota`, world);
};

/** Whether a user has the role te_admin, which here one has who may do everything. */
const isAdmin = ({ allow, deny }: User): boolean => allow.includes('*') && deny.length === 0;

/** Refuses to change what is not the caller's own, where the profile says so. */
export const checkOwner = ({ owner, token_id, instance_id }: LongTermCredentialRow, world: Credentials): void => {
  const { caller, profile } = world;
  if (owner === caller.name || isAdmin(caller) || profile['credentials.change_others'] === 'allow') return;
  throw apiError('credential_not_found', { credential_id: token_id, instance_id });
};

/** The long-term credentials of an instance that the caller may see. */
export const seenBy = (
  instance_id: string,
  selfOnly: boolean,
  { tables, caller, profile }: Credentials,
): readonly LongTermCredentialRow[] => {
  const all = tables.credentials.longTerm.under(instance_id);
  if (!selfOnly && isAdmin(caller)) return all;
  if (!selfOnly && profile['credentials.others'] === 'reject') {
    const detail = `user ${caller.name} has not the role te_admin, and self_only is false`;
    throw apiError('forbidden', { detail });
  }
  return all.filter(({ owner }) => owner === caller.name);
};
