import type { Family } from '../kernel/family.ts';
import { inMicros } from '../kernel/time.ts';
import { jobChecks } from './checks.ts';
import { hasEnded, progressOf } from './progress.ts';
import { type JobTables, jobTables } from './tables.ts';

/** What jobs hear. One whose instance goes while it is being created has failed; all others stay as they are. */
export const jobFamily = {
  tables: jobTables,
  checks: jobChecks,
  due: [],
  hears: {
    'instance.deleted': ({ instance_id }, { tables: { jobs }, tenant, nowMs }) => {
      for (const job of jobs.under(tenant.project_id)) {
        if (job.instance_id !== instance_id || job.creation === undefined) continue;
        if (hasEnded(progressOf(job, nowMs))) continue;
        const { creation: _, ...row } = job;
        jobs.replace({ ...row, status: 'Failed', reason: 'the instance was deleted', updated_at: inMicros(nowMs) });
      }
    },
  },
} satisfies Family<JobTables>;
