import type { Case } from '../../case.ts';
import { count, id, name, statuses, triggers, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { execute, succeeded } from './execute-steps.ts';

const terraform = 'Terraform provider huaweicloud, test of swr_enterprise_image_signature_policy_execution_records';
const reading = { effect: 'read', given: ['signature execution'], source: page(1207) } as const;
const executing = { effect: 'write', given: ['new signature policy'], source: page(1206) } as const;

/** The runs of a policy. */
export const executions = [
  {
    ...reading,
    id: 'signature/executions/fields',
    rule: 'an execution has every field of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: {
            executions: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                id,
                policy_id: { $ref: 'policy_id' },
                status: { $oneOf: statuses },
                status_text: { $type: 'string' },
                total: count,
                failed: count,
                succeed: count,
                in_progress: count,
                stopped: count,
                trigger: { $oneOf: triggers },
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
    ...reading,
    id: 'signature/executions/order',
    rule: 'executions are listed by descending id',
    provenance: 'inferred',
    behaviour: { id: 'executions.order', option: 'newest_first' },
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: { status: 200, body: { executions: { $descending: 'id' } } },
      },
    ],
  },
  {
    ...executing,
    id: 'signature/executions/listed-at-once',
    rule: 'a new execution is in the list at once, with every field that Terraform reads',
    source: terraform,
    provenance: 'observed',
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: {
            executions: {
              $contains: {
                id: { $ref: 'execution_id' },
                policy_id: { $ref: 'policy_id' },
                trigger: 'manual',
                status: name,
                created_at: utcTime,
                updated_at: utcTime,
              },
            },
            total: 1,
          },
        },
      },
    ],
  },
  {
    ...executing,
    id: 'signature/executions/status-text',
    rule: 'the status_text of an execution that has tasks is empty',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.status_text', option: 'without_tasks' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        expect: { status: 200, body: { executions: [{ total: { $atLeast: 1 }, status_text: '' }] } },
      },
    ],
  },
  {
    ...executing,
    id: 'signature/executions/newest-first',
    rule: 'the execution just started is the first of the list',
    source: page(1207),
    provenance: 'inferred',
    behaviour: { id: 'executions.order', option: 'newest_first' },
    steps: [
      execute,
      {
        operation: 'ListInstanceSignPolicyExecutions',
        expect: { status: 200, body: { executions: [{ status: { $oneOf: ['Succeed', 'Failed', 'Stopped'] } }] } },
        until: succeeded.until,
      },
      {
        ...execute,
        expect: { status: 202, body: { id: { $not: { $ref: 'execution_id' } } } },
        capture: { second: '/id' },
      },
      {
        operation: 'ListInstanceSignPolicyExecutions',
        expect: {
          status: 200,
          body: { executions: [{ id: { $ref: 'second' } }, { id: { $ref: 'execution_id' } }], total: 2 },
        },
      },
    ],
  },
] as const satisfies readonly Case[];
