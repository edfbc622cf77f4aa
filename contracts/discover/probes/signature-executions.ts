import { shown } from '../../match.ts';
import { Unmet } from '../../target.ts';
import type { Lab } from './context.ts';
import type { Run } from './follow-executions.ts';
import type { Item } from './items.ts';
import { observed, type ProbesOf, unclear } from './probe.ts';

const mostRuns = 20;

/** The first of the executions that are over in which something can be found. */
const inRuns = async <Found>(
  { runs }: Lab,
  find: (run: Run, tasks: readonly Item[]) => Promise<Found | undefined>,
  what: string,
): Promise<Found> => {
  for (const run of (await runs.ended()).slice(0, mostRuns)) {
    const found = await find(run, await runs.tasks(run.path));
    if (found !== undefined) return found;
  }
  throw new Unmet(`there is no ${what}`);
};

const succeeded = /^Succe(ed|ss)$/;

/** Fewer versions than that are over before their pace shows. */
const fewestVersions = 30;

export const executionProbes: ProbesOf<
  | 'signature.finished_task_status'
  | 'signature.execution_status_text'
  | 'signature.failed_status_text'
  | 'signature.counter_unit'
  | 'signature.partial_failure_status'
  | 'signature.pace'
> = {
  'signature.finished_task_status': {
    effect: 'read',
    ask: (lab) =>
      inRuns(
        lab,
        async ({ path }, tasks) => {
          const statuses = [...new Set(tasks.map(({ status }) => String(status)))].filter((one) => succeeded.test(one));
          const seen = `tasks of ${path}: ${shown(statuses)}`;
          if (statuses.length === 0) return undefined;
          if (statuses.length > 1) return unclear(seen);
          return observed(statuses[0] === 'Success' ? 'Success' : 'Succeed', seen);
        },
        'task that succeeded',
      ),
  },
  'signature.execution_status_text': {
    effect: 'read',
    ask: async ({ runs }) => {
      const executions = (await runs.ended()).map(({ execution }) => execution);
      const seen = shown(executions.map(({ status, status_text }) => [status, status_text]));
      if (executions.every(({ status_text }) => status_text === '')) return observed('empty', seen);
      if (executions.every(({ status, status_text }) => status_text === status)) return observed('status', seen);
      const texts = executions.map(({ status, status_text }) => (status_text === status ? '' : String(status_text)));
      const isSentence = texts.every((text) => text !== '') && texts.some((text) => /\w \w/.test(text));
      return isSentence ? observed('sentence', seen) : unclear(seen);
    },
  },
  'signature.failed_status_text': {
    effect: 'read',
    ask: (lab) =>
      inRuns(
        lab,
        async ({ path }, tasks) => {
          const task = tasks.find(({ status }) => status === 'Failed');
          if (task === undefined) return undefined;
          const parts = (await lab.runs.subTasks(path, task)).filter(({ status }) => status === 'Failed');
          const texts = [task, ...parts].map(({ status_text }) => status_text);
          if (texts.every((text) => text === '')) return observed('empty', shown(texts));
          return texts.some((text) => text === '') ? unclear(shown(texts)) : observed('reason', shown(texts));
        },
        'task that failed',
      ),
  },
  'signature.counter_unit': {
    effect: 'read',
    ask: (lab) =>
      inRuns(
        lab,
        async ({ path, execution: { total } }, tasks) => {
          const subTasks = await lab.runs.countSubTasks(path);
          if (tasks.length === subTasks) return undefined;
          const seen = `total ${total} of ${tasks.length} tasks with ${subTasks} sub-tasks`;
          if (total === tasks.length) return observed('tasks', seen);
          return total === subTasks ? observed('sub_tasks', seen) : unclear(seen);
        },
        'execution with more sub-tasks than tasks',
      ),
  },
  'signature.partial_failure_status': {
    effect: 'read',
    ask: (lab) =>
      inRuns(
        lab,
        async ({ execution: { status } }, tasks) => {
          const failed = tasks.filter((task) => task.status === 'Failed').length;
          if (failed === 0 || !tasks.some((task) => succeeded.test(String(task.status)))) return undefined;
          const seen = `${failed} of ${tasks.length} tasks failed: ${status}`;
          return status === 'Failed' || status === 'Succeed' ? observed(status, seen) : unclear(seen);
        },
        'execution of which some tasks failed and some did not',
      ),
  },
  'signature.pace': {
    effect: 'read',
    ask: (lab) =>
      inRuns(
        lab,
        async ({ path, execution: { created_at, updated_at } }) => {
          const count = await lab.runs.countSubTasks(path);
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
