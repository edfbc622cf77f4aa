import type { Case } from '../../case.ts';
import { name, text, time } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['instance'], source: page('0002') } as const;

const operation = 'ListInstance';
const statuses = ['Initial', 'Creating', 'Running', 'Unavailable'] as const;

const byHand = [
  {
    ...base,
    id: 'instances/fields',
    rule: 'an instance has the fields of the page, each of its type, and is of the project that was asked for',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            instances: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                id: { $matches: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
                name,
                description: text,
                status: { $oneOf: statuses },
                spec: name,
                version: text,
                charge_mode: 'postPaid',
                access_address: text,
                vpc_id: text,
                subnet_id: text,
                project_id: { $ref: 'project_id' },
                enterprise_project_id: name,
                created_at: time,
                updated_at: time,
                expires_at: time,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'instances/listed-as-shown',
    rule: 'the list shows an instance as it is shown alone',
    source: page('0003'),
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstance',
        expect: { status: 200, body: { id: { $ref: 'instance_id' } } },
        capture: { one: '' },
      },
      { operation, query: list, expect: { status: 200, body: { instances: { $contains: { $ref: 'one' } } } } },
    ],
  },
  {
    ...base,
    id: 'instances/enterprise-project',
    rule: 'enterprise_project_id leaves the instances of that enterprise project',
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstance', expect: { status: 200 }, capture: { wanted: '/enterprise_project_id' } },
      {
        operation,
        query: { ...list, enterprise_project_id: { $ref: 'wanted' } },
        expect: {
          status: 200,
          body: {
            instances: {
              $contains: { id: { $ref: 'instance_id' } },
              $each: { enterprise_project_id: { $ref: 'wanted' } },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'instances/enterprise-project-unknown',
    rule: 'an enterprise project without instances leaves none',
    provenance: 'inferred',
    steps: [
      {
        operation,
        query: { ...list, enterprise_project_id: '00000000-0000-4000-8000-000000000000' },
        expect: { status: 200, body: { instances: [], total: 0 } },
      },
    ],
  },
  {
    ...base,
    id: 'instances/status-unknown',
    rule: 'a status that is not one of the four is refused',
    provenance: 'inferred',
    steps: [{ operation, query: { status: 'Sleeping' }, expect: { status: 400 } }],
  },
] as const satisfies readonly Case[];

const byStatus = statuses.map(
  (status) =>
    ({
      ...base,
      id: `instances/status-${status.toLowerCase()}`,
      rule: `status=${status} leaves the instances in that status, and total counts those`,
      provenance: 'documented',
      steps: [
        { operation, query: { ...list, status }, expect: { status: 200, body: { instances: { $each: { status } } } } },
        { walk: operation, query: { status }, list: 'instances', by: 'id', limit: 1 },
      ],
    }) satisfies Case,
);

/** The instances of a project. */
export const instances: readonly Case[] = [...byHand, ...byStatus];
