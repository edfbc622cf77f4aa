import type { Case } from '../../case.ts';
import { policyBody, replacement } from '../../resources/signature-bodies.ts';
import { never, statuses, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { execute, succeeded } from './execute-steps.ts';

const terraform = 'Terraform provider huaweicloud, test of swr_enterprise_image_signature_policy_execution_records';
const executing = { effect: 'write', given: ['new signature policy'], source: page(1206) } as const;

const [scope] = replacement.scope_rules;
const [tagSelector] = scope.tag_selectors;

/** Makes the policy select the tags of a pattern. */
const withTags = (pattern: string) =>
  ({
    operation: 'UpdateInstanceSignPolicy',
    body: { ...replacement, scope_rules: [{ ...scope, tag_selectors: [{ ...tagSelector, pattern }] }] },
    expect: { status: [200, 201, 202] },
  }) as const;

const createPolicy = {
  operation: 'CreateInstanceSignPolicy',
  body: policyBody,
  expect: { status: 201 },
  capture: { policy_id: '/id' },
} as const;

/** Whether a policy with executions can be deleted is a question of its own. */
const deletePolicy = { operation: 'DeleteInstanceSignPolicy', expect: { status: [204, 400] } } as const;

/** What can be executed, and what then gets a task. */
export const executionRules = [
  {
    ...executing,
    id: 'signature/executions/while-running',
    rule: 'a policy can be executed while an execution of it runs',
    provenance: 'chosen',
    behaviour: { id: 'signature.execute_while_running', option: 'run' },
    steps: [execute, { ...execute, expect: { status: 202 } }],
  },
  {
    ...executing,
    id: 'signature/executions/of-disabled-policy',
    rule: 'a policy that is not enabled can be executed',
    provenance: 'chosen',
    behaviour: { id: 'signature.execute_disabled_policy', option: 'run' },
    steps: [
      {
        operation: 'UpdateInstanceSignPolicy',
        body: { ...replacement, enabled: false },
        expect: { status: [200, 201, 202] },
      },
      execute,
    ],
  },
  {
    ...executing,
    id: 'signature/executions/of-nothing',
    rule: 'an execution that selects nothing has no tasks',
    given: ['new namespace'],
    source: terraform,
    provenance: 'observed',
    steps: [
      createPolicy,
      execute,
      { operation: 'ListInstanceSignPolicyExecTasks', expect: { status: 200, body: { tasks: [], total: 0 } } },
      deletePolicy,
    ],
  },
  {
    ...executing,
    id: 'signature/executions/of-nothing-ended',
    rule: 'an execution that selects nothing succeeds, counts nothing, and its last change is its end',
    given: ['new namespace'],
    source: page(1207),
    provenance: 'inferred',
    steps: [
      createPolicy,
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        expect: {
          status: 200,
          body: {
            executions: [
              {
                ...{ status: 'Succeed', total: 0, succeed: 0, failed: 0, in_progress: 0, stopped: 0 },
                updated_at: { ...utcTime, $not: never },
              },
            ],
          },
        },
        until: succeeded.until,
      },
      deletePolicy,
    ],
  },
  {
    ...executing,
    id: 'signature/executions/of-nothing-status-text',
    rule: 'the status_text of an execution that selects nothing is not empty, nor the status once more',
    given: ['new namespace'],
    source: terraform,
    provenance: 'inferred',
    behaviour: { id: 'executions.status_text', option: 'without_tasks' },
    steps: [
      createPolicy,
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        expect: {
          status: 200,
          body: { executions: [{ status_text: { $matches: '\\S', $not: { $oneOf: statuses } } }] },
        },
      },
      deletePolicy,
    ],
  },
  {
    ...executing,
    id: 'signature/executions/without-versions',
    rule: 'a selected repository of which no version matches gets no task',
    provenance: 'chosen',
    behaviour: { id: 'signature.repository_without_versions', option: 'no_task' },
    steps: [
      withTags('no-such-tag'),
      execute,
      { operation: 'ListInstanceSignPolicyExecTasks', expect: { status: 200, body: { tasks: [], total: 0 } } },
    ],
  },
  {
    ...executing,
    id: 'signature/executions/class-of-characters',
    rule: 'characters in brackets are a class in a pattern: one of them stands there',
    source: page(1202),
    provenance: 'inferred',
    behaviour: { id: 'selectors.classes', option: 'harbor' },
    steps: [
      withTags('[0-9A-Za-z_]*'),
      execute,
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        expect: { status: 200, body: { tasks: [{ repository: { $ref: 'repository_name' } }], total: 1 } },
      },
    ],
  },
] as const satisfies readonly Case[];
