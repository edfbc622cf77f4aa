import type { Fields } from '../service/json.ts';
import { ignoring, inBody, inList, inRecords, inSent, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const domains = ['ListDomainNames'] as const;
const policy = ['ShowInstanceEndpointPolicy'] as const;
const endpoints = ['ShowInstanceInternalEndpoint', 'ListInstanceInternalEndpoints'] as const;
const connections = ['ListInternalEndpointConnections'] as const;
const permissions = ['ListInternalEndpointPermissions'] as const;

/** A refusal that is none. */
const accepted =
  (from: number, to: number, body: Fields | undefined): NonNullable<Mutant['answer']> =>
  (answer) =>
    answer.status === from ? withBody(withStatus(answer, to), body) : answer;

/** Who reaches an instance, kept, shown or listed otherwise than it should be. */
export const access: readonly Mutant[] = [
  {
    name: 'default domain name with a certificate',
    breaks: 'the default domain name has no certificate',
    documented: true,
    on: domains,
    answer: inList((items) => items.map((item) => ({ certificate_id: 'scs1', ...item }))),
  },
  {
    name: 'no default domain name',
    breaks: 'an instance has a default domain name',
    documented: true,
    on: domains,
    answer: inList((items) => items.filter(({ type }) => type !== 'default')),
  },
  { name: 'domain names of every uid', breaks: 'uid filters', documented: true, on: domains, request: ignoring('uid') },
  {
    name: 'domain names of every name',
    breaks: 'domain_name filters',
    documented: true,
    on: domains,
    request: ignoring('domain_name'),
  },
  {
    name: 'certificate that stays',
    breaks: 'a domain name is given another certificate',
    documented: true,
    on: ['UpdateDomainName'],
    request: inSent((body) => ('certificate_id' in body ? { certificate_id: 'scs1730805603352' } : body)),
  },
  {
    name: 'domain name of any form',
    breaks: 'a domain name has at least two parts',
    documented: true,
    on: ['AddDomainName'],
    answer: accepted(400, 201, { domain_name_info: { uid: 'made' } }),
  },
  {
    name: 'public access at once',
    breaks: 'public access is switched after a while',
    documented: true,
    on: policy,
    answer: inRecords((record) => ({
      ...record,
      status: String(record.status).replace('Enabling', 'Enable').replace('Disabling', 'Disable'),
    })),
  },
  {
    name: 'public access Enabled',
    breaks: 'the status is Enable',
    documented: true,
    on: policy,
    answer: inRecords((record) => ({ ...record, status: record.status === 'Enable' ? 'Enabled' : record.status })),
  },
  {
    name: 'public access switched from any status',
    breaks: 'public access is switched on only when it is off',
    documented: true,
    on: ['CreateInstanceEndpointPolicy'],
    answer: accepted(409, 202, undefined),
  },
  {
    name: 'white list that is never emptied',
    breaks: 'an empty white list empties it',
    documented: true,
    on: policy,
    answer: inRecords((record) => ({
      ...record,
      ip_list:
        (record.ip_list as readonly unknown[]).length > 0 ? record.ip_list : [{ ip: '10.0.0.1', description: '' }],
    })),
  },
  {
    name: 'internal endpoint that runs at once',
    breaks: 'an internal endpoint is Creating first',
    documented: true,
    on: ['ShowInstanceInternalEndpoint'],
    answer: inRecords((record) => ({ ...record, status: record.status === 'Creating' ? 'Running' : record.status })),
  },
  {
    name: 'internal endpoint of status active',
    breaks: 'the status of an internal endpoint is one of five',
    documented: true,
    on: endpoints,
    answer: inRecords((record) => ({ ...record, status: record.status === 'Running' ? 'active' : record.status })),
  },
  {
    name: 'internal endpoint without its address',
    breaks: 'an internal endpoint that runs has an address',
    documented: true,
    on: endpoints,
    answer: inRecords((record) => without(record, 'endpoint_ip')),
  },
  {
    name: 'connections of every status',
    breaks: 'status filters',
    documented: true,
    on: connections,
    request: ignoring('status'),
  },
  { name: 'connections of every id', breaks: 'id filters', documented: true, on: connections, request: ignoring('id') },
  {
    name: 'connection that cannot be rejected',
    breaks: 'a connection is rejected',
    documented: true,
    on: ['UpdateInternalEndpointConnections'],
    request: inSent((body) => (body.action === 'reject' ? { ...body, action: 'receive' } : body)),
  },
  {
    name: 'permissions with any text',
    breaks: 'permission filters',
    documented: true,
    on: permissions,
    request: ignoring('permission'),
  },
  {
    name: 'permission of another type',
    breaks: 'permission_type is as it was sent',
    documented: true,
    on: ['UpdateInternalEndpointPermissions'],
    answer: inBody((body) => ('permission_type' in body ? { ...body, permission_type: 'orgPath' } : body)),
  },
  {
    name: 'permission that stays',
    breaks: 'a permission is removed',
    documented: true,
    on: ['UpdateInternalEndpointPermissions'],
    request: inSent((body) => (body.action === 'remove' ? { ...body, action: 'add' } : body)),
  },
];
