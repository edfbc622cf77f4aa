import { stop } from '../world/executions/stop.ts';
import { findCollected, findRun, runsOf } from '../world/gc/find.ts';
import { gcKind } from '../world/gc/kind.ts';
import { pageOfRuns } from '../world/gc/page.ts';
import { isOpen, moveUp } from '../world/gc/queue.ts';
import { ownSchedule, parametersOf, scheduleOfInstance, triggerOf } from '../world/gc/schedule.ts';
import { refuseEnded, refuseSecond, startRun } from '../world/gc/start.ts';
import { statusOfRun, toSchedule, toTask } from '../world/gc/views.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { Read, Write } from './handler.ts';

export const ListGcTasks: Read<'ListGcTasks'> = ({ path, query }, world) => {
  const { id } = findCollected(world, path);
  const { status } = query;
  const all = runsOf(world, id).filter((run) => status === undefined || statusOfRun(run, world) === status);
  const { runs, ...page_info } = pageOfRuns(all, query, world.profile);
  return { page_info, tasks: runs.map((run) => toTask(run, world)) };
};

export const ShowGcTask: Read<'ShowGcTask'> = ({ path }, world) => toTask(findRun(world, path), world);

export const StopGcTask: Write<'StopGcTask'> = ({ path }, world) => {
  const run = findRun(world, path);
  if (!isOpen(run, world.nowMs)) {
    refuseEnded(run.id, world);
    return;
  }
  moveUp(run, world);
  stop(gcKind, run, world);
};

export const ShowGcSchedule: Read<'ShowGcSchedule'> = ({ path }, world) =>
  toSchedule(scheduleOfInstance(findCollected(world, path).id, world), world);

export const UpdateGcSchedule: Write<'UpdateGcSchedule'> = ({ path, body }, world) => {
  const { id } = findCollected(world, path);
  const trigger = triggerOf(body.schedule, world);
  const before = ownSchedule(id, world);
  const isKept = body.parameters === undefined && world.profile['gc.parameters_left_out'] === 'kept';
  const parameters = isKept ? before.parameters : parametersOf(body.parameters ?? { workers: 1 }, world.profile);
  world.tables.gc.schedules.replace({ ...before, trigger, parameters, updated_at: inMillis(world.nowMs) });
};

export const ExecuteGcSchedule: Write<'ExecuteGcSchedule'> = ({ path, body }, world) => {
  const schedule = ownSchedule(findCollected(world, path).id, world);
  refuseSecond(schedule, world);
  const parameters = parametersOf(body.parameters, world.profile);
  return { id: startRun(schedule, { trigger: 'manual', parameters }, world).id };
};
