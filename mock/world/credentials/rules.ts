import { conflict } from '../../errors/conflict.ts';
import type { User, World } from '../kernel/world.ts';
import type { LongTermCredentialRow } from './rows.ts';
import type { CredentialTables } from './tables.ts';

type Credentials = World<CredentialTables>;

/** How many long-term credentials an instance may have. Source: long_term_quota in the sample of page 0008. */
const longTermQuota = 500;

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

/** The long-term credentials of an instance that the caller may see; one who is no admin never sees those of others. */
export const seenBy = (
  instance_id: string,
  selfOnly: boolean,
  { tables, caller }: Credentials,
): readonly LongTermCredentialRow[] => {
  const all = tables.credentials.longTerm.under(instance_id);
  return !selfOnly && isAdmin(caller) ? all : all.filter(({ owner }) => owner === caller.name);
};
