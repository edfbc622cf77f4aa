import { madeHex } from '../world/kernel/ids.ts';
import type { Tenant, User, WorldFacts } from '../world/kernel/world.ts';
import { SeedError } from './context.ts';
import type { Seed, SeedUser } from './format/types.ts';
import { demoTenant } from './scenarios/demo-tenant.ts';

/** A user whose credentials, where the seed does not give them, follow from project and name. */
export const userOf = (seed: SeedUser, tenant: Tenant): User => {
  const key = `${tenant.project_id} user ${seed.name}`;
  return {
    id: madeHex(key, 32),
    name: seed.name,
    password: seed.password ?? `fake-swr-${madeHex(`${key} password`, 12)}`,
    ak: seed.ak ?? `FAKESWR${madeHex(`${key} ak`, 13).toUpperCase()}`,
    sk: seed.sk ?? `fake-swr-${madeHex(`${key} sk`, 31)}`,
    token: seed.token ?? `fake-swr-${madeHex(`${key} token`, 32)}`,
    allow: seed.allow ?? ['*'],
    deny: seed.deny ?? [],
  };
};

/** The account's first user holds the credentials that are printed; it may do everything. */
export const usersOf = (seed: Seed, tenant: Tenant): WorldFacts['users'] => {
  const { ak = demoTenant.ak, sk = demoTenant.sk, token = demoTenant.token, password = demoTenant.password } = seed;
  const first = userOf({ name: seed.user_name ?? demoTenant.user_name, password, ak, sk, token }, tenant);
  const users = [first, ...(seed.users ?? []).map((user) => userOf(user, tenant))];
  for (const kind of ['name', 'ak', 'token'] as const) {
    const at = users.findIndex((user, index) => users.findIndex((other) => other[kind] === user[kind]) < index);
    const twice = users[at];
    if (twice === undefined) continue;
    const message = `user ${twice.name}: ${kind} ${twice[kind]} is taken; each user needs one of its own`;
    // The first user is the account's own, which stands at the top of the seed.
    throw new SeedError(message, ['users', String(at - 1), kind]);
  }
  return [first, ...users.slice(1)];
};
