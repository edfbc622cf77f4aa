import type { Case } from '../case.ts';

const source = 'https://support.huaweicloud.com/api-swr2/swr_03_1208.html';
const given = ['execution with tasks'] as const;

/** The page that the project began with: the images in an execution task of a signing policy. */
export const tasks = [
  {
    id: 'tasks/default-page',
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
    id: 'tasks/walk',
    rule: 'the pages of a list are the whole of it',
    source,
    provenance: 'documented',
    effect: 'read',
    given,
    steps: [{ walk: 'ListInstanceSignPolicyExecTasks', list: 'tasks', by: 'id', limit: 2 }],
  },
] as const satisfies readonly Case[];
