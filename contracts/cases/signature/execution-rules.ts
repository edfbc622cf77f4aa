import type { Case } from '../../case.ts';
import { policyBody, replacement } from '../../resources/signature-bodies.ts';
import { page } from '../parts/pages.ts';
import { execute } from './execute-steps.ts';

const terraform = 'Terraform provider huaweicloud, test of swr_enterprise_image_signature_policy_execution_records';
const executing = { effect: 'write', given: ['new signature policy'], source: page(1206) } as const;

const [scope] = replacement.scope_rules;
const [tagSelector] = scope.tag_selectors;

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
      {
        operation: 'CreateInstanceSignPolicy',
        body: policyBody,
        expect: { status: 201 },
        capture: { policy_id: '/id' },
      },
      execute,
      { operation: 'ListInstanceSignPolicyExecTasks', expect: { status: 200, body: { tasks: [], total: 0 } } },
      // Whether a policy with executions can be deleted is a question of its own.
      { operation: 'DeleteInstanceSignPolicy', expect: { status: [204, 400] } },
    ],
  },
  {
    ...executing,
    id: 'signature/executions/without-versions',
    rule: 'a selected repository of which no version matches gets no task',
    provenance: 'chosen',
    behaviour: { id: 'signature.repository_without_versions', option: 'no_task' },
    steps: [
      {
        operation: 'UpdateInstanceSignPolicy',
        body: {
          ...replacement,
          scope_rules: [{ ...scope, tag_selectors: [{ ...tagSelector, pattern: 'no-such-tag' }] }],
        },
        expect: { status: [200, 201, 202] },
      },
      execute,
      { operation: 'ListInstanceSignPolicyExecTasks', expect: { status: 200, body: { tasks: [], total: 0 } } },
    ],
  },
] as const satisfies readonly Case[];
