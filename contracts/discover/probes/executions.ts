import { Unmet } from '../../service/exchange.ts';
import { type Fields, pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import { type Calls, type Located, once } from './calls.ts';
import type { Policies } from './policies.ts';
import type { Repositories } from './repositories.ts';

export interface Executions {
  /** Executes a policy and returns what leads to the execution. */
  readonly start: (policy: PathValues) => Promise<PathValues>;
  readonly show: (at: PathValues) => Promise<Fields>;
  /** Waits until an execution has ended. */
  readonly end: (at: PathValues) => Promise<Located>;
  readonly tasks: (at: PathValues) => Promise<readonly Fields[]>;
  readonly subTasks: (at: PathValues, task: Fields) => Promise<readonly Fields[]>;
  /** How many sub-tasks the execution has in all. */
  readonly countSubTasks: (at: PathValues) => Promise<number>;
  /** Executions that went as the target lets them go, and have ended. Throws Unmet if there are none. */
  readonly ended: () => Promise<readonly Located[]>;
}

const unfinished = new Set(['Initialized', 'Pending', 'InProgress']);
export const hasEnded = ({ status }: Fields): boolean => !unfinished.has(String(status));

const mostPolicies = 10;
const mostPolls = 120;
const pollEveryMs = 5000;

const withTask = (at: PathValues, { id }: Fields): PathValues => ({ ...at, task_id: String(id) });

interface Parts {
  readonly repositories: Repositories;
  readonly policies: Policies;
}

export const createExecutions = (calls: Calls, { repositories, policies }: Parts): Executions => {
  const { target, call, list, locate, instance } = calls;

  const start: Executions['start'] = async (policy) => {
    const { body, status, text } = await call('ExecuteInstanceSignPolicy', policy);
    const id = pointed(body, '/id');
    if (status !== 202 || id === undefined) throw new Unmet(`executing was answered ${status}: ${text.slice(0, 200)}`);
    return { ...policy, execution_id: String(id) };
  };

  const show: Executions['show'] = async (at) => {
    const found = (await list('ListInstanceSignPolicyExecutions', at)).find(({ id }) => String(id) === at.execution_id);
    if (found === undefined) throw new Unmet(`execution ${at.execution_id} is not listed`);
    return found;
  };

  const end: Executions['end'] = async (at) => {
    for (let poll = 0; poll < mostPolls; poll += 1) {
      const record = await show(at);
      if (hasEnded(record)) return { at, record };
      await target.pause(pollEveryMs);
    }
    const seconds = (mostPolls * pollEveryMs) / 1000;
    throw new Unmet(`execution ${at.execution_id} has not ended after ${seconds} seconds`);
  };

  const tasks: Executions['tasks'] = (at) => list('ListInstanceSignPolicyExecTasks', at);

  const subTasks: Executions['subTasks'] = (at, task) =>
    list('ListInstanceSignatureExecutionSubtasks', withTask(at, task));

  const counted = async (at: PathValues): Promise<number> => {
    let count = 0;
    for (const task of await tasks(at)) {
      const query = { limit: 1 };
      const { body } = await call('ListInstanceSignatureExecutionSubtasks', withTask(at, task), { query });
      count += Number(pointed(body, '/total'));
    }
    return count;
  };

  const counts = new Map<PathValues, Promise<number>>();
  const countSubTasks: Executions['countSubTasks'] = (at) => {
    const count = counts.get(at) ?? counted(at);
    counts.set(at, count);
    return count;
  };

  /** What a fake's seed recorded follows no profile, so there every namespace is signed once, for this. */
  const newOnes = async (): Promise<readonly Located[]> => {
    const filled = (await repositories.all()).filter(({ artifactCount }) => artifactCount > 0);
    const namespaces = new Map(filled.map(({ namespace, at }) => [namespace, at]));
    const started: PathValues[] = [];
    for (const at of namespaces.values()) started.push(await start(await policies.created(at)));
    const ended: Located[] = [];
    for (const at of started) ended.push(await end(at));
    return ended;
  };

  /** The real service's own past: nothing is signed for a question that it answers. */
  const pastOnes = async (): Promise<readonly Located[]> => {
    const found: Located[] = [];
    for (const policy of (await locate('signature policy', await instance())).slice(0, mostPolicies))
      found.push(...(await locate('signature execution', policy.at)).filter(({ record }) => hasEnded(record)));
    return found;
  };

  const all = once(() => (target.kind === 'fake' ? newOnes() : pastOnes()));
  const ended: Executions['ended'] = async () => {
    const executions = await all();
    if (executions.length === 0) throw new Unmet('no execution has ended yet');
    return executions;
  };

  return { start, show, end, tasks, subTasks, countSubTasks, ended };
};
