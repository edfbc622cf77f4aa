import type { Overview, TaskCounts } from '../world/executions/overview.ts';
import type { Status } from '../world/executions/progress.ts';
import { isOpenStatus, openStatuses } from '../world/executions/states.ts';

/** An execution that was seeded as it is shown, by whichever fields its family has. */
export interface RecordedRun {
  readonly shown: object;
  readonly tasks: readonly { readonly task: object; readonly items: number }[];
}

const statuses = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'] as const satisfies Status[];

const fieldOf = (of: object, ...names: readonly string[]): unknown => {
  const fields = new Map<string, unknown>(Object.entries(of));
  return names.map((name) => fields.get(name)).find((value) => value !== undefined);
};

export const textOf = (of: object, ...names: readonly string[]): string | undefined => {
  const value = fieldOf(of, ...names);
  return typeof value === 'string' ? value : undefined;
};

const countOf = (of: object, name: string): number | undefined => {
  const value = fieldOf(of, name);
  return typeof value === 'number' ? value : undefined;
};

/** A status as all families say it; one that a task has in its own words has ended well. */
export const statusIn = (of: object): Status => {
  const said = textOf(of, 'status')?.toLowerCase();
  return statuses.find((status) => status.toLowerCase() === said) ?? 'Succeed';
};

/** The time in one of the fields; undefined where it is none, or that of what never happened. */
export const msIn = (of: object, ...names: readonly string[]): number | undefined => {
  const ms = Date.parse(textOf(of, ...names) ?? '');
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
};

const countsOf = ({ shown, tasks }: RecordedRun): TaskCounts => {
  const with_ = (...wanted: readonly Status[]) => tasks.filter(({ task }) => wanted.includes(statusIn(task))).length;
  const counted = {
    ...{ total: tasks.length, waiting: with_('Initialized', 'Pending'), in_progress: with_('InProgress') },
    ...{ succeed: with_('Succeed'), failed: with_('Failed'), stopped: with_('Stopped') },
  };
  const total = countOf(shown, 'total');
  if (tasks.length > 0 || total === undefined) return counted;
  const [succeed = 0, failed = 0, in_progress = 0, stopped = 0] = ['succeed', 'failed', 'in_progress', 'stopped'].map(
    (name) => countOf(shown, name),
  );
  return {
    total,
    succeed,
    failed,
    in_progress,
    stopped,
    waiting: Math.max(0, total - succeed - failed - in_progress - stopped),
  };
};

/** It stays as it is: what it went through before is not known. */
export const recordedOverview = (run: RecordedRun): Overview => {
  const { shown, tasks } = run;
  const status = statusIn(shown);
  const startedMs = msIn(shown, 'created_at', 'start_time') ?? 0;
  const endedMs = isOpenStatus(status) ? undefined : (msIn(shown, 'updated_at', 'end_time') ?? startedMs);
  const items = tasks.reduce((sum, task) => sum + task.items, 0);
  return {
    ...{ status, startedMs, endedMs, endsMs: undefined, nextMs: undefined, counts: countsOf(run) },
    phases: [
      { status: openStatuses.find((open) => open === status) ?? 'InProgress', fromMs: startedMs, toMs: endedMs },
    ],
    ...{ items, itemsDone: isOpenStatus(status) ? 0 : items },
  };
};
