import type { Case } from '../../case.ts';
import { list, page } from '../parts/pages.ts';
import { execute, succeeded } from './execute-steps.ts';

const base = { effect: 'write', given: ['new signature policy'] } as const;

/** What an execution shows of the images that it signs. */
export const signing = [
  {
    ...base,
    id: 'signature/life-cycle/tags-separator',
    rule: 'the tags of a version are separated by commas',
    source: page(1209),
    provenance: 'chosen',
    behaviour: { id: 'signature.tags_separator', option: 'comma' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        expect: { status: 200, body: { tasks: { $minLength: 1 } } },
        capture: { task_id: '/tasks/0/id' },
      },
      {
        operation: 'ListInstanceSignatureExecutionSubtasks',
        query: list,
        expect: {
          status: 200,
          body: { sub_tasks: { $each: { tags: { $matches: '^([\\w][\\w.-]*(,[\\w][\\w.-]*)*)?$' } } } },
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/task-status',
    rule: 'a task that succeeded says Succeed, as executions and sub-tasks do',
    source: page(1208),
    provenance: 'inferred',
    behaviour: { id: 'tasks.finished_status', option: 'Succeed' },
    steps: [
      execute,
      succeeded,
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: { $minLength: 1, $each: { status: 'Succeed' } } } },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/listed-tag-of-signature',
    rule: 'a signature is listed among the tags, named by what it signs, unless accessories are left out',
    source: page('0307'),
    provenance: 'inferred',
    behaviour: { id: 'signature.tag_of_signature', option: 'cosign' },
    steps: [
      execute,
      succeeded,
      {
        operation: 'ListInstanceTags',
        query: list,
        expect: { status: 200, body: { tags: { $contains: { name: { $matches: '^sha256-[0-9a-f]{64}\\.sig$' } } } } },
      },
      {
        operation: 'ListInstanceTags',
        query: { ...list, is_accessory: false },
        expect: { status: 200, body: { tags: { $excludes: { name: { $matches: '\\.sig$' } } } } },
      },
    ],
  },
] as const satisfies readonly Case[];
