import type { Case } from '../../case.ts';
import { id, name, statuses, text, time } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const jobs = 'ListInstanceWebhookJobs';
const reading = { effect: 'read', given: ['webhook policy with jobs'], source: page('0906') } as const;
const ofFilter = { id: 'webhooks.job_status', option: 'of_filter' } as const;

const ofStatus = (status: (typeof statuses)[number]): Case => ({
  ...reading,
  id: `webhooks/jobs/status-${status.toLowerCase()}`,
  rule: `status=${status} leaves the jobs in that status, and total counts those`,
  provenance: 'inferred',
  behaviour: ofFilter,
  steps: [
    { operation: jobs, query: { ...list, status }, expect: { status: 200, body: { jobs: { $each: { status } } } } },
    { walk: jobs, query: { status }, list: 'jobs', by: 'id', limit: 2 },
  ],
});

/** What has been sent, or is going to be. */
export const webhookJobs: readonly Case[] = [
  {
    ...reading,
    id: 'webhooks/jobs/fields',
    rule: 'a job has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: jobs,
        query: list,
        expect: {
          status: 200,
          body: {
            jobs: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                ...{ id, policy_id: { $ref: 'policy_id' }, event_type: name, notify_type: name, status: name },
                ...{ status_text: text, job_detail: text, created_at: time, updated_at: time },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'webhooks/jobs/status-names',
    rule: 'a job is in one of the statuses of the filter',
    provenance: 'inferred',
    behaviour: ofFilter,
    steps: [
      {
        operation: jobs,
        query: list,
        expect: { status: 200, body: { jobs: { $each: { status: { $oneOf: statuses } } } } },
      },
    ],
  },
  ...statuses.map(ofStatus),
  {
    ...reading,
    id: 'webhooks/jobs/status-unknown',
    rule: 'a status that is not one of the six is refused',
    provenance: 'chosen',
    behaviour: { id: 'tasks.unknown_status_filter', option: 'reject' },
    steps: ['Success', 'succeed'].map(
      (status) => ({ operation: jobs, query: { status }, expect: refused(400) }) as never,
    ),
  },
  {
    ...reading,
    id: 'webhooks/jobs/order',
    rule: 'jobs are listed by descending id',
    provenance: 'inferred',
    behaviour: { id: 'webhooks.order_of_jobs', option: 'newest_first' },
    steps: [{ operation: jobs, query: list, expect: { status: 200, body: { jobs: { $descending: 'id' } } } }],
  },
  {
    effect: 'write',
    given: ['new webhook policy'],
    source: page('0906'),
    id: 'webhooks/jobs/none-yet',
    rule: 'a new policy has no jobs',
    provenance: 'inferred',
    steps: [{ operation: jobs, query: list, expect: { status: 200, body: { jobs: [], total: 0 } } }],
  },
];
