import type { Case } from '../../case.ts';
import { id, name, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const source = page(1208);
const given = ['signature execution with tasks'] as const;

/** The page that the project began with: the images in an execution task of a signing policy. */
export const tasks = [
  {
    id: 'signature/tasks/default-page',
    rule: 'offset is 0 and limit is 10 unless given',
    source,
    provenance: 'documented',
    effect: 'read',
    given,
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        expect: { status: 200, body: { tasks: { $maxLength: 10, $minLength: 3 }, total: { $atLeast: 3 } } },
        capture: { first: '/tasks/0/id' },
      },
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: { offset: 0, limit: 10 },
        expect: { status: 200, body: { tasks: { $contains: { id: { $ref: 'first' } } } } },
      },
    ],
  },
  {
    id: 'signature/tasks/walk',
    rule: 'the pages of a list are the whole of it',
    source,
    provenance: 'documented',
    effect: 'read',
    given,
    steps: [{ walk: 'ListInstanceSignPolicyExecTasks', list: 'tasks', by: 'id', limit: 2 }],
  },
  {
    id: 'signature/tasks/fields',
    rule: 'a task has every field of the page, each of its type, and is of the execution that was asked for',
    source,
    provenance: 'documented',
    effect: 'read',
    given,
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: {
          status: 200,
          body: {
            tasks: {
              $unique: 'id',
              $each: {
                id,
                execution_id: { $ref: 'execution_id' },
                job_id: name,
                status: {
                  $oneOf: ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Success', 'Failed', 'Stopped'],
                },
                status_text: { $type: 'string' },
                namespace: { $ref: 'namespace_name' },
                repository: name,
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
    id: 'signature/tasks/as-the-example',
    rule: 'a job_id is 24 hexadecimal digits and a time has whole seconds, as in the example of the page',
    source,
    provenance: 'inferred',
    effect: 'read',
    given,
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: {
          status: 200,
          body: {
            tasks: {
              $each: {
                job_id: { $matches: '^[0-9a-f]{24}$' },
                created_at: { $matches: ':\\d\\dZ$' },
                updated_at: { $matches: ':\\d\\dZ$' },
              },
            },
          },
        },
      },
    ],
  },
  {
    id: 'signature/tasks/one-per-repository',
    rule: 'an execution has one task for each repository that it signs',
    source,
    provenance: 'inferred',
    effect: 'read',
    given,
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: { $unique: 'repository' } } },
      },
    ],
  },
  {
    id: 'signature/tasks/order',
    rule: 'tasks are listed by ascending id',
    source,
    provenance: 'inferred',
    behaviour: { id: 'tasks.order', option: 'oldest_first' },
    effect: 'read',
    given,
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: { $ascending: 'id' } } },
      },
    ],
  },
] as const satisfies readonly Case[];
