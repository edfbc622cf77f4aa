import { type ApiError, apiError } from '../errors/error.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { inMicros } from '../world/kernel/time.ts';
import type { User } from '../world/kernel/world.ts';
import { statusOf } from '../world/resources/creation.ts';
import { splitName } from '../world/resources/location.ts';
import type { Worlds } from '../world/worlds.ts';
import { type Addressed, addressed } from './address.ts';
import { basicIn, login, named } from './credentials.ts';
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
  readonly nowMs: () => number;
}

/** Without an address and credentials it is the first world, and its first running instance that has the namespace. */
const usual = ({ name }: Route, { worlds, nowMs }: CallerParts): Addressed => {
  const entry = worlds.home();
  const { instances, namespaces } = entry.tables;
  const atMs = worldTime(entry.clock, nowMs());
  const all = instances.under(entry.tenant.project_id);
  const running = all.filter((row) => statusOf(row, atMs) === 'Running');
  const { namespace_name } = splitName(name);
  const having = running.find(({ id }) => namespaces.named(id, namespace_name) !== undefined);
  return { entry, instance_id: (having ?? running[0] ?? all[0])?.id ?? '' };
};

const refusal = (cause: string): ApiError =>
  apiError('oci_unauthorized', { detail: 'unauthorized' }, { explanation: { cause } });

const causes = {
  expired: 'the credential has expired, by the clock of its world: make a new one by CreateInstanceTempCredential',
  disabled: 'the credential is disabled: UpdateInstanceLtCredential enables it',
  unknown:
    'no credential of this fake has that user name and password: make one by CreateInstanceTempCredential, or take the one that the fake prints at its start; keys and tokens of the API do not log in',
};

const byBasic = (authorization: string, { worlds, auth, nowMs }: CallerParts): RegistryCaller => {
  const given = basicIn(authorization);
  if (given === undefined) throw refusal('Authorization is neither Bearer nor Basic with a user name and a password');
  const known = auth === 'presence' ? named(given.name, worlds) : undefined;
  const found = known ?? login(given.name, given.password, worlds, ({ clock }) => worldTime(clock, nowMs()));
  if ('refused' in found) throw refusal(causes[found.refused]);
  return { ...found, by: 'basic' };
};

/** The basic edition takes Basic where tokens are issued, and nowhere else. */
const forTokens = (caller: RegistryCaller, { operation }: Route): RegistryCaller => {
  const isForToken = operation === 'OciGetToken' || operation === 'OciPostToken';
  if (isForToken || caller.entry.profile['registry.challenge'] !== 'dockyard') return caller;
  throw apiError('oci_basic_refused', {});
};

const byToken = (text: string, { worlds, nowMs }: CallerParts): RegistryCaller => {
  const token = readToken(text, worlds);
  if (token === undefined) throw refusal('the token is not one that this fake has issued');
  if (worldTime(token.entry.clock, nowMs()) >= token.expiresMs)
    throw refusal(`the token expired at ${inMicros(token.expiresMs)}, by the clock of its world`);
  return { ...token, by: 'token' };
};

const bearer = /^bearer\s+(\S+)\s*$/i;

/** The world and instance of what a request shows, believed without proof. */
const claimed = (authorization: string, worlds: Worlds): Addressed | undefined => {
  const [, token] = bearer.exec(authorization) ?? [];
  if (token !== undefined) return readToken(token, worlds);
  const name = basicIn(authorization)?.name;
  return name === undefined ? undefined : named(name, worlds);
};

const addressOf = ({ entry, instance_id }: Addressed): string | undefined =>
  entry.tables.instances.get(instance_id)?.access_address;

const ofInstance = (caller: RegistryCaller, at: Addressed | undefined): RegistryCaller => {
  // Worlds that are copies of one another have instances of the same address.
  if (at === undefined || addressOf(at) === addressOf(caller)) return caller;
  throw refusal(`the credential is one of instance ${caller.instance_id}, and the address is another's`);
};

/** Whose credentials a request carries. Throws a 401 for those that are not good. */
export const registryCaller = ({ headers }: RegistryRequest, route: Route, parts: CallerParts): RegistryCaller => {
  const { worlds, auth } = parts;
  const { authorization = '', host } = headers;
  const at = addressed(host, worlds);
  if (auth === 'off') {
    const { entry, instance_id } = claimed(authorization, worlds) ?? at ?? usual(route, parts);
    return { entry, instance_id, user: entry.users[0], by: 'basic' };
  }
  const [, token] = bearer.exec(authorization) ?? [];
  if (token !== undefined) return ofInstance(byToken(token, parts), at);
  if (authorization !== '') return ofInstance(forTokens(byBasic(authorization, parts), route), at);
  return { ...(at ?? usual(route, parts)), user: undefined, by: 'nothing' };
};

/** The world whose faults and journal a request meets. */
export const claimedEntry = ({ headers }: RegistryRequest, { worlds }: CallerParts): WorldEntry =>
  (addressed(headers.host, worlds) ?? claimed(headers.authorization ?? '', worlds))?.entry ?? worlds.home();
