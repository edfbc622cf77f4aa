import { apiError } from '../errors/error.ts';
import type { World } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';
import { json, type RegistryCall, type RegistryHandler } from './call.ts';
import type { RegistryCaller } from './caller.ts';
import { actions, mayDo, rightsOf } from './rights.ts';
import { type Grant, issueToken, scopesIn } from './tokens.ts';

/**
 * All that the caller may do with what a scope names, whatever it asks for: a client may keep the token of its first
 * request. Source: Harbor 2.1, which puts its own actions in the place of those in the scope.
 */
const grantOf = (
  { type, name }: Omit<Grant, 'actions'>,
  { user, instance_id }: RegistryCaller,
  world: World<Tables>,
): Grant => {
  if (type === 'registry') return { type, name, actions: user !== undefined && mayDo(user, 'catalog') ? ['*'] : [] };
  const rights = type === 'repository' ? rightsOf(user, instance_id, name, world) : [];
  return { type, name, actions: rights.length === actions.length ? [...rights, '*'] : rights };
};

const token = async (call: RegistryCall, texts: readonly string[]) => {
  const { caller } = call;
  const scopes = scopesIn(texts);
  if (caller.user === undefined && scopes.length === 0) {
    const cause = 'nobody asks, and for nothing in particular; a token for public images needs a scope';
    throw apiError('oci_unauthorized', { detail: 'unauthorized' }, { explanation: { cause } });
  }
  return json(
    await call.read((world) => {
      const access = scopes.map((scope) => grantOf(scope, caller, world));
      return issueToken({ ...caller, access }, world.nowMs);
    }),
  );
};

export const OciGetToken: RegistryHandler = (call) => token(call, call.query.getAll('scope'));

/** The same by a form, whose user name and password have been read as credentials. */
export const OciPostToken: RegistryHandler = (call) => token(call, call.query.getAll('scope'));
