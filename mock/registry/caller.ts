import { type ApiError, apiError } from '../errors/error.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { inMicros } from '../world/kernel/time.ts';
import type { User } from '../world/kernel/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { type Addressed, addressed } from './address.ts';
import { basicIn, type FindCredential, holderOf } from './credentials.ts';
import type { RegistryRequest } from './request.ts';
import type { Route } from './route.ts';
import { type Grant, readToken } from './tokens.ts';

/** Who asks, and of which instance. */
export interface RegistryCaller {
  readonly entry: WorldEntry;
  readonly instance_id: string;
  /** Left out, it is nobody in particular. */
  readonly user: User | undefined;
  /** What a token grants; left out, the user's rights count. */
  readonly access?: readonly Grant[];
  readonly by: 'nothing' | 'basic' | 'token';
}

export interface CallerParts {
  readonly worlds: Worlds;
  readonly auth: 'verify' | 'presence' | 'off';
  readonly find: FindCredential;
  readonly nowMs: () => number;
}

/** Without an address and credentials it is the first world, and its first running instance that has the namespace. */
const usual = ({ name }: Route, entry: WorldEntry): Addressed => {
  const { instances, namespaces } = entry.tables;
  const all = instances.under(entry.tenant.project_id);
  const running = all.filter(({ status }) => status === 'Running');
  const namespace = name.split('/')[0] ?? '';
  const [first] = running.filter(({ id }) => namespaces.named(id, namespace) !== undefined);
  return { entry, instance_id: (first ?? running[0] ?? all[0])?.id ?? '' };
};

const unknown = (cause: string): ApiError =>
  apiError('oci_unauthorized', { detail: 'unauthorized' }, { explanation: { cause } });

const byBasic = (authorization: string, { worlds, auth, find, nowMs }: CallerParts): RegistryCaller => {
  const given = basicIn(authorization);
  if (given === undefined) throw unknown('Authorization is not Basic with a user name and a password');
  const nowMsOf = ({ clock }: WorldEntry) => worldTime(clock, nowMs());
  const password = auth === 'verify' ? given.password : undefined;
  const holder = holderOf(given.name, password, { worlds, find, nowMsOf });
  if (holder !== undefined) return { ...holder, by: 'basic' };
  const isKnown = holderOf(given.name, undefined, { worlds, find, nowMsOf }) !== undefined;
  throw unknown(
    isKnown
      ? 'the password is not that of the credential'
      : 'no credential of this fake has that user name, or it has expired or is disabled: make one by CreateInstanceTempCredential, or take the one that the fake prints at its start',
  );
};

const byToken = (text: string, { worlds, nowMs }: CallerParts): RegistryCaller => {
  const token = readToken(text, worlds);
  if (token === undefined) throw unknown('the token is not one that this fake has issued');
  if (worldTime(token.entry.clock, nowMs()) >= token.expiresMs)
    throw unknown(`the token expired at ${inMicros(token.expiresMs)}, by the clock of its world`);
  return { ...token, by: 'token' };
};

const bearer = /^bearer\s+(\S+)\s*$/i;

/** Whose credentials a request carries. Throws a 401 for those that are not good. */
export const callerOf = ({ headers }: RegistryRequest, route: Route, parts: CallerParts): RegistryCaller => {
  const { worlds, auth } = parts;
  const { authorization = '', host } = headers;
  const at = addressed(host, worlds);
  const there = (caller: RegistryCaller): RegistryCaller =>
    at === undefined || at.instance_id === caller.instance_id ? caller : refuse(caller);
  const refuse = ({ instance_id }: RegistryCaller): never => {
    throw unknown(`the credential is one of instance ${instance_id}, and the address is another's`);
  };
  if (auth === 'off') {
    const known = claimed(authorization, parts) ?? at ?? usual(route, worlds.home());
    return { entry: known.entry, instance_id: known.instance_id, user: known.entry.users[0], by: 'basic' };
  }
  const [, token] = bearer.exec(authorization) ?? [];
  if (token !== undefined) return there(byToken(token, parts));
  if (authorization !== '') return there(byBasic(authorization, parts));
  return { ...(at ?? usual(route, worlds.home())), user: undefined, by: 'nothing' };
};

/** The world and instance of what a request shows, believed without proof. */
const claimed = (authorization: string, { worlds, find, nowMs }: CallerParts): Addressed | undefined => {
  const [, token] = bearer.exec(authorization) ?? [];
  if (token !== undefined) return readToken(token, worlds);
  const name = basicIn(authorization)?.name;
  const nowMsOf = ({ clock }: WorldEntry) => worldTime(clock, nowMs());
  return name === undefined ? undefined : holderOf(name, undefined, { worlds, find, nowMsOf });
};

/** The world whose faults and journal a request meets. */
export const claimedEntry = ({ headers }: RegistryRequest, parts: CallerParts): WorldEntry =>
  (addressed(headers.host, parts.worlds) ?? claimed(headers.authorization ?? '', parts))?.entry ?? parts.worlds.home();
