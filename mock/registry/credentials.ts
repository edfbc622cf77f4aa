import { credentialFor } from '../world/credentials/find.ts';
import type { CredentialRow } from '../world/credentials/rows.ts';
import type { WorldEntry } from '../world/entry.ts';
import { userNamed } from '../world/entry.ts';
import type { User } from '../world/kernel/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { keptOf } from './kept.ts';

/** Who a credential of the registry lets in: for one instance, with the rights of the user who created it. */
export interface Holder {
  readonly entry: WorldEntry;
  readonly instance_id: string;
  readonly user: User;
}

/** Whose credential a name and a password are, or why they open nothing. */
export type LoginResult = Holder | { readonly refused: 'expired' | 'disabled' | 'unknown' };

/** The world whose credential that is. `nowMsOf` is the time by the clock of a world. */
export const login = (
  name: string,
  password: string,
  worlds: Worlds,
  nowMsOf: (entry: WorldEntry) => number,
): LoginResult => {
  let refused: 'expired' | 'disabled' | 'unknown' = 'unknown';
  for (const entry of worlds.all()) {
    const found = credentialFor(entry.tables, name, password, nowMsOf(entry));
    if (found === undefined) continue;
    if (found.refused === undefined)
      return { entry, instance_id: found.instance_id, user: userNamed(entry, found.userName) };
    refused = found.refused;
  }
  return { refused };
};

/** Credentials by their user name: by instance, and those that last before those that do not. */
const byUserName = keptOf<CredentialRow>(
  ({ instances, credentials }) => instances.version + credentials.longTerm.version + credentials.temporary.version,
  (entry) => {
    const { instances, credentials } = entry.tables;
    return instances
      .under(entry.tenant.project_id)
      .flatMap(({ id }) => [...credentials.longTerm.under(id), ...credentials.temporary.under(id)])
      .map((row) => [row.user_id, row] as const);
  },
);

/** The same by the name alone, which proves nothing. */
export const named = (name: string, worlds: Worlds): Holder | undefined => {
  const found = byUserName(name, worlds);
  if (found === undefined) return undefined;
  const { entry, value: row } = found;
  return { entry, instance_id: row.instance_id, user: userNamed(entry, row.owner) };
};

/** The name and the password of Basic credentials; undefined where the header has another form. */
export const basicIn = (authorization: string): { readonly name: string; readonly password: string } | undefined => {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
};
