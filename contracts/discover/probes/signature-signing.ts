import { shown } from '../../match.ts';
import { Unmet } from '../../target.ts';
import { just, largest, manyTags, unlike } from './choose.ts';
import type { Lab } from './context.ts';
import { isOver } from './follow-executions.ts';
import type { Item } from './items.ts';
import { byStatus, observed, type ProbesOf, unclear, untold } from './probe.ts';

/** The wire's separators, none of which a tag can hold. */
const separators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' } as const;

const mostLooks = 20;

/** What the counters of an execution under way add up to, so many of whose tasks wait. */
const countsOf = (execution: Item, waiting: number) => {
  const count = (name: string): number => Number(execution[name]);
  const counted = count('succeed') + count('failed') + count('stopped') + count('in_progress');
  const seen = `in_progress ${count('in_progress')}, all counters ${counted} of ${count('total')}, ${waiting} tasks wait`;
  if (counted === count('total') && count('in_progress') > waiting) return observed('unfinished', seen);
  return counted < count('total') && count('in_progress') > 0 ? observed('running', seen) : unclear(seen);
};

/** Executes a policy over so much and returns the path of the execution, which is over. */
const execute = async ({ policies, runs }: Lab, namespace: string, repository: string, tag: string): Promise<string> =>
  (await runs.end(await runs.start(await policies.made({ namespace, repository, tag })))).path;

const subTaskOf = async ({ runs }: Lab, path: string, digest: unknown): Promise<Item> => {
  for (const task of await runs.tasks(path)) {
    const found = (await runs.subTasks(path, task)).find((item) => item.digest === digest);
    if (found !== undefined) return found;
  }
  throw new Unmet(`no sub-task of ${path} is of ${digest}`);
};

export const signingProbes: ProbesOf<
  | 'signature.tags_separator'
  | 'signature.tag_of_many'
  | 'signature.repository_without_versions'
  | 'signature.execute_while_running'
  | 'signature.in_progress_counts'
> = {
  'signature.tags_separator': {
    effect: 'write',
    ask: async (lab) => {
      const { repository, artifact, names } = await manyTags(lab);
      const path = await execute(lab, repository.namespace, just(repository), '**');
      const text = String((await subTaskOf(lab, path, artifact.digest)).tags);
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
    ask: async (lab) => {
      const { repository, artifact, names } = await manyTags(lab);
      const [tag = ''] = names;
      const path = await execute(lab, repository.namespace, just(repository), tag);
      const text = String((await subTaskOf(lab, path, artifact.digest)).tags);
      const seen = `a selector of ${tag} gave ${shown(text)} of ${shown(names)}`;
      if (text === tag) return observed('matching', seen);
      return names.every((name) => text.split(/[,; ]+/).includes(name)) ? observed('all', seen) : unclear(seen);
    },
  },
  'signature.repository_without_versions': {
    effect: 'write',
    ask: async (lab) => {
      const { repository, other, tag } = await unlike(lab);
      const path = await execute(lab, repository.namespace, just(repository, other), tag);
      const names = (await lab.runs.tasks(path)).map((task) => task.repository);
      const seen = `${tag} is in ${repository.name} only, not in ${other.name}; tasks of ${shown(names)}`;
      if (!names.includes(repository.name)) return unclear(seen);
      return observed(names.includes(other.name) ? 'empty_task' : 'no_task', seen);
    },
  },
  'signature.execute_while_running': {
    effect: 'write',
    ask: async (lab) => {
      const policy = await lab.policies.made(await largest(lab));
      const path = await lab.runs.start(policy);
      const answer = await lab.ask('POST', `${policy}/executions`);
      if (answer.status === 202 && isOver(await lab.runs.show(path)))
        return untold('masked: the first execution was over at once (see signature.pace)');
      return byStatus(answer, { 202: 'run', 400: 'reject' });
    },
  },
  'signature.in_progress_counts': {
    effect: 'write',
    ask: async (lab) => {
      const path = await lab.runs.start(await lab.policies.made(await largest(lab)));
      for (let look = 0; look < mostLooks; look += 1) {
        const execution = await lab.runs.show(path);
        // A task that waits now waited when the execution was shown, so it tells the two ways of counting apart.
        const statuses = (await lab.runs.tasks(path)).map(({ status }) => String(status));
        if (isOver(execution)) return untold('masked: the execution was over at once (see signature.pace)');
        const waiting = statuses.filter((status) => status === 'Initialized' || status === 'Pending').length;
        if (waiting > 0 && statuses.includes('InProgress')) return countsOf(execution, waiting);
        await lab.target.pause(500);
      }
      return untold('no task was seen to wait while another ran');
    },
  },
};
