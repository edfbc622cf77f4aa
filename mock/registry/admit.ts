import { type ApiError, apiError } from '../errors/error.ts';
import type { World } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';
import type { RegistryCaller } from './caller.ts';
import type { TokenScope } from './challenge.ts';
import { type Action, mayDo, rightsOf } from './rights.ts';
import type { RegistryOperation, Route } from './route.ts';

/** What an operation does with its repository; left out, it has none. */
const actionOf: Readonly<Partial<Record<RegistryOperation, Action>>> = {
  OciListTags: 'pull',
  OciListReferrers: 'pull',
  OciGetManifest: 'pull',
  OciHeadManifest: 'pull',
  OciGetBlob: 'pull',
  OciHeadBlob: 'pull',
  OciPutManifest: 'push',
  OciPostUpload: 'push',
  OciGetUpload: 'push',
  OciPatchUpload: 'push',
  OciPutUpload: 'push',
  OciDeleteUpload: 'push',
  OciDeleteManifest: 'delete',
  OciDeleteBlob: 'delete',
};

/** The scopes that a token for an operation has. Source: Harbor 2.1. */
export const scopesFor = ({ operation, name }: Route, query: URLSearchParams): readonly TokenScope[] => {
  const action = operation && actionOf[operation];
  if (action === undefined) return [];
  const from = operation === 'OciPostUpload' && query.has('mount') ? query.get('from') : null;
  return [
    { name, actions: action === 'push' ? 'pull,push' : action },
    ...(from === null ? [] : [{ name: from, actions: 'pull' }]),
  ];
};

const unauthorized = (detail: string, cause: string): ApiError =>
  apiError('oci_unauthorized', { detail }, { explanation: { cause } });

const checkCatalog = ({ user, access, by }: RegistryCaller, world: World<Tables>): void => {
  const granted = access?.some(({ type, actions }) => type === 'registry' && actions.length > 0);
  const isAllowed = granted ?? (user !== undefined && mayDo(user, 'catalog'));
  if (isAllowed && by !== 'nothing' && world.profile['registry.catalog'] === 'instance') return;
  throw unauthorized('unauthorized to list catalog', 'the catalog is for users who may list repositories');
};

const causeOf = ({ user, access }: RegistryCaller, action: Action, name: string): string => {
  if (access !== undefined) return `the token does not grant ${action} for ${name}; ask for one with that scope`;
  return user === undefined
    ? `nobody in particular may ${action} ${name}: log in`
    : `the IAM policies of user ${user.name} do not allow to ${action} ${name}`;
};

/** Whether the caller may do what a request asks for. Throws 401: Harbor does not tell apart who is not known and who may not. */
export const admit = (route: Route, method: string, caller: RegistryCaller, world: World<Tables>): void => {
  const { operation, name } = route;
  const { user, access, by, instance_id } = caller;
  if (operation === 'OciPing' && by === 'nothing')
    throw unauthorized('unauthorized', 'the request carries no credentials');
  if (operation === 'OciListCatalog') checkCatalog(caller, world);
  const action = operation && actionOf[operation];
  if (action === undefined) return;
  // A client that is not told to log in at its first HEAD never does. Source: Harbor 2.1.
  const isAnonymousHead = by === 'nothing' && method === 'HEAD';
  const granted = access?.some((grant) => grant.name === name && grant.actions.includes(action));
  if (!isAnonymousHead && (granted ?? rightsOf(user, instance_id, name, world).includes(action))) return;
  const detail = `unauthorized to access repository: ${name}, action: ${action}`;
  throw unauthorized(detail, causeOf(caller, action, name));
};
