import type { Case, Expectation } from '../../case.ts';
import { name, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const whole = { offset: 0, limit: 1000 } as const;
const connections = { operation: 'ListInternalEndpointConnections', query: whole } as const;
const statuses = ['pendingAcceptance', 'creating', 'accepted', 'rejected', 'failed', 'deleting'] as const;
const boolean = { $type: 'boolean' } as const;
const missing = '00000000-0000-4000-8000-000000000000';

const send = (body: object, expect: Expectation) =>
  ({ operation: 'UpdateInternalEndpointConnections', body, expect }) as const;
const decide = (action: string, endpoints: unknown, expect: Expectation) => send({ endpoints, action }, expect);
const one = [{ $ref: 'connection_id' }] as const;
const decided = (status: string): Expectation => ({
  status: 200,
  body: { connections: [{ id: { $ref: 'connection_id' }, status }] },
});

const ofConnections = { effect: 'write', given: ['connection', 'free project'], source: page(1703) } as const;

/** Whose VPC endpoints are connected to an instance. */
export const connectionCases = [
  {
    effect: 'read',
    given: ['connection'],
    id: 'access/connections/fields',
    rule: 'a connection has the fields of the page, each of its type',
    source: page(1704),
    provenance: 'documented',
    steps: [
      {
        ...connections,
        expect: {
          status: 200,
          body: {
            connections: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id: name, status: { $oneOf: statuses }, domain_id: name, project_id: name, protected: boolean },
                ...{ created_at: utcTime, updated_at: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    effect: 'read',
    given: ['connection'],
    id: 'access/connections/filters',
    rule: 'id and status leave the connections that are just that',
    source: page(1704),
    provenance: 'documented',
    steps: [
      {
        ...connections,
        expect: { status: 200 },
        capture: { connection_id: '/connections/0/id', status: '/connections/0/status' },
      },
      {
        ...connections,
        query: { ...whole, id: { $ref: 'connection_id' } },
        expect: { status: 200, body: { connections: [{ id: { $ref: 'connection_id' } }], total_count: 1 } },
      },
      {
        ...connections,
        query: { ...whole, status: { $ref: 'status' } },
        expect: {
          status: 200,
          body: {
            connections: { $contains: { id: { $ref: 'connection_id' } }, $each: { status: { $ref: 'status' } } },
          },
        },
      },
      {
        ...connections,
        query: { ...whole, id: missing },
        expect: { status: 200, body: { connections: [], total_count: 0 } },
      },
    ],
  },
  {
    ...ofConnections,
    id: 'access/connections/decided',
    rule: 'a connection that waits is rejected and accepted, and shown so',
    provenance: 'inferred',
    steps: [
      {
        ...connections,
        query: { ...whole, status: 'pendingAcceptance' },
        expect: { status: 200, body: { connections: { $minLength: 1 } } },
        capture: { connection_id: '/connections/0/id' },
      },
      decide('reject', one, decided('rejected')),
      decide('receive', one, decided('accepted')),
      {
        ...connections,
        query: { ...whole, id: { $ref: 'connection_id' } },
        expect: { status: 200, body: { connections: [{ status: 'accepted' }] } },
      },
    ],
  },
  {
    ...ofConnections,
    id: 'access/connections/protected',
    rule: "the connection of an instance's own internal endpoint is protected: it is neither accepted nor rejected",
    provenance: 'inferred',
    behaviour: { id: 'access.own_connections', option: 'protected' },
    steps: [
      {
        operation: 'ListInstanceInternalEndpoints',
        query: { offset: 0, limit: 1 },
        expect: { status: 200 },
        capture: { connection_id: '/internal_endpoints/0/vpcep_endpoint_id' },
      },
      decide('reject', one, refused(409)),
      decide('receive', one, refused(409)),
    ],
  },
  {
    ...ofConnections,
    id: 'access/connections/refused',
    rule: 'another action, a body without a field and a VPC endpoint that is not there are refused',
    provenance: 'inferred',
    steps: [
      decide('accept', [missing], refused(400)),
      send({ action: 'receive' }, refused(400)),
      send({ endpoints: [missing] }, refused(400)),
      decide('receive', missing, refused(400)),
      decide('receive', [missing], refused(404)),
    ],
  },
] as const satisfies readonly Case[];
