import {
  bodiesOfOne,
  certificateBody,
  connectionBody,
  domainBody,
  endpointBody,
  listBody,
  permissionBody,
} from './access-bodies.ts';
import type { Resource } from './resource.ts';

const missing = '00000000-0000-4000-8000-000000000000';

const domain = {
  name: 'domain name',
  plural: 'domain names',
  stem: 'domainname',
  key: 'uid',
  parent: 'instance',
  id: { parameter: 'domainname_id', field: 'uid', missing },
  operations: {
    list: ['ListDomainNames'],
    create: 'AddDomainName',
    update: 'UpdateDomainName',
    remove: 'DeleteDomainName',
  },
  bodies: { AddDomainName: bodiesOfOne(domainBody), UpdateDomainName: bodiesOfOne(certificateBody) },
  newId: { in: 'answer', at: '/domain_name_info/uid' },
  given: 'domain name',
  givens: { 'domain name': { means: 'any domain name', from: 'instance', through: [{ resource: 'domain name' }] } },
  seed: { key: 'domains', definition: 'SeedDomain' },
} as const satisfies Resource;

/** An instance has one, which has no id. */
const policy = {
  name: 'endpoint policy',
  plural: 'endpoint policies',
  parent: 'instance',
  operations: {
    list: [],
    actions: ['ShowInstanceEndpointPolicy', 'CreateInstanceEndpointPolicy', 'UpdateInstanceEndpointPolicy'],
  },
  bodies: {
    CreateInstanceEndpointPolicy: bodiesOfOne({ enable: true }),
    UpdateInstanceEndpointPolicy: bodiesOfOne(listBody),
  },
  given: 'instance',
} as const satisfies Resource;

const endpoint = {
  name: 'internal endpoint',
  plural: 'internal endpoints',
  stem: 'internal_endpoints',
  parent: 'instance',
  id: { parameter: 'internal_endpoints_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceInternalEndpoints'],
    show: 'ShowInstanceInternalEndpoint',
    create: 'CreateInstanceInternalEndpoint',
    remove: 'DeleteInstanceInternalEndpoint',
  },
  bodies: { CreateInstanceInternalEndpoint: bodiesOfOne(endpointBody) },
  newId: { in: 'answer', at: '/id' },
  given: 'internal endpoint',
  givens: {
    'internal endpoint': {
      means: 'an internal endpoint that runs',
      from: 'instance',
      through: [{ resource: 'internal endpoint', fits: ({ status }) => status === 'Running' }],
    },
  },
  walkLimit: 1,
  seed: { key: 'endpoints', definition: 'SeedEndpoint' },
} as const satisfies Resource;

/** A VPC endpoint of somebody, known by the id that it has there. */
const connection = {
  name: 'connection',
  plural: 'connections',
  parent: 'instance',
  operations: { list: ['ListInternalEndpointConnections'], actions: ['UpdateInternalEndpointConnections'] },
  bodies: { UpdateInternalEndpointConnections: bodiesOfOne(connectionBody) },
  given: 'connection',
  givens: {
    connection: {
      means: 'two connections or more',
      from: 'instance',
      through: [{ resource: 'connection', atLeast: 2 }],
    },
  },
  seed: { key: 'endpoint_connections', definition: 'SeedConnection' },
} as const satisfies Resource;

const permission = {
  name: 'permission',
  plural: 'permissions',
  parent: 'instance',
  operations: { list: ['ListInternalEndpointPermissions'], actions: ['UpdateInternalEndpointPermissions'] },
  bodies: { UpdateInternalEndpointPermissions: bodiesOfOne(permissionBody) },
  given: 'permission',
  givens: {
    permission: {
      means: 'two permissions or more',
      from: 'instance',
      through: [{ resource: 'permission', atLeast: 2 }],
    },
  },
  seed: { key: 'endpoint_permissions', definition: 'SeedPermission' },
} as const satisfies Resource;

export const access = [domain, policy, endpoint, connection, permission] as const;
