import type { Resource } from './resource.ts';

const job = {
  name: 'job',
  plural: 'jobs',
  parent: 'project',
  id: { parameter: 'job_id', field: 'id', missing: '00000000-0000-4000-8000-000000000000' },
  operations: { list: ['ListInstanceJobs'], show: 'ShowInstanceJob', remove: 'DeleteInstanceJob' },
  given: 'job',
  givens: { job: { means: 'any job', from: 'project', through: [{ resource: 'job' }] } },
  seed: { key: 'jobs', definition: 'SeedJob' },
} as const satisfies Resource;

export const jobs = [job] as const;
