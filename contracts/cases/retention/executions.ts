import type { Case } from '../../case.ts';
import { retentionBody } from '../../resources/retention-bodies.ts';
import { digest, id, never, statuses, text, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { create, execute, listedWith, remove, succeeded } from './steps.ts';

const ofNothing = { effect: 'write', given: ['new retention policy'], source: page(1306) } as const;
const dryRun = { effect: 'write', given: ['retention policy'], source: page(1306) } as const;
const status = { $oneOf: statuses } as const;

const tasks = { operation: 'ListInstanceRetentionPolicyExecTasks', query: list } as const;
const subTasks = { operation: 'ListInstanceRetentionPolicyExecSubTasks', query: list } as const;

/** The runs of a policy. Those of a case's own policy find nothing to delete; others are only tried dry. */
export const retentionExecutions = [
  {
    effect: 'read',
    given: ['retention task with sub-tasks'],
    source: page(1307),
    id: 'retention/executions/fields',
    rule: 'executions, tasks and sub-tasks have every field of their pages, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceRetentionPolicyExecutions',
        query: list,
        expect: {
          status: 200,
          body: {
            executions: {
              $unique: 'id',
              $each: {
                ...{ id, policy_id: { $ref: 'policy_id' }, dry_run: { $type: 'boolean' }, status },
                ...{ trigger: { $oneOf: ['manual', 'scheduled'] }, start_time: utcTime, end_time: utcTime },
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
              $unique: 'repository',
              $each: {
                ...{ id, execution_id: { $ref: 'execution_id' }, job_id: { $matches: '^[0-9a-f]{24}$' }, status },
                ...{ status_code: { $oneOf: [0, 1, 2, 3] }, start_time: utcTime, end_time: utcTime },
              },
            },
          },
        },
      },
      {
        ...subTasks,
        expect: {
          status: 200,
          body: {
            sub_tasks: {
              ...{ $minLength: 2, $unique: 'digest' },
              $each: {
                ...{ id, job_id: { $ref: 'task_id' }, namespace: { $ref: 'namespace_name' }, tag: text, digest },
                ...{ action: 'DEL', status, op_time: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...ofNothing,
    id: 'retention/executions/of-nothing',
    rule: 'an execution over an empty namespace succeeds without tasks and ends as it starts',
    source: 'Terraform provider huaweicloud, test of swr_enterprise_retention_policy_execution_records',
    provenance: 'observed',
    steps: [
      execute(false),
      listedWith({
        ...{ policy_id: { $ref: 'policy_id' }, dry_run: false, status: 'Succeed', trigger: 'manual' },
        ...{ start_time: utcTime, end_time: { ...utcTime, $not: never } },
      }),
      { ...tasks, expect: { status: 200, body: { tasks: [], total: 0 } } },
    ],
  },
  {
    ...ofNothing,
    id: 'retention/executions/of-deleted-policy',
    rule: 'the executions of a deleted policy are gone with it',
    given: ['new namespace'],
    source: page(1305),
    provenance: 'inferred',
    steps: [
      { ...create, body: retentionBody },
      execute(true),
      remove,
      { operation: 'ListInstanceRetentionPolicyExecutions', expect: { status: 404 } },
    ],
  },
  {
    ...dryRun,
    id: 'retention/executions/dry-run',
    rule: 'a dry run shows what would be deleted and deletes nothing',
    provenance: 'documented',
    steps: [
      execute(true),
      { ...succeeded, ...listedWith({ status: 'Succeed', dry_run: true, end_time: { $not: never } }) },
      {
        ...tasks,
        expect: { status: 200, body: { tasks: { $minLength: 1, $each: { status: 'Succeed', status_code: 3 } } } },
        capture: { task_id: '/tasks/0/id', repository_name: '/tasks/0/repository' },
      },
      {
        ...subTasks,
        expect: { status: 200, body: { sub_tasks: { $minLength: 1, $each: { status: 'Succeed' } } } },
        capture: { reference: '/sub_tasks/0/digest' },
      },
      {
        operation: 'ShowInstanceArtifact',
        expect: { status: 200, body: { digest: { $ref: 'reference' } } },
      },
    ],
  },
  {
    ...dryRun,
    id: 'retention/executions/total',
    rule: 'total of a task is how many artifacts its repository has',
    source: page(1308),
    provenance: 'documented',
    steps: [
      execute(true),
      {
        ...tasks,
        expect: { status: 200, body: { tasks: { $minLength: 1 } } },
        capture: { repository_name: '/tasks/0/repository', total: '/tasks/0/total' },
      },
      { operation: 'ListInstanceArtifacts', query: list, expect: { status: 200, body: { total: { $ref: 'total' } } } },
    ],
  },
] as const satisfies readonly Case[];
