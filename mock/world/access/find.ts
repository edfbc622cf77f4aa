import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findInstance, type InstancePath } from '../resources/find.ts';
import type { DomainRow, EndpointPolicyRow, InternalEndpointRow } from './rows.ts';
import type { AccessTables } from './tables.ts';

type Accessed = World<AccessTables>;

/** A domain name of the user's own; `default` is the one that came with the instance, under the instance's id. */
export const findDomain = (
  world: Accessed,
  path: InstancePath & { readonly domainname_id: string },
): DomainRow | 'default' => {
  const instance = findInstance(world, path);
  if (path.domainname_id === instance.id) return 'default';
  const row = world.tables.access.domains.named(instance.id, path.domainname_id);
  if (row === undefined) throw apiError('domain_name_not_found', path);
  return row;
};

export const findPolicy = (world: Accessed, path: InstancePath): EndpointPolicyRow => {
  const { id: instance_id } = findInstance(world, path);
  return world.tables.access.endpointPolicies.get(instance_id) ?? { instance_id, status: 'Disable', ip_list: [] };
};

export const findEndpoint = (
  world: Accessed,
  path: InstancePath & { readonly internal_endpoints_id: string },
): InternalEndpointRow => {
  const instance = findInstance(world, path);
  const row = world.tables.access.endpoints.named(instance.id, path.internal_endpoints_id);
  if (row === undefined) throw apiError('internal_endpoint_not_found', path);
  return row;
};
