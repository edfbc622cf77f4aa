import { ignoring, inBody, inList, inRecords, inSent, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const creates = ['CreateInstance'] as const;
const shows = ['ShowInstance'] as const;
const jobs = ['ListInstanceJobs'] as const;
const showsJob = ['ShowInstanceJob'] as const;
const counters = ['ListInstanceStatistics'] as const;

/** Instances and jobs that are created, shown, counted or deleted otherwise than they should. */
export const instances: readonly Mutant[] = [
  {
    name: 'instance created with 201',
    breaks: 'creating an instance is answered 202',
    documented: true,
    on: creates,
    answer: (answer) => (answer.status === 202 ? withStatus(answer, 201) : answer),
  },
  {
    name: 'instance without a job',
    breaks: 'creating an instance tells its job',
    documented: true,
    on: creates,
    answer: inBody(({ job_id: _, ...body }) => body),
  },
  {
    name: 'instance deleted with 204',
    breaks: 'deleting an instance is answered 202',
    documented: true,
    on: ['DeleteInstance'],
    answer: (answer) => (answer.status === 202 ? withStatus(answer, 204) : answer),
  },
  {
    name: 'instance description lost',
    breaks: 'an instance is shown with what was sent',
    documented: true,
    on: creates,
    request: inSent(({ description: _, ...body }) => body),
  },
  {
    name: 'bucket of one’s own ignored',
    breaks: 'an instance has the bucket that it was given',
    documented: false,
    on: shows,
    answer: inRecords((record) => ({ ...record, user_def_obs: false })),
  },
  {
    name: 'second instance of a name',
    breaks: 'the name of an instance is its own',
    documented: false,
    on: creates,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 202), {}) : answer),
  },
  {
    name: 'instance with any name',
    breaks: 'a name of other characters is refused',
    documented: true,
    on: creates,
    request: inSent((body) => ({
      ...body,
      name: String(body.name)
        .replace(/[^a-z]/g, '')
        .padEnd(8, 'x'),
    })),
  },
  {
    name: 'instance with a key and no encryption',
    breaks: 'a key needs obs_encrypt',
    documented: true,
    on: creates,
    request: inSent(({ obs_enc_kms_key_id: _, ...body }) => body),
  },
  {
    name: 'instance that runs at once',
    breaks: 'an instance is being created at first',
    documented: false,
    on: shows,
    answer: inRecords((record) => ({ ...record, status: 'Running' })),
  },
  {
    name: 'instance without library',
    breaks: 'a fresh instance holds the namespace library',
    documented: true,
    on: ['ListInstanceNamespaces'],
    answer: inList((items) => items.filter(({ name }) => name !== 'library')),
  },
  {
    name: 'library private at first',
    breaks: 'the namespace library is public',
    documented: true,
    on: ['ListInstanceNamespaces'],
    answer: inList((items) =>
      items.map((item) => (item.name === 'library' ? { ...item, metadata: { public: 'false' } } : item)),
    ),
  },
  {
    name: 'configuration that stays',
    breaks: 'anonymous access is switched on',
    documented: true,
    on: ['ShowInstanceConfiguration'],
    answer: inBody(() => ({ anonymous_access: false })),
  },
  {
    name: 'feature gates in snake case',
    breaks: 'feature gates are named as the page names them',
    documented: true,
    on: ['ListFeatureGates'],
    answer: inBody((body) => ({ ...body, enableDomainName: undefined, enable_domain_name: true })),
  },
  {
    name: 'global feature gates as texts',
    breaks: 'feature gates are true or false',
    documented: true,
    on: ['ListGlobalFeatureGates'],
    answer: inBody((body) => ({ ...body, cerAvailable: 'true' })),
  },
  ...(['total_namespace_count', 'total_image_count', 'sign_policy_count', 'retention_policy_count'] as const).map(
    (field): Mutant => ({
      name: `${field} one too many`,
      breaks: 'the statistics count what the lists have',
      documented: true,
      on: counters,
      answer: inBody((body) => ({ ...body, [field]: Number(body[field]) + 1 })),
    }),
  ),
  {
    name: 'jobs of every status',
    breaks: 'status filters the list',
    documented: true,
    on: jobs,
    request: ignoring('status'),
  },
  {
    name: 'jobs reversed',
    breaks: 'jobs are listed newest first',
    documented: false,
    on: jobs,
    answer: inList((items) => [...items].reverse()),
  },
  {
    name: 'job without a reason',
    breaks: 'a job that has failed says why',
    documented: true,
    on: jobs,
    answer: inList((items) => items.map((item) => ({ ...item, reason: '' }))),
  },
  {
    name: 'job that never ends',
    breaks: 'a job ends well',
    documented: true,
    on: showsJob,
    answer: inRecords((record) => ({ ...record, status: 'Running' })),
  },
  {
    name: 'job of another instance',
    breaks: 'a job names its instance',
    documented: true,
    on: showsJob,
    answer: inRecords((record) => ({ ...record, instance_id: '00000000-0000-4000-8000-000000000009' })),
  },
  {
    name: 'job in milliseconds with an offset',
    breaks: 'the times of a job are of UTC',
    documented: true,
    on: jobs,
    answer: inList((items) => items.map((item) => ({ ...item, created_at: '2026-03-01T20:00:00.000+08:00' }))),
  },
];
