import { deleteJob, findJob, jobsOf } from '../world/jobs/jobs.ts';
import { progressOf } from '../world/jobs/progress.ts';
import { toJob } from '../world/jobs/views.ts';
import { pageOf } from '../world/kernel/paging.ts';
import type { Read, Write } from './handler.ts';

export const ListInstanceJobs: Read<'ListInstanceJobs'> = ({ query }, world) => {
  const { profile, nowMs } = world;
  const found = jobsOf(world).filter(
    (job) => query.status === undefined || progressOf(job, nowMs).status === query.status,
  );
  const order = profile['jobs.order'];
  const { items: jobs, total } = pageOf(found, { query, profile, order, view: (row) => toJob(row, world) });
  return { jobs, total };
};

export const ShowInstanceJob: Read<'ShowInstanceJob'> = ({ path }, world) => toJob(findJob(world, path), world);

export const DeleteInstanceJob: Write<'DeleteInstanceJob'> = ({ path }, world) => {
  deleteJob(findJob(world, path), world);
};
