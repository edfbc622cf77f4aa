import type { Case } from '../../case.ts';
import { replicationBody } from '../../resources/replication-bodies.ts';
import { count, digest, id, name, statuses, text, triggers, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { execute, listedWith, remove, stop, update } from './steps.ts';

const ofOwn = { effect: 'write', given: ['new replication policy'], source: page(1111) } as const;
const status = { $oneOf: statuses } as const;
const tasks = { operation: 'ListInstanceReplicationPolicyExecTasks', query: list } as const;

/** Selects nothing, so that nothing is copied. */
const ofNothing = {
  ...{ ...replicationBody, name: { $ref: 'policy_name' } },
  filters: [{ type: 'name', value: 'fake-swr-verify-missing/**' }],
};

const ended = { until: { tries: 30, pauseMs: 5000 } } as const;

/** The runs of replication. Those of a case's own policy select nothing, or are stopped. */
export const replicationExecutions = [
  {
    effect: 'read',
    given: ['replication task with sub-tasks'],
    source: page(1112),
    id: 'replication/executions/fields',
    rule: 'executions, tasks and sub-tasks have every field of their pages, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceReplicationPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: {
            executions: {
              $unique: 'id',
              $each: {
                ...{ id, policy_id: id, status, status_text: text, trigger: { $oneOf: triggers } },
                ...{ total: count, failed: count, succeed: count, in_progress: count, stopped: count },
                ...{ created_at: utcTime, updated_at: utcTime },
              },
            },
          },
        },
      },
      {
        ...tasks,
        expect: {
          status: 200,
          body: {
            tasks: {
              $unique: 'src_resource',
              $each: {
                ...{ id, execution_id: { $ref: 'execution_id' }, resource_type: 'artifact', operation: 'copy' },
                ...{ src_resource: name, dst_resource: name, job_id: { $matches: '^[0-9a-f]{24}$' }, status },
                ...{ StatusRevision: count, start_time: utcTime, end_time: utcTime },
              },
            },
          },
        },
      },
      {
        operation: 'ListInstanceReplicationPolicyExecSubTasks',
        query: list,
        expect: {
          status: 200,
          body: {
            sub_tasks: {
              ...{ $minLength: 2, $unique: 'id' },
              $each: {
                ...{ id, job_id: name, namespace: name, repository: name, tag: text, digest },
                ...{ status, status_text: text, start_time: utcTime, end_time: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    effect: 'read',
    given: ['replication execution with tasks'],
    source: page(1112),
    id: 'replication/executions/of-policy',
    rule: 'policy_id leaves the executions of that policy; without it those of all are listed',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceReplicationPolicyExecutions',
        query: { ...list, policy_id: { $ref: 'policy_id' } },
        expect: {
          status: 200,
          body: {
            executions: {
              $contains: { id: { $ref: 'execution_id' } },
              $each: { policy_id: { $ref: 'policy_id' } },
            },
          },
        },
      },
      {
        operation: 'ListInstanceReplicationPolicyExecutions',
        query: list,
        expect: { status: 200, body: { executions: { $contains: { id: { $ref: 'execution_id' } } } } },
      },
      {
        operation: 'ListInstanceReplicationPolicyExecutions',
        query: { ...list, policy_id: 2_147_483_647 },
        expect: { status: 200, body: { executions: [], total: 0 } },
      },
    ],
  },
  {
    ...ofOwn,
    id: 'replication/executions/of-nothing',
    rule: 'an execution that selects nothing succeeds without tasks',
    provenance: 'inferred',
    steps: [
      update(ofNothing),
      execute,
      {
        ...listedWith({ policy_id: { $ref: 'policy_id' }, status: 'Succeed', trigger: 'manual', total: 0, failed: 0 }),
        ...ended,
      },
      { ...tasks, expect: { status: 200, body: { tasks: [], total: 0 } } },
    ],
  },
  {
    ...ofOwn,
    id: 'replication/executions/stopped',
    rule: 'an execution is stopped, and stopping one that has ended is no mistake',
    source: 'Terraform provider huaweicloud, test of swr_enterprise_replication_policy_execution_stop',
    provenance: 'observed',
    behaviour: { id: 'replication.stop_finished', option: 'accept' },
    steps: [execute, stop, listedWith({ status: { $oneOf: ['Succeed', 'Failed', 'Stopped'] }, in_progress: 0 }), stop],
  },
  {
    ...ofOwn,
    id: 'replication/executions/stop-status',
    rule: 'stopping an execution is answered 200, without a body',
    source: page(1113),
    provenance: 'inferred',
    behaviour: { id: 'replication.stop_status', option: '200' },
    steps: [update(ofNothing), execute, { ...stop, expect: { status: 200 } }],
  },
  {
    ...ofOwn,
    id: 'replication/executions/disabled',
    rule: 'a policy that is not enabled is not executed',
    provenance: 'inferred',
    steps: [
      update({ ...ofNothing, enabled: false }),
      {
        operation: 'ExecuteInstanceReplicationPolicy',
        body: { policy_id: { $ref: 'policy_id' } },
        expect: { status: 400 },
      },
    ],
  },
  {
    ...ofOwn,
    id: 'replication/executions/missing-policy',
    rule: 'executing a policy that is not there is not found',
    provenance: 'documented',
    steps: [
      { operation: 'ExecuteInstanceReplicationPolicy', body: { policy_id: 2_147_483_647 }, expect: { status: 404 } },
    ],
  },
  {
    ...ofOwn,
    id: 'replication/executions/of-deleted-policy',
    rule: 'the executions of a deleted policy are gone with it',
    source: page(1110),
    provenance: 'inferred',
    steps: [
      update(ofNothing),
      execute,
      { ...listedWith({ status: 'Succeed' }), ...ended },
      remove,
      { ...tasks, expect: { status: 404 } },
    ],
  },
  {
    ...ofOwn,
    id: 'replication/executions/while-running',
    rule: 'a policy with a running execution is not deleted',
    source: page(1110),
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      update({ ...replicationBody, name: { $ref: 'policy_name' }, filters: [{ type: 'name', value: '**' }] }),
      execute,
      { operation: 'DeleteInstanceReplicationPolicy', expect: { status: 412 } },
      stop,
    ],
  },
] as const satisfies readonly Case[];
