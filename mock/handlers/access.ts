import { connectionsOf, decide } from '../world/access/connections.ts';
import { checkDomain, refuseDefault } from '../world/access/domains.ts';
import { createEndpoint, deleteEndpoint } from '../world/access/endpoints.ts';
import { findDomain, findEndpoint, findPolicy } from '../world/access/find.ts';
import { changePermissions } from '../world/access/permissions.ts';
import { replaceList, switchPolicy } from '../world/access/policy.ts';
import type { DomainRow } from '../world/access/rows.ts';
import { toConnection, toDefaultDomain, toDomain, toEndpoint, toPermission, toPolicy } from '../world/access/views.ts';
import { whiteListOf } from '../world/access/white-list.ts';
import { madeUuid } from '../world/kernel/ids.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMicrosEast } from '../world/kernel/time.ts';
import { findInstance } from '../world/resources/find.ts';
import type { Read, Write } from './handler.ts';

export const ListDomainNames: Read<'ListDomainNames'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const own = world.tables.access.domains.under(instance.id).map((row) => toDomain(row, world.tenant));
  const domain_name_infos = [toDefaultDomain(instance, world.tenant), ...own]
    .filter(({ uid }) => query.uid === undefined || uid === query.uid)
    .filter(({ domain_name }) => query.domain_name === undefined || domain_name === query.domain_name);
  return { domain_name_infos };
};

export const AddDomainName: Write<'AddDomainName'> = ({ path, body }, world) => {
  const instance = findInstance(world, path);
  checkDomain(body.domain_name, instance, world);
  const { domains } = world.tables.access;
  const id = domains.reserve();
  const now = inMicrosEast(world.nowMs);
  const row: DomainRow = {
    ...{ id, uid: madeUuid(`${world.seed} domain name ${id}`), instance_id: instance.id },
    ...{ domain_name: body.domain_name, certificate_id: body.certificate_id, created_at: now, updated_at: now },
  };
  domains.add(row);
  return { domain_name_info: toDomain(row, world.tenant) };
};

export const UpdateDomainName: Write<'UpdateDomainName'> = ({ path, body }, world) => {
  const known = findDomain(world, path);
  if (known === 'default') return refuseDefault('given another certificate', path.instance_id, world);
  const row = { ...known, certificate_id: body.certificate_id, updated_at: inMicrosEast(world.nowMs) };
  world.tables.access.domains.replace(row);
  return { domain_name_info: toDomain(row, world.tenant) };
};

export const DeleteDomainName: Write<'DeleteDomainName'> = ({ path }, world) => {
  const known = findDomain(world, path);
  if (known === 'default') return refuseDefault('deleted', path.instance_id, world);
  world.tables.access.domains.remove(known);
};

export const ShowInstanceEndpointPolicy: Read<'ShowInstanceEndpointPolicy'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path));

export const CreateInstanceEndpointPolicy: Write<'CreateInstanceEndpointPolicy'> = ({ path, body }, world) => {
  switchPolicy(findPolicy(world, path), body.enable, world);
};

export const UpdateInstanceEndpointPolicy: Write<'UpdateInstanceEndpointPolicy'> = ({ path, body }, world) => {
  replaceList(findPolicy(world, path), whiteListOf(body), world);
};

export const ListInstanceInternalEndpoints: Read<'ListInstanceInternalEndpoints'> = ({ path, query }, world) => {
  const { profile, tables } = world;
  const found = tables.access.endpoints.under(findInstance(world, path).id);
  const order = profile['access.order'];
  const { items: internal_endpoints, total } = pageOf(found, { query, profile, order, view: toEndpoint });
  return { internal_endpoints, total };
};

export const CreateInstanceInternalEndpoint: Write<'CreateInstanceInternalEndpoint'> = ({ path, body }, world) => ({
  id: createEndpoint(body, findInstance(world, path), world),
});

export const ShowInstanceInternalEndpoint: Read<'ShowInstanceInternalEndpoint'> = ({ path }, world) =>
  toEndpoint(findEndpoint(world, path));

export const DeleteInstanceInternalEndpoint: Write<'DeleteInstanceInternalEndpoint'> = ({ path }, world) => {
  deleteEndpoint(findEndpoint(world, path), world);
};

export const ListInternalEndpointConnections: Read<'ListInternalEndpointConnections'> = ({ path, query }, world) => {
  const { profile } = world;
  const found = connectionsOf(findInstance(world, path).id, world)
    .filter(({ status }) => query.status === undefined || status === query.status)
    .filter(({ uid }) => query.id === undefined || uid === query.id);
  const order = profile['access.order'];
  const { items: connections, total } = pageOf(found, { query, profile, order, view: toConnection });
  return { connections, total_count: total };
};

export const UpdateInternalEndpointConnections: Write<'UpdateInternalEndpointConnections'> = (
  { path, body },
  world,
) => ({ connections: decide(body, findInstance(world, path).id, world).map(toConnection) });

export const ListInternalEndpointPermissions: Read<'ListInternalEndpointPermissions'> = ({ path, query }, world) => {
  const { profile, tables } = world;
  const found = tables.access.permissions
    .under(findInstance(world, path).id)
    .filter(({ permission }) => permission.includes(query.permission ?? ''));
  const order = profile['access.order'];
  const { items: permissions, total } = pageOf(found, { query, profile, order, view: toPermission });
  return { permissions, total_count: total };
};

export const UpdateInternalEndpointPermissions: Write<'UpdateInternalEndpointPermissions'> = ({ path, body }, world) =>
  changePermissions(body, findInstance(world, path).id, world);
