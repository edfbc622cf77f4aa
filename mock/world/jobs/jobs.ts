import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import { madeUuid } from '../kernel/ids.ts';
import { inMicros, minuteMs } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import { hasEnded, progressOf } from './progress.ts';
import type { JobRow } from './rows.ts';
import type { JobTables } from './tables.ts';

type Jobs = World<JobTables>;
type WritableJobs = WritableWorld<JobTables>;

const seenAfterDeletionMs = minuteMs;

const isGone = ({ deletedMs }: JobRow, { nowMs }: Pick<Jobs, 'nowMs'>): boolean =>
  deletedMs !== undefined && nowMs >= deletedMs + seenAfterDeletionMs;

/** Jobs that were deleted go with the next that is written. Those that have ended are listed until somebody deletes them. */
const removeGone = ({ tables, tenant, nowMs }: WritableJobs): void => {
  for (const job of tables.jobs.under(tenant.project_id)) if (isGone(job, { nowMs })) tables.jobs.remove(job);
};

const rowOf = (instance: InstanceRow, type: string, { tenant, seed, tables, nowMs }: WritableJobs): JobRow => {
  const now = inMicros(nowMs);
  return {
    id: madeUuid(`${seed} job ${tables.jobs.reserve()} of ${tenant.project_id}`),
    ...{ project_id: tenant.project_id, instance_id: instance.id, resource_id: instance.id },
    ...{ resource_name: instance.name, type, status: 'Success', reason: '', created_at: now, updated_at: now },
  };
};

/** The job that creates an instance goes on as the instance does. */
export const addCreation = (instance: InstanceRow, world: WritableJobs): JobRow => {
  const { creation } = instance;
  const job = { ...rowOf(instance, 'CreateInstance', world), ...(creation !== undefined && { creation }) };
  removeGone(world);
  world.tables.jobs.add(job);
  return job;
};

/** An instance is gone at once, so its job has done all there is to do. */
export const addDeletion = (instance: InstanceRow, world: WritableJobs): void => {
  removeGone(world);
  world.tables.jobs.add(rowOf(instance, 'DeleteInstance', world));
};

/** The jobs that can be seen, the oldest first. */
export const jobsOf = (world: Jobs): readonly JobRow[] =>
  world.tables.jobs
    .under(world.tenant.project_id)
    .filter((job) => !isGone(job, world))
    .sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));

export const findJob = (world: Jobs, { job_id }: { readonly job_id: string }): JobRow => {
  const row = world.tables.jobs.get(job_id);
  if (row === undefined || isGone(row, world)) throw apiError('job_not_found', { job_id });
  return row;
};

/** Deletes a job, which can still be seen for a while unless the profile says otherwise. */
export const deleteJob = (job: JobRow, world: WritableJobs): void => {
  const { tables, profile, nowMs } = world;
  const progress = progressOf(job, nowMs);
  removeGone(world);
  if (profile['jobs.delete_unfinished'] === 'reject' && !hasEnded(progress))
    throw conflict(`job ${job.id} is ${progress.status} and has not ended`, world);
  if (profile['jobs.deleted'] === 'gone') tables.jobs.remove(job);
  else tables.jobs.replace({ ...job, deletedMs: job.deletedMs ?? nowMs });
};
