import { type Fields, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { type Finding, observed, type ProbesOf, unclear, unobserved } from './probe.ts';
import { isMixed, isWaiting, type Moment } from './watch.ts';

const zeroTime = '0001-01-01T00:00:00Z';
const masked = unobserved('masked: the execution had ended at once (see executions.pace)');

/** What the moments of a running execution show; where it had ended at once, nothing. */
const whileRunning = async <Name extends string>(
  { watch }: ProbeContext,
  find: (moments: readonly Moment[]) => Finding<Name> | Promise<Finding<Name>>,
): Promise<Finding<Name>> => {
  const { moments } = await watch();
  return moments.length === 0 ? masked : find(moments);
};

/** The tasks were read after the execution: those that wait now waited then as well. */
const statusFrom = (moments: readonly Moment[]) => {
  const statuses = moments.map(({ execution }) => String(execution.status));
  const seen = `an execution was ${shown([...new Set(statuses)])}`;
  if (statuses.includes('Pending')) return observed('by_progress', seen);
  const early = moments.find(({ execution, tasks }) => execution.status === 'InProgress' && tasks.every(isWaiting));
  if (early !== undefined) return observed('from_tasks', `InProgress while its tasks were ${shown(early.tasks)}`);
  return unobserved(`${seen}; all its tasks were not seen to wait after it had begun`);
};

const timesOf = (moments: readonly Moment[], ended: Fields) => {
  const times = [...new Set(moments.map(({ execution }) => String(execution.updated_at)))];
  const seen = `${shown(times)} while it ran, ${ended.updated_at} after its end`;
  if (ended.updated_at === zeroTime) return unclear(seen);
  if (times.every((time) => time === zeroTime)) return observed('end', seen);
  return times.includes(zeroTime) ? unclear(seen) : observed('progress', seen);
};

/** What the counters of a running execution add up to. `waiting` is how many of its tasks wait. */
const countsOf = (execution: Fields, waiting: number) => {
  const count = (name: string): number => Number(execution[name]);
  const counted = count('succeed') + count('failed') + count('stopped') + count('in_progress');
  const seen = `in_progress ${count('in_progress')}, all counters ${counted} of ${count('total')}, ${waiting} tasks wait`;
  if (counted === count('total') && count('in_progress') > waiting) return observed('unfinished', seen);
  return counted < count('total') && count('in_progress') > 0 ? observed('running', seen) : unclear(seen);
};

export const progressProbes: ProbesOf<'executions.status' | 'executions.updated_at' | 'executions.in_progress_counts'> =
  {
    'executions.status': { effect: 'write', ask: (context) => whileRunning(context, statusFrom) },
    'executions.updated_at': {
      effect: 'write',
      ask: (context) =>
        whileRunning(context, async (moments) => {
          const { end } = await context.watch();
          return timesOf(moments, (await end()).record);
        }),
    },
    'executions.in_progress_counts': {
      effect: 'write',
      ask: (context) =>
        whileRunning(context, (moments) => {
          // Of the first of two such moments, the execution may have been shown before any task ran.
          const [, mixed] = moments.filter(isMixed);
          if (mixed === undefined) return unobserved('no task was seen to wait while another ran');
          return countsOf(mixed.execution, mixed.tasks.filter(isWaiting).length);
        }),
    },
  };
