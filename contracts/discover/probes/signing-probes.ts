import { Unmet } from '../../service/exchange.ts';
import { type Fields, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import { just, largest, manyTags, neighbours, type Selection, unlike } from './choose.ts';
import type { ProbeContext } from './context.ts';
import { hasEnded } from './executions.ts';
import { byStatus, observed, type ProbesOf, unclear, unobserved } from './probe.ts';
import { separatorIn } from './separator.ts';

/** A name with its first character as a class, and with it escaped. Names begin with a letter or digit. */
const specialPatterns = (name: string): readonly string[] => [`[${name[0]}]${name.slice(1)}`, `\\${name}`];

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
  | 'selectors.classes'
> = {
  'selectors.classes': {
    effect: 'write',
    ask: async (context) => {
      const [plain, other] = await neighbours(context);
      const selected: boolean[] = [];
      for (const pattern of specialPatterns(other.name)) {
        const repositories = [plain.name, pattern];
        const at = await execute(context, { namespace: plain.at, repositories, tag: '**' });
        const names = (await context.executions.tasks(at)).map((task) => task.repository);
        // The one that is named plainly shows that the policy was read and carried out.
        if (!names.includes(plain.name)) return unclear(`${plain.name} and ${pattern} gave tasks of ${shown(names)}`);
        selected.push(names.includes(other.name));
      }
      const seen = `${specialPatterns(other.name).join(' and ')} for ${other.name}: ${shown(selected)}`;
      if (selected.every((is) => is)) return observed('harbor', seen);
      return selected.some((is) => is) ? unclear(seen) : observed('literal', seen);
    },
  },
  'signature.tags_separator': {
    effect: 'write',
    ask: async (context) => {
      const { repository, artifact, names } = await manyTags(context);
      const at = await execute(context, { namespace: repository.at, repositories: just(repository), tag: '**' });
      const text = String((await subTaskOf(context, at, artifact.digest)).tags);
      return separatorIn(text, names);
    },
  },
  'signature.tag_of_many': {
    effect: 'write',
    ask: async (context) => {
      const { repository, artifact, names } = await manyTags(context);
      const [tag = ''] = names;
      const at = await execute(context, { namespace: repository.at, repositories: just(repository), tag });
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
      const at = await execute(context, { namespace: repository.at, repositories: just(repository, other), tag });
      const names = (await context.executions.tasks(at)).map((task) => task.repository);
      const seen = `${tag} is in ${repository.name} only, not in ${other.name}; tasks of ${shown(names)}`;
      if (!names.includes(repository.name)) return unclear(seen);
      return observed(names.includes(other.name) ? 'empty_task' : 'no_task', seen);
    },
  },
  'signature.execute_while_running': {
    effect: 'write',
    ask: async (context) => {
      const { namespace, ...selectors } = await largest(context);
      const policy = await context.policies.created(namespace, selectors);
      const execution = await context.executions.start(policy);
      const answer = await context.call('ExecuteInstanceSignPolicy', policy);
      if (answer.status === 202 && hasEnded(await context.executions.show(execution)))
        return unobserved('masked: the first execution had ended at once (see executions.pace)');
      return byStatus(answer, { 202: 'run', 400: 'reject' });
    },
  },
};
