import { apiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import { type Commit, committed } from '../world/commit.ts';
import type { Place } from '../world/content/commands.ts';
import { type Digest, isDigest } from '../world/content/digest.ts';
import type { World } from '../world/kernel/world.ts';
import { lookAt } from '../world/look.ts';
import { splitName } from '../world/resources/location.ts';
import type { Tables } from '../world/tables.ts';
import type { BlobStore } from './blobs/store.ts';
import type { RegistryCaller } from './caller.ts';
import type { RegistryRequest } from './request.ts';
import type { Route } from './route.ts';
import type { Uploads } from './uploads.ts';

/** A request that may be served: its caller may do what it asks for. */
export interface RegistryCall {
  readonly request: RegistryRequest;
  readonly requestId: string;
  readonly route: Route;
  readonly query: URLSearchParams;
  readonly caller: RegistryCaller;
  readonly store: BlobStore;
  readonly uploads: Uploads;
  /** Shows the caller's world as it is now. */
  readonly read: <Value>(show: (world: World<Tables>) => Value) => Promise<Value>;
  /** Changes it by a command of that kind. */
  readonly change: (kind: string, input: object) => Promise<unknown>;
}

export type RegistryHandler = (call: RegistryCall) => Promise<Reply>;

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const nameForm = new RegExp(`^${component}(?:/${component})+$`);

/** The repository of a path. Its first part is the namespace. */
export const placeOf = ({
  route: { name },
  caller: { instance_id },
}: Pick<RegistryCall, 'route' | 'caller'>): Place => {
  if (name.length > 255 || !nameForm.test(name)) {
    const detail = `${JSON.stringify(name.slice(0, 100))} must be <namespace>/<repository>, lower-case letters and digits with . _ - between them`;
    throw apiError('oci_name_invalid', { detail });
  }
  return { instance_id, ...splitName(name) };
};

/** A digest as it was given. */
export const digestIn = (text: string | null): Digest => {
  if (isDigest(text)) return text;
  const given = JSON.stringify(text?.slice(0, 140) ?? null);
  const detail = `digest is ${given} but must be sha256: or sha512: and its hex digits`;
  throw apiError('oci_digest_invalid', { detail });
};

/** Runs what changes a world and gives its answer, or throws its refusal. */
export const changing =
  (commit: Commit, { entry, user }: RegistryCaller, commandId: string): RegistryCall['change'] =>
  (kind, input) =>
    committed(commit, { kind, project_id: entry.tenant.project_id, user: user?.name, input, commandId });

export const reading =
  (commit: Commit, { entry, user }: RegistryCaller, commandId: string): RegistryCall['read'] =>
  (show) =>
    lookAt(commit, { entry, commandId, caller: user }, show);

const version = { 'Docker-Distribution-Api-Version': 'registry/2.0' };

export const answered = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Reply => ({
  status,
  headers: { ...version, ...headers },
  body,
});

export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  answered(200, { 'Content-Type': 'application/json', ...headers }, JSON.stringify(body));
