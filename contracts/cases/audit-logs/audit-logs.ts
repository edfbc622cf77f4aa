import type { Case } from '../../case.ts';
import { id, name, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const operation = 'ListAuditLogs';
const base = { effect: 'read', given: ['instance with audit logs'], source: page('0007') } as const;

const operations = ['create', 'pull', 'delete'] as const;

/** What was pushed, pulled and deleted. */
export const auditLogs = [
  {
    ...base,
    id: 'audit-logs/fields',
    rule: 'a log has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            audit_logs: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id, operation: 'create', resource_type: name, username: name, op_time: utcTime },
                resource: { $matches: '^\\S+/\\S+$' },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'audit-logs/operation',
    rule: 'operation leaves the logs of just that operation',
    provenance: 'documented',
    steps: operations.map((each) => ({
      operation,
      query: { ...list, operation: each },
      expect: { status: 200, body: { audit_logs: { $each: { operation: each } } } },
    })),
  },
  {
    ...base,
    id: 'audit-logs/order',
    rule: 'logs are listed newest first',
    provenance: 'inferred',
    steps: [
      {
        operation,
        query: list,
        expect: { status: 200, body: { audit_logs: { $descending: 'op_time' } } },
      },
      { operation, query: list, expect: { status: 200, body: { audit_logs: { $descending: 'id' } } } },
    ],
  },
  {
    ...base,
    id: 'audit-logs/operation-needed',
    rule: 'operation cannot be left out',
    provenance: 'documented',
    steps: [{ operation, query: { operation: null }, expect: refused(400) }],
  },
  {
    ...base,
    id: 'audit-logs/unknown-operation',
    rule: 'an operation that the page does not list is refused',
    provenance: 'inferred',
    behaviour: { id: 'audit_logs.unknown_operation', option: 'reject' },
    steps: [{ operation, query: { operation: 'push' }, expect: refused(400) }],
  },
  {
    effect: 'write',
    given: ['new artifact'],
    source: page('0007'),
    id: 'audit-logs/deleted',
    rule: 'pushing an artifact is logged, and so is deleting it, with its repository and digest',
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceArtifact', expect: { status: 200 }, capture: { digest: '/digest' } },
      {
        operation,
        query: { offset: 0, limit: 1, operation: 'create' },
        expect: { status: 200, body: { audit_logs: [{ operation: 'create', resource_type: 'artifact' }] } },
        capture: { resource: '/audit_logs/0/resource' },
      },
      { operation: 'DeleteInstanceArtifact', expect: { status: 204 } },
      {
        operation,
        query: { offset: 0, limit: 1, operation: 'delete' },
        expect: {
          status: 200,
          body: { audit_logs: [{ operation: 'delete', resource_type: 'artifact', resource: { $ref: 'resource' } }] },
        },
      },
    ],
  },
] as const satisfies readonly Case[];
