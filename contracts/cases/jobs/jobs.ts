import type { Case } from '../../case.ts';
import { name } from '../parts/forms.ts';
import { create, created, remove } from '../parts/new-instance.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['job'], source: page(1001) } as const;
const making = { effect: 'write', given: ['free project'], source: page(1001) } as const;

const operation = 'ListInstanceJobs';
const statuses = ['Creating', 'Initializing', 'Running', 'Failed', 'Success'] as const;
const microseconds = { $matches: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z$' } as const;

const deletes = { operation: 'DeleteInstanceJob', expect: { status: 204 } } as const;

const byHand = [
  {
    ...base,
    id: 'jobs/fields',
    rule: 'a job has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            jobs: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id: name, instance_id: name, resource_id: name, resource_name: name, type: name },
                ...{ status: { $oneOf: statuses }, created_at: microseconds, updated_at: microseconds },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'jobs/listed-as-shown',
    rule: 'the list shows a job as it is shown alone',
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceJob', expect: { status: 200, body: { id: { $ref: 'job_id' } } }, capture: { one: '' } },
      { operation, query: list, expect: { status: 200, body: { jobs: { $contains: { $ref: 'one' } } } } },
    ],
  },
  {
    ...base,
    id: 'jobs/reason',
    rule: 'a job that has failed says why',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { ...list, status: 'Failed' },
        expect: { status: 200, body: { jobs: { $each: { reason: name } } } },
      },
    ],
  },
  {
    ...base,
    id: 'jobs/no-reason',
    rule: 'a job that has succeeded has an empty reason',
    provenance: 'inferred',
    behaviour: { id: 'jobs.reason_when_fine', option: 'empty' },
    steps: [
      {
        operation,
        query: { ...list, status: 'Success' },
        expect: { status: 200, body: { jobs: { $each: { reason: '' } } } },
      },
    ],
  },
  {
    ...base,
    id: 'jobs/status-unknown',
    rule: 'a status that is not one of the five is refused',
    provenance: 'inferred',
    steps: [{ operation, query: { status: 'Succeed' }, expect: { status: 400 } }],
  },
  {
    ...making,
    id: 'jobs/of-instance',
    rule: 'an instance that is created has a job that names it, and that stays when the instance is gone',
    provenance: 'documented',
    steps: [
      create('fake-swr-verify-job'),
      {
        ...created,
        expect: {
          status: 200,
          body: {
            ...{ id: { $ref: 'job_id' }, instance_id: { $ref: 'instance_id' }, resource_id: { $ref: 'instance_id' } },
            ...{ resource_name: 'fake-swr-verify-job', type: 'CreateInstance', status: 'Success' },
          },
        },
        capture: { one: '' },
      },
      remove,
      { operation: 'ShowInstanceJob', expect: { status: 200, body: { $ref: 'one' } } },
    ],
  },
  {
    ...making,
    id: 'jobs/order',
    rule: 'jobs are listed newest first',
    provenance: 'chosen',
    behaviour: { id: 'jobs.order', option: 'newest_first' },
    steps: [
      { ...create('fake-swr-verify-first'), capture: { first: '/instance_id', instance_id: '/instance_id' } },
      remove,
      { ...create('fake-swr-verify-second'), afterMs: 2000 },
      {
        operation,
        query: { offset: 0, limit: 2 },
        expect: {
          status: 200,
          body: { jobs: [{ instance_id: { $ref: 'instance_id' } }, { instance_id: { $ref: 'first' } }] },
        },
      },
      remove,
    ],
  },
  {
    ...making,
    id: 'jobs/deleted',
    rule: 'a deleted job is still listed right after, and gone some time later; its instance stays',
    source: 'Terraform provider huaweicloud, its test of deleting a job',
    provenance: 'inferred',
    behaviour: { id: 'jobs.deleted', option: 'minute' },
    steps: [
      create('fake-swr-verify-deleted-job'),
      created,
      deletes,
      { operation, query: list, expect: { status: 200, body: { jobs: { $contains: { id: { $ref: 'job_id' } } } } } },
      { operation: 'ShowInstanceJob', afterMs: 120_000, expect: { status: 404 } },
      { operation, query: list, expect: { status: 200, body: { jobs: { $excludes: { id: { $ref: 'job_id' } } } } } },
      { ...deletes, expect: { status: 404 } },
      { operation: 'ShowInstance', expect: { status: 200, body: { status: 'Running' } } },
      remove,
    ],
  },
  {
    ...making,
    id: 'jobs/delete-unfinished',
    rule: 'a job that has not ended can be deleted',
    provenance: 'chosen',
    behaviour: { id: 'jobs.delete_unfinished', option: 'allow' },
    steps: [create('fake-swr-verify-unfinished'), deletes, remove],
  },
] as const satisfies readonly Case[];

const byStatus = statuses.map(
  (status) =>
    ({
      ...base,
      id: `jobs/status-${status.toLowerCase()}`,
      rule: `status=${status} leaves the jobs in that status, and total counts those`,
      provenance: 'documented',
      steps: [
        { operation, query: { ...list, status }, expect: { status: 200, body: { jobs: { $each: { status } } } } },
        { walk: operation, query: { status }, list: 'jobs', by: 'id', limit: 1 },
      ],
    }) satisfies Case,
);

/** The jobs of a project. */
export const jobs: readonly Case[] = [...byHand, ...byStatus];
