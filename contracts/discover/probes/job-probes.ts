import { pointed, shown } from '../../service/json.ts';
import { newInstance, whenRunning } from './new-instances.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

export const jobProbes: ProbesOf<'jobs.order' | 'jobs.reason_when_fine' | 'jobs.deleted' | 'jobs.delete_unfinished'> = {
  'jobs.order': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const jobs = await list('ListInstanceJobs', await target.given('project'));
      const times = jobs.map(({ created_at }) => Date.parse(String(created_at)));
      const [first = 0, last = 0] = [times[0], times.at(-1)];
      const seen = `${jobs.length} jobs, the first of ${shown(jobs[0]?.created_at)}, the last of ${shown(jobs.at(-1)?.created_at)}`;
      if (jobs.length < 2 || first === last) return unobserved(`not met: ${seen}`);
      return observed(first > last ? 'newest_first' : 'oldest_first', seen);
    },
  },
  'jobs.reason_when_fine': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const [job] = await list('ListInstanceJobs', await target.given('project'), { query: { status: 'Success' } });
      if (job === undefined) return unobserved('not met: no job has succeeded');
      const seen = `reason is ${shown(job.reason)}`;
      if (!('reason' in job)) return observed('absent', 'there is no reason');
      return job.reason === '' ? observed('empty', seen) : unclear(seen);
    },
  },
  'jobs.deleted': {
    effect: 'write',
    ask: async (context) => {
      const at = await whenRunning(context, await newInstance(context));
      const deleted = await context.call('DeleteInstanceJob', at);
      if (deleted.status !== 204) return unclear(quoted(deleted));
      const isSeen = async () => (await context.call('ShowInstanceJob', at)).status === 200;
      if (!(await isSeen())) return observed('gone', 'it was not there right after');
      await context.target.pause(120_000);
      return (await isSeen())
        ? unclear('it was there two minutes after')
        : observed('minute', 'it went within minutes');
    },
  },
  'jobs.delete_unfinished': {
    effect: 'write',
    ask: async (context) => {
      const at = await newInstance(context);
      const status = pointed((await context.call('ShowInstanceJob', at)).body, '/status');
      if (status === 'Success' || status === 'Failed')
        return unobserved('masked: an instance runs at once (see instances.pace)');
      const deleted = await context.call('DeleteInstanceJob', at);
      return byStatus(deleted, { 204: 'allow', 400: 'reject', 409: 'reject' });
    },
  },
};
