import { pending } from '../world/executions/life-cycle.ts';
import { gcKind } from '../world/gc/kind.ts';
import type { GcParameters, GcResult, GcRun, GcScheduleRow } from '../world/gc/rows.ts';
import { madeInt } from '../world/kernel/ids.ts';
import { dayMs, inMillis, inSeconds } from '../world/kernel/time.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import { type SeedContext, SeedError, type SeedPath } from './context.ts';
import type { SeedGc, SeedGcTask } from './format/types.ts';
import { items, type Unique, uniqueId } from './unique.ts';

/** The ids that the tasks of an instance's garbage collection give. */
export const uniqueInGc = (gc: SeedGc | undefined, path: SeedPath): readonly Unique[] =>
  items(gc?.tasks, [...path, 'gc'], 'tasks').flatMap(({ item: task, at }) =>
    uniqueId('tasks of garbage collection', (tables) => tables.gc.executions, task.id, at),
  );

const parametersOf = (given: Partial<GcParameters>): GcParameters => ({
  delete_untagged: given.delete_untagged ?? false,
  workers: given.workers ?? 1,
  dry_run: given.dry_run ?? false,
});

const resultOf = (given: SeedGcTask): GcResult => ({
  purged_blobs: given.purged_blobs ?? 0,
  purged_manifests: given.purged_manifests ?? 0,
  freed_space: given.freed_space ?? 0,
});

type Status = NonNullable<SeedGcTask['job_status']>;

/** One that has ended stays so, whatever the clock says; one that has not stays where it is. */
const progressOf = (status: Status, sinceMs: number): Pick<GcRun, 'lifeCycle' | 'checkpoints'> => {
  if (status === 'Success' || status === 'Error') {
    return { lifeCycle: { kind: 'stepped' }, checkpoints: [{ done: 1, ms: sinceMs }] };
  }
  return { lifeCycle: { kind: 'stuck', done: status === 'Running' ? 0 : pending }, checkpoints: [] };
};

const addTask = (given: SeedGcTask, { id: policy_id }: GcScheduleRow, context: SeedContext, at: SeedPath): void => {
  const { executions, tasks, subTasks } = gcKind.tables(context.tables);
  const id = given.id ?? executions.reserve();
  const status = given.job_status ?? 'Success';
  const startedMs = given.creation_time === undefined ? context.startMs + id * dayMs : Date.parse(given.creation_time);
  const usualMs = startedMs + madeInt(`${context.seed} gc ${id}`, 5, 60) * 1000;
  const sinceMs = given.update_time === undefined ? usualMs : Date.parse(given.update_time);
  if (sinceMs < startedMs) {
    const detail = `update_time ${given.update_time} but its creation_time is ${inSeconds(startedMs)}`;
    throw new SeedError(`task ${id} of garbage collection has ${detail}`, [...at, 'update_time']);
  }
  const task = { repository: '', items: [{ schedule_id: policy_id }] };
  executions.add({
    ...{ kind: 'live', id, policy_id, trigger: given.job_kind === 'SCHEDULE' ? 'scheduled' : 'manual', startedMs },
    ...progressOf(status, sinceMs),
    plan: { kind: 'listed', tasks: [status === 'Error' ? { ...task, fails: 'the registry did not answer' } : task] },
    ...{ firstTaskId: tasks.reserve(), firstSubTaskId: subTasks.reserve(), polls: 0 },
    about: {
      parameters: parametersOf(given),
      result: resultOf(given),
      ...(status === 'Stopped' && { stoppedMs: sinceMs }),
      ...(given.job_name !== undefined && { job_name: given.job_name }),
    },
  });
};

/** Adds the schedule of an instance's garbage collection with the tasks that it has had. */
export const addGc = (
  { schedule = {}, tasks = [] }: SeedGc,
  instance: InstanceRow,
  context: SeedContext,
  at: SeedPath,
): void => {
  const { schedules } = context.tables.gc;
  const { cron } = schedule;
  const row: GcScheduleRow = {
    ...{ id: schedules.reserve(), instance_id: instance.id, enabled: true, parameters: parametersOf(schedule) },
    trigger: cron === undefined ? { type: 'manual' } : { type: 'scheduled', trigger_settings: { cron } },
    updated_at: schedule.updated_at ?? inMillis(context.startMs),
  };
  schedules.add(row);
  for (const { item, at: taskAt } of items(tasks, at, 'tasks')) addTask(item, row, context, taskAt);
};
