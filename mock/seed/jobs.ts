import { usualFailure } from '../world/instances/paces.ts';
import { hasEnded } from '../world/jobs/progress.ts';
import type { JobRow } from '../world/jobs/rows.ts';
import { madeUuid } from '../world/kernel/ids.ts';
import { hourMs, inMicros } from '../world/kernel/time.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedJob } from './format/types.ts';
import { items, type Unique, uniqueName } from './unique.ts';

type Of = Pick<InstanceRow, 'id' | 'name' | 'created_at'>;

/** The ids that jobs give: each is there once in a world. */
export const uniqueInJobs = (jobs: readonly SeedJob[] | undefined, path: SeedPath): readonly Unique[] =>
  items(jobs, path, 'jobs').flatMap(({ item: { id }, at }) => uniqueName('job', [], id, at));

/** What a job is of, where that is not in the seed: it was created at some time. */
export const goneInstance = ({ resource_name = 'gone' }: SeedJob, { tables, seed, startMs }: SeedContext): Of => {
  const number = tables.jobs.lastId + 1;
  const created_at = inMicros(startMs + number * hourMs);
  return { id: madeUuid(`${seed} instance of job ${number}`), name: resource_name, created_at };
};

const takesMs = 5000;

/** Adds a job of an instance. */
export const addJob = (given: SeedJob, instance: Of, { tables, seed, tenant }: SeedContext): void => {
  const number = tables.jobs.reserve();
  const { status = 'Success' } = given;
  const instance_id = given.instance_id ?? instance.id;
  const created_at = given.created_at ?? inMicros(Date.parse(instance.created_at));
  const ended = hasEnded({ status }) ? inMicros(Date.parse(created_at) + takesMs) : created_at;
  const row: JobRow = {
    ...{ id: given.id ?? madeUuid(`${seed} job ${number}`), project_id: tenant.project_id, instance_id },
    resource_id: given.resource_id ?? instance_id,
    resource_name: given.resource_name ?? instance.name,
    ...{ type: given.type ?? 'CreateInstance', status },
    reason: given.reason ?? (status === 'Failed' ? usualFailure : ''),
    ...{ created_at, updated_at: given.updated_at ?? ended },
  };
  tables.jobs.add(row);
};
