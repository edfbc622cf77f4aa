import type { Case } from '../../case.ts';
import { replicationBody } from '../../resources/replication-bodies.ts';
import { statuses } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { create, listed, lists, remove, update } from './steps.ts';

const reading = {
  effect: 'read',
  given: ['replication policy'],
  source: page(1107),
  provenance: 'documented',
} as const;
const filtering = { ...reading, effect: 'write', given: ['new replication policy'] } as const;
const inTask = { effect: 'read', given: ['replication task with sub-tasks'], source: page(1115) } as const;
const subTasks = 'ListInstanceReplicationPolicyExecSubTasks';

const columns = ['created_at', 'updated_at', 'name'] as const;

/** Filters and orders of the lists of replication. */
export const replicationLists = [
  ...columns.flatMap((column): readonly Case[] => [
    {
      ...reading,
      id: `replication/order/${column}-asc`,
      rule: `order_column=${column} with order_type=asc lists by ascending ${column}`,
      steps: [listed({ order_column: column, order_type: 'asc' }, { $ascending: column })],
    },
    {
      ...reading,
      id: `replication/order/${column}-desc`,
      rule: `order_column=${column} with order_type=desc lists by descending ${column}`,
      steps: [listed({ order_column: column, order_type: 'desc' }, { $descending: column })],
    },
  ]),
  {
    ...reading,
    id: 'replication/order/usual',
    rule: 'policies are listed newest first',
    steps: [listed({}, { $descending: 'created_at' })],
  },
  {
    ...filtering,
    id: 'replication/order/updated',
    rule: 'a policy that is replaced comes first by updated_at and stays where it was by created_at',
    steps: [
      { ...create, body: { ...replicationBody, name: { $ref: 'new_name' } }, capture: { later: '/id' } },
      { ...update({ ...replicationBody, name: { $ref: 'policy_name' } }), afterMs: 50 },
      ...(
        [
          ['updated_at', 'policy_id'],
          ['created_at', 'later'],
        ] as const
      ).map(
        ([order_column, first]) =>
          ({
            ...lists,
            query: { offset: 0, limit: 1, order_column, order_type: 'desc' },
            expect: { status: 200, body: { policies: [{ id: { $ref: first } }] } },
          }) as const,
      ),
      { ...remove, path: { policy_id: { $ref: 'later' } } },
    ],
  },
  {
    ...filtering,
    id: 'replication/of-name',
    rule: 'name leaves the policies with that in their names',
    steps: [
      listed({ name: { $ref: 'policy_name' } }, [{ id: { $ref: 'policy_id' } }], 1),
      listed(
        { name: 'swr-verify-' },
        { $contains: { id: { $ref: 'policy_id' } }, $each: { name: { $matches: 'swr-verify-' } } },
      ),
      listed({ name: 'fake-swr-verify-missing' }, [], 0),
    ],
  },
  {
    ...filtering,
    id: 'replication/of-registry',
    rule: 'registry_id leaves the policies that name that registry on either side',
    provenance: 'inferred',
    steps: [
      listed({ registry_id: { $ref: 'registry_id' } }, [{ id: { $ref: 'policy_id' } }], 1),
      update({
        ...{ ...replicationBody, name: { $ref: 'policy_name' }, dest_registry: { id: 0 } },
        src_registry: { id: { $ref: 'registry_id' } },
      }),
      listed({ registry_id: { $ref: 'registry_id' } }, [{ id: { $ref: 'policy_id' } }], 1),
      listed({ registry_id: 2_147_483_647 }, [], 0),
    ],
  },
  ...statuses.map(
    (status): Case => ({
      ...inTask,
      id: `replication/subtasks/status-${status.toLowerCase()}`,
      rule: `status=${status} leaves the subtasks in that status, and total counts those`,
      provenance: 'documented',
      steps: [
        {
          operation: subTasks,
          query: { ...list, status },
          expect: { status: 200, body: { sub_tasks: { $each: { status } } } },
        },
        { walk: subTasks, query: { status }, list: 'sub_tasks', by: 'id', limit: 2 },
      ],
    }),
  ),
  {
    ...inTask,
    id: 'replication/subtasks/status-unknown',
    rule: 'a status that is not one of the six is refused',
    provenance: 'chosen',
    behaviour: { id: 'tasks.unknown_status_filter', option: 'reject' },
    steps: (['Success', 'succeed'] as unknown as readonly (typeof statuses)[number][]).map(
      (status) => ({ operation: subTasks, query: { status }, expect: refused(400) }) as const,
    ),
  },
  {
    ...inTask,
    id: 'replication/subtasks/order',
    rule: 'subtasks are listed by ascending id',
    provenance: 'chosen',
    behaviour: { id: 'tasks.order_of_sub_tasks', option: 'oldest_first' },
    steps: [{ operation: subTasks, query: list, expect: { status: 200, body: { sub_tasks: { $ascending: 'id' } } } }],
  },
  {
    ...inTask,
    id: 'replication/tasks/order',
    rule: 'tasks are listed by ascending id',
    given: ['replication execution with tasks'],
    source: page(1114),
    provenance: 'chosen',
    behaviour: { id: 'tasks.order', option: 'oldest_first' },
    steps: [
      {
        operation: 'ListInstanceReplicationPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: { $ascending: 'id' } } },
      },
    ],
  },
  {
    ...reading,
    id: 'replication/executions/order',
    rule: 'executions are listed by descending id',
    source: page(1112),
    provenance: 'inferred',
    behaviour: { id: 'executions.order', option: 'newest_first' },
    steps: [
      {
        operation: 'ListInstanceReplicationPolicyExecutions',
        query: list,
        expect: { status: 200, body: { executions: { $descending: 'id' } } },
      },
    ],
  },
] as const satisfies readonly Case[];
