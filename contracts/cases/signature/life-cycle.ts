import type { Case } from '../../case.ts';
import { digest, name, never, openStatuses, statuses } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { execute, execution, succeeded } from './execute-steps.ts';

const base = { effect: 'write', given: ['new signature policy'] } as const;

/** What happens from executing a policy until its images are signed. */
export const lifeCycle = [
  {
    ...base,
    id: 'signature/life-cycle/signed',
    rule: 'an execution goes on until it has succeeded, and then each version has a signature of cosign',
    source: page(1209),
    provenance: 'documented',
    steps: [
      execute,
      succeeded,
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: {
          status: 200,
          body: {
            tasks: {
              $minLength: 1,
              $each: {
                execution_id: { $ref: 'execution_id' },
                repository: name,
                status: { $oneOf: ['Succeed', 'Success'] },
              },
            },
          },
        },
        capture: { task_id: '/tasks/0/id' },
      },
      {
        operation: 'ListInstanceSignatureExecutionSubtasks',
        query: list,
        expect: { status: 200, body: { sub_tasks: { $minLength: 1, $each: { status: 'Succeed', digest } } } },
        capture: { reference: '/sub_tasks/0/digest' },
      },
      { operation: 'ShowInstanceArtifact', expect: { status: 200 }, capture: { artifact_id: '/id' } },
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: {
          status: 200,
          body: {
            accessories: {
              $contains: { type: 'signature.cosign', subject_artifact_id: { $ref: 'artifact_id' }, digest },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/signed-once',
    rule: 'signing again with the same key adds no signature',
    source: page(1209),
    provenance: 'inferred',
    steps: [
      execute,
      succeeded,
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: { $minLength: 1 } } },
        capture: { task_id: '/tasks/0/id' },
      },
      {
        operation: 'ListInstanceSignatureExecutionSubtasks',
        query: list,
        expect: { status: 200, body: { sub_tasks: { $minLength: 1 } } },
        capture: { reference: '/sub_tasks/0/digest' },
      },
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: { status: 200 },
        capture: { signatures: '/accessories' },
      },
      execute,
      succeeded,
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: { status: 200, body: { accessories: { $ref: 'signatures' } } },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/counters',
    rule: 'of an execution that has succeeded, all is counted as succeeded and nothing as anything else',
    source: page(1207),
    provenance: 'inferred',
    steps: [
      execute,
      { ...succeeded, capture: { total: '/executions/0/total' } },
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: execution({ succeed: { $ref: 'total' }, failed: 0, in_progress: 0, stopped: 0 }),
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/total',
    rule: 'total of an execution is how many tasks it has',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.counter_unit', option: 'tasks' },
    steps: [
      execute,
      { operation: 'ListInstanceSignPolicyExecTasks', expect: { status: 200 }, capture: { total: '/total' } },
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: { status: 200, body: execution({ total: { $ref: 'total' } }) },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/times',
    rule: 'signing takes its time: the last change of an execution that has ended is later than its creation',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.pace', option: 'documented' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: { status: 200, body: execution({ created_at: name }) },
        capture: { created_at: '/executions/0/created_at' },
      },
      {
        ...succeeded,
        expect: {
          status: 200,
          body: execution({
            status: 'Succeed',
            created_at: { $ref: 'created_at' },
            updated_at: { $not: { $ref: 'created_at' } },
          }),
        },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/last-change',
    rule: 'the last change of an execution is its end, and the zero time before that',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.updated_at', option: 'end' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: { executions: { $excludes: { status: { $oneOf: openStatuses }, updated_at: { $not: never } } } },
        },
      },
      {
        ...succeeded,
        expect: { status: 200, body: execution({ status: 'Succeed', updated_at: { $not: never } }) },
      },
    ],
  },
  {
    ...base,
    id: 'signature/life-cycle/never-pending',
    rule: 'an execution is never Pending: while its tasks wait it is InProgress',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.status', option: 'from_tasks' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: { status: 200, body: execution({ status: { $oneOf: statuses, $not: 'Initialized' } }) },
        until: { tries: 100, pauseMs: 500 },
      },
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: { status: 200, body: execution({ status: { $not: 'Pending' } }) },
      },
    ],
  },
] as const satisfies readonly Case[];
