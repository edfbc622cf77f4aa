import type { Answer, Outgoing } from '../service/exchange.ts';
import { asRecords, type Fields, pointed } from '../service/json.ts';
import { pathOf, withBody } from './change.ts';
import type { Context, Mutant } from './mutant.ts';

const instanceOf = (request: Outgoing): string => /^\/v2\/[^/]+\/instances\/[^/]+/.exec(pathOf(request))?.[0] ?? '';

const all = async (target: string, list: string, { ask }: Context): Promise<readonly Fields[]> => {
  const { body } = await ask({ method: 'GET', target: `${target}?limit=100&offset=0`, as: 'caller' });
  return asRecords(pointed(body, `/${list}`));
};

/** What is found by one of the targets instead, if it is not found where it was asked for. */
const orElse = async (answer: Answer, request: Outgoing, targets: readonly string[], { ask }: Context) => {
  if (answer.status !== 404) return answer;
  for (const target of targets) {
    const found = await ask({ ...request, target });
    if (found.status < 300) return found;
  }
  return answer;
};

const underAnyPolicy = async (answer: Answer, request: Outgoing, context: Context): Promise<Answer> => {
  if (answer.status !== 404) return answer;
  const policies = await all(`${instanceOf(request)}/signature/policies`, 'policies', context);
  const targets = policies.map(({ namespace_name, id }) =>
    request.target.replace(
      /namespaces\/[^/]+\/signature\/policies\/[^/?]+/,
      `namespaces/${namespace_name}/signature/policies/${id}`,
    ),
  );
  return orElse(answer, request, targets, context);
};

const inAnyNamespace = async (answer: Answer, request: Outgoing, context: Context): Promise<Answer> => {
  if (answer.status !== 404) return answer;
  const namespaces = await all(`${instanceOf(request)}/namespaces`, 'namespaces', context);
  const targets = namespaces.map(({ name }) => request.target.replace(/namespaces\/[^/]+/, `namespaces/${name}`));
  return orElse(answer, request, targets, context);
};

/** Parents that are not checked. */
export const parents: readonly Mutant[] = [
  {
    name: 'policy of another namespace shown',
    breaks: 'a policy is found in its namespace only',
    documented: false,
    on: ['ShowInstanceSignPolicy'],
    answer: inAnyNamespace,
  },
  {
    name: 'policy of another namespace deleted',
    breaks: 'a policy is found in its namespace only',
    documented: false,
    on: ['DeleteInstanceSignPolicy'],
    answer: inAnyNamespace,
  },
  {
    name: 'execution of another policy has tasks',
    breaks: 'an execution is found under its policy only',
    documented: false,
    on: ['ListInstanceSignPolicyExecTasks'],
    answer: underAnyPolicy,
  },
  {
    name: 'any task has sub-tasks',
    breaks: 'a task is found in its execution only',
    documented: false,
    on: ['ListInstanceSignatureExecutionSubtasks'],
    answer: async (answer, request, { ask }) => {
      if (answer.status !== 404) return answer;
      const tasks = await ask({ ...request, target: pathOf(request).replace(/\/\d+\/subtasks$/, '') });
      return tasks.status === 200 ? withBody(tasks, { sub_tasks: [], total: 0 }) : answer;
    },
  },
  {
    name: 'repository of another namespace shown',
    breaks: 'a repository is found in its namespace only',
    documented: false,
    on: ['ShowInstanceRepository'],
    answer: inAnyNamespace,
  },
  {
    name: 'slash in a name decoded once',
    breaks: 'a slash in the name of a repository comes encoded twice',
    documented: false,
    on: ['ShowInstanceRepository', 'ListInstanceArtifacts'],
    request: (request) => ({ ...request, target: request.target.replaceAll('%252F', '%2F') }),
  },
  {
    name: 'tag as reference resolved',
    breaks: 'a reference is a digest',
    documented: true,
    on: ['ShowInstanceArtifact'],
    answer: async (answer, request, context) => {
      if (answer.status !== 400 || pathOf(request).includes('/sha256')) return answer;
      const [artifact] = await all(pathOf(request).replace(/\/[^/]+$/, ''), 'artifacts', context);
      return artifact === undefined ? answer : withBody({ ...answer, status: 200 }, artifact);
    },
  },
];
