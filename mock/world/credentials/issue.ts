import { farthestMs } from '../kernel/clock.ts';
import { madeHex, madeUuid } from '../kernel/ids.ts';
import { dayMs, inMicros } from '../kernel/time.ts';
import type { User, WritableWorld } from '../kernel/world.ts';
import type { CredentialRow, LongTermCredentialRow } from './rows.ts';
import type { CredentialTables } from './tables.ts';

type Issuing = WritableWorld<CredentialTables>;

/** Source: user guide 0422; the samples of page 0401. */
const temporaryLifeMs = dayMs;

/** How long an expired temporary credential is known, so that a login with it can be told why it fails. */
const rememberedMs = dayMs;

/** Ten years later. Source: samples of page 0405. */
export const tenYearsAfter = (createdMs: number): string => {
  const time = new Date(createdMs);
  return inMicros(Math.min(time.setUTCFullYear(time.getUTCFullYear() + 10), farthestMs));
};

const longTermExpiry = ({ profile, nowMs }: Issuing): string =>
  profile['credentials.long_term_expiry'] === 'permanent'
    ? inMicros(Date.UTC(2999, 11, 31, 23, 59, 59))
    : tenYearsAfter(nowMs);

/** What of a credential follows from its number: the same on every machine, no secret. */
export const madeCredential = (
  id: number,
  kind: 'long-term' | 'temporary',
  { seed, tenant }: Pick<Issuing, 'seed' | 'tenant'>,
): Pick<CredentialRow, 'id' | 'token_id' | 'auth_token'> => {
  const key = `${seed} ${tenant.project_id} ${kind} credential ${id}`;
  return { id, token_id: madeUuid(key), auth_token: `fake-swr-${madeHex(`${key} password`, 40)}` };
};

/** The user name that such a credential logs in with. */
const loginNameOf = ({ id }: User, token_id: string, { profile }: Pick<Issuing, 'profile'>): string =>
  profile['credentials.user_id'] === 'user' ? id : madeHex(token_id, 32);

/** So many are issued before those are looked for that expired long ago: a look costs what all of them cost. */
const looksEvery = 100;

/** Forgets temporary credentials that expired long ago, the oldest first. */
const forgetOld = (instance_id: string, { tables, nowMs }: Issuing): void => {
  const { temporary } = tables.credentials;
  for (const row of temporary.under(instance_id)) {
    if (Date.parse(row.expire_date) > nowMs - rememberedMs) return;
    temporary.remove(row);
  }
};

export const issueTemporary = (instance_id: string, world: Issuing): CredentialRow => {
  const { temporary } = world.tables.credentials;
  const made = madeCredential(temporary.reserve(), 'temporary', world);
  const row: CredentialRow = {
    ...made,
    instance_id,
    user_id: loginNameOf(world.caller, made.token_id, world),
    owner: world.caller.name,
    created_at: inMicros(world.nowMs),
    expire_date: inMicros(Math.min(world.nowMs + temporaryLifeMs, farthestMs)),
  };
  temporary.add(row);
  if (row.id % looksEvery === 0) forgetOld(instance_id, world);
  return row;
};

export const issueLongTerm = (name: string, instance_id: string, world: Issuing): LongTermCredentialRow => {
  const { longTerm } = world.tables.credentials;
  const made = madeCredential(longTerm.reserve(), 'long-term', world);
  const row: LongTermCredentialRow = {
    ...made,
    instance_id,
    name,
    enable: true,
    user_id: loginNameOf(world.caller, made.token_id, world),
    owner: world.caller.name,
    created_at: inMicros(world.nowMs),
    expire_date: longTermExpiry(world),
  };
  longTerm.add(row);
  return row;
};
