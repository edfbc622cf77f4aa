import { Unmet } from '../../service/exchange.ts';
import { type Fields, shown } from '../../service/json.ts';
import type { Located } from './calls.ts';
import type { ProbeContext } from './context.ts';
import { observed, type ProbesOf, unclear, unobserved } from './probe.ts';

const mostSearched = 20;

/** The first of the executions that have ended in which something is found. */
const searchEnded = async <Found>(
  { executions }: ProbeContext,
  find: (execution: Located, tasks: readonly Fields[]) => Promise<Found | undefined>,
  what: string,
): Promise<Found> => {
  for (const execution of (await executions.ended()).slice(0, mostSearched)) {
    const found = await find(execution, await executions.tasks(execution.at));
    if (found !== undefined) return found;
  }
  throw new Unmet(`no ${what} was found`);
};

const textOf = ({ status, status_text }: Fields): readonly unknown[] => [status, status_text];

const isSentence = ({ status, status_text }: Fields): boolean =>
  status_text !== status && /\w \w/.test(String(status_text));

/** Executions that have ended, with tasks and without. Where writes are allowed, one without is made if there is none. */
const byTasks = async ({ executions, policies, newNamespace, target }: ProbeContext) => {
  const filled: Fields[] = [];
  const empty: Fields[] = [];
  for (const { at, record } of (await executions.ended()).slice(0, mostSearched))
    ((await executions.tasks(at)).length > 0 ? filled : empty).push(record);
  if (empty.length === 0 && target.mayWrite) {
    const policy = await policies.created(await newNamespace());
    empty.push((await executions.end(await executions.start(policy))).record);
  }
  return { filled, empty };
};

const succeeded = /^Succe(ed|ss)$/;

/** With fewer versions the pace does not show. */
const fewestVersions = 30;

export const executionProbes: ProbesOf<
  | 'tasks.finished_status'
  | 'executions.status_text'
  | 'tasks.failed_status_text'
  | 'executions.counter_unit'
  | 'executions.partial_failure_status'
  | 'executions.pace'
> = {
  'tasks.finished_status': {
    effect: 'read',
    ask: (context) =>
      searchEnded(
        context,
        async ({ at }, tasks) => {
          const statuses = [...new Set(tasks.map(({ status }) => String(status)))].filter((one) => succeeded.test(one));
          const seen = `tasks of execution ${at.execution_id}: ${shown(statuses)}`;
          if (statuses.length === 0) return undefined;
          if (statuses.length > 1) return unclear(seen);
          return observed(statuses[0] === 'Success' ? 'Success' : 'Succeed', seen);
        },
        'task that succeeded',
      ),
  },
  'executions.status_text': {
    effect: 'read',
    ask: async (context) => {
      const { filled, empty } = await byTasks(context);
      const seen = `with tasks ${shown(filled.map(textOf))}, without ${shown(empty.map(textOf))}`;
      if (filled.length === 0) throw new Unmet('no execution with tasks has ended');
      if (filled.every(isSentence) && empty.every(isSentence)) return observed('sentence', seen);
      const all = [...filled, ...empty];
      if (all.every(({ status, status_text }) => status_text === status)) return observed('status', seen);
      if (filled.some(({ status_text }) => status_text !== '')) return unclear(seen);
      if (empty.length === 0) return unobserved(`${seen}; an execution without tasks would have to be seen as well`);
      if (empty.every(({ status_text }) => status_text === '')) return observed('empty', seen);
      return empty.every(isSentence) ? observed('without_tasks', seen) : unclear(seen);
    },
  },
  'tasks.failed_status_text': {
    effect: 'read',
    ask: (context) =>
      searchEnded(
        context,
        async ({ at }, tasks) => {
          const task = tasks.find(({ status }) => status === 'Failed');
          if (task === undefined) return undefined;
          const subTasks = (await context.executions.subTasks(at, task)).filter(({ status }) => status === 'Failed');
          const texts = [task, ...subTasks].map(({ status_text }) => status_text);
          if (texts.every((text) => text === '')) return observed('empty', shown(texts));
          return texts.some((text) => text === '') ? unclear(shown(texts)) : observed('reason', shown(texts));
        },
        'task that failed',
      ),
  },
  'executions.counter_unit': {
    effect: 'read',
    ask: (context) =>
      searchEnded(
        context,
        async ({ at, record: { total } }, tasks) => {
          const subTasks = await context.executions.countSubTasks(at);
          if (tasks.length === subTasks) return undefined;
          const seen = `total ${total} of ${tasks.length} tasks with ${subTasks} sub-tasks`;
          if (total === tasks.length) return observed('tasks', seen);
          return total === subTasks ? observed('sub_tasks', seen) : unclear(seen);
        },
        'execution with more sub-tasks than tasks',
      ),
  },
  'executions.partial_failure_status': {
    effect: 'read',
    ask: (context) =>
      searchEnded(
        context,
        async ({ record: { status } }, tasks) => {
          const failed = tasks.filter((task) => task.status === 'Failed').length;
          if (failed === 0 || !tasks.some((task) => succeeded.test(String(task.status)))) return undefined;
          const seen = `${failed} of ${tasks.length} tasks failed: ${status}`;
          return status === 'Failed' || status === 'Succeed' ? observed(status, seen) : unclear(seen);
        },
        'execution of which some tasks failed and some did not',
      ),
  },
  'executions.pace': {
    effect: 'read',
    ask: (context) =>
      searchEnded(
        context,
        async ({ at, record: { created_at, updated_at } }) => {
          const count = await context.executions.countSubTasks(at);
          const tookMs = Date.parse(String(updated_at)) - Date.parse(String(created_at));
          if (count < fewestVersions || Number.isNaN(tookMs) || tookMs < 0) return undefined;
          const perMinute = Math.round((count / tookMs) * 60_000);
          const seen = `${count} versions in ${tookMs} ms`;
          if (tookMs < 1000) return observed('instant', seen);
          return perMinute > 200 && perMinute <= 300
            ? observed('documented', seen)
            : unclear(`${seen}, ${perMinute} a minute`);
        },
        `execution of ${fewestVersions} versions or more`,
      ),
  },
};
