import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, pointed } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { collected, gcTasks, hasEnded, isRefused, masked, maskedByOthers, run, withSchedule } from './gc-runs.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

/** In the night of a leap day, so that nothing runs before it is put back. */
const custom = { type: 'Custom', cron: '0 0 2 29 2 *' } as const;

/** What a run removes of an artifact that was just deleted. */
const freedOf = async (context: ProbeContext, parameters: { readonly dry_run: boolean }) => {
  const result = await collected(context, { ...parameters, delete_untagged: false });
  return 'refusal' in result ? result : { freed: Number(pointed(result.task, '/job_parameters/freed_space')) };
};

const deleteOne = async ({ target, call }: ProbeContext): Promise<void> => {
  const { status } = await call('DeleteInstanceArtifact', await target.given('new artifact'));
  if (status >= 300) throw new Unmet('an artifact could not be deleted');
};

const isGateways = ({ body }: Answer): boolean => String(pointed(body, '/error_code')).startsWith('APIGW.');

export const gcProbes: ProbesOf<
  | 'gc.allow_list'
  | 'gc.delete_untagged_default'
  | 'gc.parameters_left_out'
  | 'gc.order'
  | 'gc.unknown_marker'
  | 'gc.job_name'
  | 'gc.while_running'
  | 'gc.stop_ended'
  | 'gc.time_window'
  | 'gc.dry_run_result'
  | 'gc.pace'
> = {
  'gc.allow_list': {
    effect: 'read',
    ask: async (context) => {
      const answer = await context.call('ListGcTasks', await context.instance());
      if (answer.status === 404 && !isGateways(answer)) return unclear(quoted(answer));
      return byStatus(answer, { 200: 'allowed', 403: 'forbidden', 404: 'gateway_404' });
    },
  },
  'gc.delete_untagged_default': {
    effect: 'write',
    ask: (context) =>
      withSchedule(context, [{ schedule: { type: 'None' }, parameters: { workers: 1 } }], ({ parameters }) => {
        const { delete_untagged } = asFields(parameters);
        const seen = `a schedule that was set without it has delete_untagged ${delete_untagged}`;
        return typeof delete_untagged === 'boolean' ? observed(`${delete_untagged}`, seen) : unclear(seen);
      }),
  },
  'gc.parameters_left_out': {
    effect: 'write',
    ask: (context) => {
      const parameters = { workers: 3, delete_untagged: false, dry_run: true };
      return withSchedule(context, [{ schedule: custom, parameters }, { schedule: custom }], (shown) => {
        const { workers } = asFields(shown.parameters);
        const seen = `a schedule of 3 workers that was set without parameters has ${workers}`;
        if (workers === 3) return observed('kept', seen);
        return workers === 1 ? observed('defaults', seen) : unclear(seen);
      });
    },
  },
  'gc.order': {
    effect: 'read',
    ask: async (context) => {
      const { answer, tasks } = await gcTasks(context);
      if (answer.status !== 200) return masked(answer);
      const [first, second] = tasks.map(({ id }) => Number(id));
      if (first === undefined || second === undefined) return unobserved('the instance has no two tasks');
      return observed(first > second ? 'newest_first' : 'oldest_first', `the first two tasks are ${first}, ${second}`);
    },
  },
  'gc.unknown_marker': {
    effect: 'read',
    ask: async (context) => {
      const { answer } = await gcTasks(context);
      if (answer.status !== 200) return masked(answer);
      const query = { marker: 'fake-swr-verify' };
      return byStatus(await context.call('ListGcTasks', await context.instance(), { query }), {
        400: 'reject',
        200: 'first_page',
      });
    },
  },
  'gc.job_name': {
    effect: 'read',
    ask: async (context) => {
      const { answer, tasks } = await gcTasks(context);
      if (answer.status !== 200) return masked(answer);
      const [task] = tasks;
      if (task === undefined) return unobserved('the instance has no task');
      const name = String(task.job_name);
      return name === 'GARBAGE_COLLECTION' || name === 'daily-gc-task' ? observed(name, name) : unclear(name);
    },
  },
  'gc.while_running': {
    effect: 'write',
    ask: async (context) => {
      const { answer, tasks } = await gcTasks(context);
      if (answer.status !== 200) return masked(answer);
      if (tasks.every(hasEnded)) await run(context);
      const { tasks: then } = await gcTasks(context);
      if (then.every(hasEnded)) return unobserved('masked: a task had ended at once (see gc.pace)');
      const second = await run(context);
      return isRefused(second) ? observed('reject', quoted(second)) : byStatus(second, { 202: 'queue' });
    },
  },
  'gc.stop_ended': {
    effect: 'write',
    ask: async (context) => {
      const { answer, tasks } = await gcTasks(context);
      if (answer.status !== 200) return masked(answer);
      const ended = tasks.find(hasEnded);
      if (ended === undefined) return unobserved('the instance has no task that has ended');
      const stopped = await context.call('StopGcTask', { ...(await context.instance()), gc_id: Number(ended.id) });
      return isRefused(stopped) ? observed('reject', quoted(stopped)) : byStatus(stopped, { 200: 'accept' });
    },
  },
  'gc.time_window': {
    effect: 'write',
    ask: async (context) => {
      await deleteOne(context);
      const result = await freedOf(context, { dry_run: false });
      if ('refusal' in result) return maskedByOthers(result.refusal);
      const seen = `a run right after an artifact was deleted has freed ${result.freed}`;
      return observed(result.freed > 0 ? 'none' : 'two_hours', seen);
    },
  },
  'gc.dry_run_result': {
    effect: 'write',
    ask: async (context) => {
      await deleteOne(context);
      const dry = await freedOf(context, { dry_run: true });
      if ('refusal' in dry) return maskedByOthers(dry.refusal);
      if (dry.freed > 0) return observed('estimate', `a dry run tells of ${dry.freed}`);
      const real = await freedOf(context, { dry_run: false });
      if ('refusal' in real) return maskedByOthers(real.refusal);
      if (real.freed > 0) return observed('zero', `a dry run tells of nothing, and a real one of ${real.freed}`);
      return unobserved('masked: what was just deleted is not removed (see gc.time_window)');
    },
  },
  'gc.pace': {
    effect: 'write',
    ask: async (context) => {
      const answer = await run(context);
      if (answer.status !== 202) return maskedByOthers(answer);
      const at = { ...(await context.instance()), gc_id: Number(pointed(answer.body, '/id')) };
      const task = asFields((await context.call('ShowGcTask', at)).body);
      const seen = `right after its start a task is ${task.job_status}`;
      return observed(hasEnded(task) ? 'instant' : 'seconds', seen);
    },
  },
};
