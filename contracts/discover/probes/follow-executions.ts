import { pointed } from '../../match.ts';
import { type Answer, Unmet } from '../../target.ts';
import type { Lab } from './context.ts';
import { type Item, segment } from './items.ts';

/** An execution that went as the target lets executions go, and is over. */
export interface Run {
  /** Path of the execution. */
  readonly path: string;
  readonly execution: Item;
}

export interface Runs {
  /** Executes a policy and returns the path of the execution. */
  readonly start: (policy: string) => Promise<string>;
  readonly show: (path: string) => Promise<Item>;
  /** Waits until an execution is over. */
  readonly end: (path: string) => Promise<Run>;
  readonly tasks: (path: string) => Promise<readonly Item[]>;
  readonly subTasks: (path: string, task: Item) => Promise<readonly Item[]>;
  /** How many sub-tasks the execution has in all. */
  readonly countSubTasks: (path: string) => Promise<number>;
  readonly ended: () => Promise<readonly Run[]>;
}

type Room = Pick<Lab, 'target' | 'ask' | 'get' | 'list' | 'instance' | 'repositories' | 'policies'>;

const unfinished = new Set(['Initialized', 'Pending', 'InProgress']);
export const isOver = ({ status }: Item): boolean => !unfinished.has(String(status));

const mostPolicies = 10;
const mostLooks = 120;
const lookEveryMs = 5000;

export const idIn = ({ body, status, text }: Answer): unknown => {
  const id = pointed(body, '/id');
  if (status !== 202 || id === undefined) throw new Unmet(`executing was answered ${status}: ${text.slice(0, 200)}`);
  return id;
};

export const createRuns = (room: Room): Runs => {
  const { target, ask, get, list, instance, repositories, policies } = room;
  const subTaskCounts = new Map<string, Promise<number>>();
  let all: Promise<readonly Run[]> | undefined;

  const start: Runs['start'] = async (policy) =>
    `${policy}/executions/${idIn(await ask('POST', `${policy}/executions`))}`;

  const show: Runs['show'] = async (path) => {
    const at = path.lastIndexOf('/');
    const found = (await list(path.slice(0, at), 'executions')).find(({ id }) => String(id) === path.slice(at + 1));
    if (found === undefined) throw new Unmet(`the execution ${path} is not listed`);
    return found;
  };

  const end: Runs['end'] = async (path) => {
    for (let look = 0; look < mostLooks; look += 1) {
      const execution = await show(path);
      if (isOver(execution)) return { path, execution };
      await target.pause(lookEveryMs);
    }
    throw new Unmet(`the execution ${path} is not over after ${(mostLooks * lookEveryMs) / 1000} seconds`);
  };

  const tasks: Runs['tasks'] = (path) => list(`${path}/tasks`, 'tasks');
  const subTasks: Runs['subTasks'] = (path, { id }) => list(`${path}/tasks/${id}/subtasks`, 'sub_tasks');

  const counted = async (path: string): Promise<number> => {
    let count = 0;
    for (const { id } of await tasks(path)) {
      const { body } = await get(`${path}/tasks/${id}/subtasks?limit=1`);
      count += Number(pointed(body, '/total'));
    }
    return count;
  };

  const countSubTasks: Runs['countSubTasks'] = (path) => {
    const count = subTaskCounts.get(path) ?? counted(path);
    subTaskCounts.set(path, count);
    return count;
  };

  /** What a fake's seed recorded follows no profile, so there every namespace is signed once, for this. */
  const ownRuns = async (): Promise<readonly Run[]> => {
    const filled = (await repositories()).filter(({ artifactCount }) => artifactCount > 0);
    const namespaces = [...new Set(filled.map(({ namespace }) => namespace))];
    const started: string[] = [];
    for (const namespace of namespaces) started.push(await start(await policies.made({ namespace })));
    const over: Run[] = [];
    for (const path of started) over.push(await end(path));
    return over;
  };

  /** The real service's own past: nothing is signed for a question that it answers. */
  const pastRuns = async (): Promise<readonly Run[]> => {
    const root = await instance();
    const found: Run[] = [];
    for (const { id, namespace_name } of (await list(`${root}/signature/policies`, 'policies')).slice(
      0,
      mostPolicies,
    )) {
      const path = `${root}/namespaces/${segment(namespace_name)}/signature/policies/${id}/executions`;
      const executions = (await list(path, 'executions')).filter(isOver);
      found.push(...executions.map((execution) => ({ path: `${path}/${execution.id}`, execution })));
    }
    return found;
  };

  const ended: Runs['ended'] = async () => {
    all ??= target.kind === 'fake' ? ownRuns() : pastRuns();
    const runs = await all;
    if (runs.length === 0) throw new Unmet('there is no execution that is over');
    return runs;
  };

  return { start, show, end, tasks, subTasks, countSubTasks, ended };
};
