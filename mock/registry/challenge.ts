import type { Profile } from '../world/kernel/profile.ts';
import type { RegistryCaller } from './caller.ts';
import type { RegistryRequest } from './request.ts';

/** A repository and what is to be done with it, as a scope names them. */
export interface TokenScope {
  readonly name: string;
  readonly actions: string;
}

const services = {
  harbor: { path: '/service/token', service: 'harbor-registry' },
  dockyard: { path: '/swr/auth/v2/registry/auth/', service: 'dockyard' },
};

const basic = 'Basic realm="harbor"';

export interface Asked {
  readonly profile: Profile;
  /** How the request came, as far as that is known. */
  readonly by: RegistryCaller['by'];
  readonly scopes: readonly TokenScope[];
  readonly isCatalog: boolean;
}

/**
 * How a request is asked for (other) credentials. The address is the one that the request was sent to: a client does not
 * follow a challenge to another host.
 */
export const challengeOf = (
  { headers, scheme }: RegistryRequest,
  { profile, by, scopes, isCatalog }: Asked,
): string => {
  const option = profile['registry.challenge'];
  if (option === 'basic') return basic;
  // Harbor asks by Basic once there are bad credentials, and for the catalog.
  if (option === 'harbor' && (by === 'basic' || (isCatalog && by === 'nothing'))) return basic;
  const { path, service } = services[option];
  const scope = scopes.map(({ name, actions }) => `repository:${name}:${actions}`).join(' ');
  return [
    `Bearer realm="${scheme}://${headers.host ?? 'localhost'}${path}"`,
    `service="${service}"`,
    ...(scope === '' ? [] : [`scope="${scope}"`]),
    ...(by === 'token' ? [`error="${scope === '' ? 'invalid_token' : 'insufficient_scope'}"`] : []),
  ].join(',');
};
