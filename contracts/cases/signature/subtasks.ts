import type { Case } from '../../case.ts';
import { specOf } from '../../service/spec.ts';
import { digest, id, name, statuses, utcTime } from '../parts/forms.ts';
import { list } from '../parts/pages.ts';
import { derived, step } from '../parts/step.ts';

const operation = 'ListInstanceSignatureExecutionSubtasks';
const source = specOf(operation).page;
const given = ['signature task with sub-tasks'] as const;
const base = { source, given, effect: 'read' } as const;

const byHand = [
  {
    ...base,
    id: 'signature/subtasks/fields',
    rule: 'a sub-task has every field of the page, each of its type; its tags are one text',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            sub_tasks: {
              $minLength: 2,
              $unique: 'id',
              $each: {
                id,
                job_id: name,
                namespace: { $ref: 'namespace_name' },
                repository: name,
                tags: { $type: 'string' },
                digest,
                status: { $oneOf: statuses },
                status_text: { $type: 'string' },
                created_at: utcTime,
                updated_at: utcTime,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/subtasks/of-the-task',
    rule: 'a sub-task is of the repository of its task',
    provenance: 'inferred',
    steps: [
      { operation, query: list, expect: { status: 200 }, capture: { repository: '/sub_tasks/0/repository' } },
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: {
          status: 200,
          body: { tasks: { $contains: { id: { $ref: 'task_id' }, repository: { $ref: 'repository' } } } },
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/subtasks/one-per-version',
    rule: 'a task has one sub-task for each version that it signs',
    provenance: 'inferred',
    steps: [{ operation, query: list, expect: { status: 200, body: { sub_tasks: { $unique: 'digest' } } } }],
  },
  {
    ...base,
    id: 'signature/subtasks/order',
    rule: 'sub-tasks are listed by ascending id',
    provenance: 'chosen',
    behaviour: { id: 'tasks.order_of_sub_tasks', option: 'oldest_first' },
    steps: [{ operation, query: list, expect: { status: 200, body: { sub_tasks: { $ascending: 'id' } } } }],
  },
  {
    ...base,
    id: 'signature/subtasks/status-unknown',
    rule: 'a status that is not one of the six is refused',
    provenance: 'chosen',
    behaviour: { id: 'tasks.unknown_status_filter', option: 'reject' },
    steps: [
      { operation, query: { status: 'Success' }, expect: { status: 400 } },
      { operation, query: { status: 'succeed' }, expect: { status: 400 } },
    ],
  },
] as const satisfies readonly Case[];

/** A filter that filters nothing shows in all but one of these; a total that ignores it, in their walks. */
const byStatus = statuses.map(
  (status): Case => ({
    ...derived(operation),
    id: `signature/subtasks/status-${status.toLowerCase()}`,
    rule: `status=${status} leaves the sub-tasks in that status, and total counts those`,
    provenance: 'documented',
    given,
    steps: [
      step(operation, {
        query: { ...list, status },
        expect: { status: 200, body: { sub_tasks: { $each: { status } } } },
      }),
      { walk: operation, query: { status }, list: 'sub_tasks', by: 'id', limit: 2 },
    ],
  }),
);

/** The versions of an image in a task. */
export const subtasks: readonly Case[] = [...byHand, ...byStatus];
