import { Unmet } from '../../service/exchange.ts';
import { type Fields, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import { just, largest, manyTags, type Selection, unlike } from './choose.ts';
import type { ProbeContext } from './context.ts';
import { hasEnded } from './executions.ts';
import { byStatus, observed, type ProbesOf, unclear, unobserved } from './probe.ts';

/** Separators that the wire may have. A tag can hold none of them. */
const separators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' } as const;

const mostPolls = 20;

/** What the counters of an execution under way add up to, that many of whose tasks wait. */
const countsOf = (execution: Fields, waiting: number) => {
  const count = (name: string): number => Number(execution[name]);
  const counted = count('succeed') + count('failed') + count('stopped') + count('in_progress');
  const seen = `in_progress ${count('in_progress')}, all counters ${counted} of ${count('total')}, ${waiting} tasks wait`;
  if (counted === count('total') && count('in_progress') > waiting) return observed('unfinished', seen);
  return counted < count('total') && count('in_progress') > 0 ? observed('running', seen) : unclear(seen);
};

/** Executes a new policy over that selection, and returns what leads to the execution once it has ended. */
const execute = async (
  { policies, executions }: ProbeContext,
  { namespace, ...selectors }: Selection & { readonly tag: string },
): Promise<PathValues> => {
  const policy = await policies.created(namespace, selectors);
  return (await executions.end(await executions.start(policy))).at;
};

const subTaskOf = async ({ executions }: ProbeContext, at: PathValues, digest: unknown): Promise<Fields> => {
  for (const task of await executions.tasks(at)) {
    const found = (await executions.subTasks(at, task)).find((item) => item.digest === digest);
    if (found !== undefined) return found;
  }
  throw new Unmet(`execution ${at.execution_id} has no sub-task of ${digest}`);
};

export const signingProbes: ProbesOf<
  | 'signature.tags_separator'
  | 'signature.tag_of_many'
  | 'signature.repository_without_versions'
  | 'signature.execute_while_running'
  | 'executions.in_progress_counts'
> = {
  'signature.tags_separator': {
    effect: 'write',
    ask: async (context) => {
      const { repository, artifact, names } = await manyTags(context);
      const at = await execute(context, { namespace: repository.at, repository: just(repository), tag: '**' });
      const text = String((await subTaskOf(context, at, artifact.digest)).tags);
      const seen = `${shown(text)} of ${shown(names)}`;
      const fits = (separator: string): boolean => {
        const parts = text.split(separator);
        return parts.length > 1 && parts.every((part) => names.includes(part));
      };
      const [found] = (Object.keys(separators) as (keyof typeof separators)[]).filter((id) => fits(separators[id]));
      return found === undefined ? unclear(seen) : observed(found, seen);
    },
  },
  'signature.tag_of_many': {
    effect: 'write',
    ask: async (context) => {
      const { repository, artifact, names } = await manyTags(context);
      const [tag = ''] = names;
      const at = await execute(context, { namespace: repository.at, repository: just(repository), tag });
      const text = String((await subTaskOf(context, at, artifact.digest)).tags);
      const seen = `a selector of ${tag} gave ${shown(text)} of ${shown(names)}`;
      if (text === tag) return observed('matching', seen);
      return names.every((name) => text.split(/[,; ]+/).includes(name)) ? observed('all', seen) : unclear(seen);
    },
  },
  'signature.repository_without_versions': {
    effect: 'write',
    ask: async (context) => {
      const { repository, other, tag } = await unlike(context);
      const at = await execute(context, { namespace: repository.at, repository: just(repository, other), tag });
      const names = (await context.executions.tasks(at)).map((task) => task.repository);
      const seen = `${tag} is in ${repository.name} only, not in ${other.name}; tasks of ${shown(names)}`;
      if (!names.includes(repository.name)) return unclear(seen);
      return observed(names.includes(other.name) ? 'empty_task' : 'no_task', seen);
    },
  },
  'signature.execute_while_running': {
    effect: 'write',
    ask: async (context) => {
      const { namespace, repository } = await largest(context);
      const policy = await context.policies.created(namespace, { repository });
      const execution = await context.executions.start(policy);
      const answer = await context.call('ExecuteInstanceSignPolicy', policy);
      if (answer.status === 202 && hasEnded(await context.executions.show(execution)))
        return unobserved('masked: the first execution had ended at once (see executions.pace)');
      return byStatus(answer, { 202: 'run', 400: 'reject' });
    },
  },
  'executions.in_progress_counts': {
    effect: 'write',
    ask: async (context) => {
      const { executions, policies, target } = context;
      const { namespace, repository } = await largest(context);
      const at = await executions.start(await policies.created(namespace, { repository }));
      for (let poll = 0; poll < mostPolls; poll += 1) {
        const execution = await executions.show(at);
        // A task that waits now waited when the execution was shown, so it tells the two ways of counting apart.
        const statuses = (await executions.tasks(at)).map(({ status }) => String(status));
        if (hasEnded(execution)) return unobserved('masked: the execution had ended at once (see executions.pace)');
        const waiting = statuses.filter((status) => status === 'Initialized' || status === 'Pending').length;
        if (waiting > 0 && statuses.includes('InProgress')) return countsOf(execution, waiting);
        await target.pause(500);
      }
      return unobserved('no task was seen to wait while another ran');
    },
  },
};
