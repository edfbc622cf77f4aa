import type { Case } from '../../case.ts';
import type { GivenName } from '../../resources/all.ts';
import type { OperationId } from '../../service/spec.ts';
import { statuses } from '../parts/forms.ts';
import { list } from '../parts/pages.ts';
import { derived, refused, step } from '../parts/step.ts';

interface Listed {
  readonly operation: OperationId;
  readonly word: string;
  readonly field: string;
  readonly given: GivenName;
  readonly order: NonNullable<Case['behaviour']>;
}

const oldestFirst = (id: string) => ({ id, option: 'oldest_first' });

const lists: readonly Listed[] = [
  {
    ...{ operation: 'ListInstanceRetentionPolicyExecTasks', word: 'tasks', field: 'tasks' },
    ...{ given: 'retention execution with tasks', order: oldestFirst('tasks.order') },
  },
  {
    ...{ operation: 'ListInstanceRetentionPolicyExecSubTasks', word: 'subtasks', field: 'sub_tasks' },
    ...{ given: 'retention task with sub-tasks', order: oldestFirst('tasks.order_of_sub_tasks') },
  },
];

const ofStatus = ({ operation, word, field, given }: Listed, status: string): Case => ({
  ...derived(operation),
  id: `retention/${word}/status-${status.toLowerCase()}`,
  rule: `status=${status} leaves the ${word} in that status, and total counts those`,
  provenance: 'documented',
  given: [given],
  steps: [
    step(operation, {
      query: { ...list, status },
      expect: { status: 200, body: { [field]: { $each: { status } } } },
    }),
    { walk: operation, query: { status }, list: field, by: 'id', limit: 2 } as Case['steps'][number],
  ],
});

const others = ({ operation, word, field, given, order }: Listed): readonly Case[] => [
  {
    ...derived(operation),
    id: `retention/${word}/status-unknown`,
    rule: 'a status that is not one of the six is refused',
    provenance: 'chosen',
    behaviour: { id: 'tasks.unknown_status_filter', option: 'reject' },
    given: [given],
    steps: ['Success', 'succeed'].map((status) => step(operation, { query: { status }, expect: refused(400) })),
  },
  {
    ...derived(operation),
    id: `retention/${word}/order`,
    rule: `${word} are listed by ascending id`,
    provenance: 'chosen',
    behaviour: order,
    given: [given],
    steps: [step(operation, { query: list, expect: { status: 200, body: { [field]: { $ascending: 'id' } } } })],
  },
];

const executions = 'ListInstanceRetentionPolicyExecutions';

/** Filters and orders of what retention did. */
export const retentionLists: readonly Case[] = [
  ...lists.flatMap((listed) => [...statuses.map((status) => ofStatus(listed, status)), ...others(listed)]),
  {
    ...derived(executions),
    id: 'retention/executions/order',
    rule: 'executions are listed by descending id',
    provenance: 'inferred',
    behaviour: { id: 'executions.order', option: 'newest_first' },
    given: ['retention policy'],
    steps: [step(executions, { query: list, expect: { status: 200, body: { executions: { $descending: 'id' } } } })],
  },
];
