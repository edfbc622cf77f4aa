import type { WorldEntry } from '../world/entry.ts';
import { userNamed } from '../world/entry.ts';
import type { User } from '../world/kernel/world.ts';
import type { Worlds } from '../world/worlds.ts';

/** Who a credential of the registry lets in: for one instance, with the rights of the user who made it. */
export interface Holder {
  readonly entry: WorldEntry;
  readonly instance_id: string;
  readonly user: User;
}

/** Checks a name and a password in one world, at a moment of its clock. */
export type FindCredential = (
  name: string,
  password: string | undefined,
  entry: WorldEntry,
  nowMs: number,
) => { readonly instance_id: string; readonly user?: string | undefined } | undefined;

/** The world whose credential that is. Without a password, the name alone is looked for. */
export const holderOf = (
  name: string,
  password: string | undefined,
  {
    worlds,
    find,
    nowMsOf,
  }: {
    readonly worlds: Worlds;
    readonly find: FindCredential;
    readonly nowMsOf: (entry: WorldEntry) => number;
  },
): Holder | undefined => {
  for (const entry of worlds.all()) {
    const found = find(name, password, entry, nowMsOf(entry));
    if (found !== undefined) return { entry, instance_id: found.instance_id, user: userNamed(entry, found.user) };
  }
  return undefined;
};

/** The name and the password of Basic credentials; undefined where the header has another form. */
export const basicIn = (authorization: string): { readonly name: string; readonly password: string } | undefined => {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
};
