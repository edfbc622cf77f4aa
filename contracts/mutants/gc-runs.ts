import { asFields, asRecords, type Fields, isFields } from '../service/json.ts';
import { inBody, inSent, pathOf, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const lists = ['ListGcTasks'] as const;
const shows = ['ShowGcTask'] as const;
const runs = ['ExecuteGcSchedule'] as const;
const stops = ['StopGcTask'] as const;

const inTasks = (change: (tasks: readonly Fields[]) => readonly Fields[]) =>
  inBody((body) => ({ ...body, tasks: change(asRecords(body.tasks)) }));

const inTask = (change: (task: Fields) => Fields) => inTasks((tasks) => tasks.map(change));

const inParameters = (change: (parameters: Fields) => Fields) =>
  inSent((body) => ({ ...body, ...(isFields(body.parameters) && { parameters: change(body.parameters) }) }));

const inResult = (change: (parameters: Fields) => Fields) =>
  inBody((task) => ({ ...task, job_parameters: change(asFields(task.job_parameters)) }));

/** Runs of garbage collection that do, or tell, something else than they should. */
export const gcRuns: readonly Mutant[] = [
  {
    name: 'run answered with 201',
    breaks: 'a run is accepted with 202',
    documented: true,
    on: runs,
    answer: (answer) => (answer.status === 202 ? withStatus(answer, 201) : answer),
  },
  {
    name: 'run that is not started',
    breaks: 'a run becomes a task',
    documented: true,
    on: runs,
    request: (request) => ({ ...request, method: 'GET' }),
    answer: (answer) => (answer.status === 200 ? withBody(withStatus(answer, 202), { id: 2_000_000_000 }) : answer),
  },
  {
    name: 'run by the schedule',
    breaks: 'a run that a call started is MANUAL',
    documented: true,
    on: [...shows, ...lists],
    answer: (answer, request) =>
      (pathOf(request).endsWith('/gc') ? inTask : inBody)((task: Fields) => ({ ...task, job_kind: 'SCHEDULE' }))(
        answer,
        request,
      ),
  },
  {
    name: 'dry run that is not',
    breaks: 'a dry run shows that it is one',
    documented: true,
    on: runs,
    request: inParameters((parameters) => ({ ...parameters, dry_run: false })),
  },
  {
    name: 'workers forgotten',
    breaks: 'a run shows how many workers it has',
    documented: true,
    on: runs,
    request: inParameters((parameters) =>
      Number(parameters.workers) > 1 && Number(parameters.workers) < 6 ? { ...parameters, workers: 1 } : parameters,
    ),
  },
  {
    name: 'seven workers taken',
    breaks: 'there are five workers at most',
    documented: true,
    on: runs,
    request: inParameters((parameters) => ({ ...parameters, workers: Math.min(Number(parameters.workers), 5) })),
  },
  {
    name: 'untagged deleted by default',
    breaks: 'artifacts without a tag are not deleted unless it is asked for',
    documented: false,
    on: runs,
    request: inParameters((parameters) => ({ delete_untagged: true, ...parameters })),
  },
  {
    name: 'run without a result',
    breaks: 'a run that has succeeded tells what it removed',
    documented: true,
    on: shows,
    answer: inResult((parameters) => without(parameters, 'freed_space')),
  },
  {
    name: 'result as text',
    breaks: 'freed_space is a number of bytes',
    documented: true,
    on: shows,
    answer: inResult((parameters) => ({
      ...parameters,
      ...(parameters.freed_space !== undefined && { freed_space: `${parameters.freed_space} B` }),
    })),
  },
  {
    name: 'nothing to remove',
    breaks: 'what was deleted is there to be removed',
    documented: false,
    on: shows,
    answer: inResult((parameters) => ({
      ...parameters,
      ...(parameters.freed_space !== undefined && { freed_space: 0, purged_blobs: 0, purged_manifests: 0 }),
    })),
  },
  {
    name: 'garbage that stays',
    breaks: 'a run removes what it tells of',
    documented: false,
    on: runs,
    request: inParameters((parameters) => ({ ...parameters, dry_run: true })),
  },
  {
    name: 'stop that does nothing',
    breaks: 'a task that is stopped before it has ended is Stopped',
    documented: false,
    on: stops,
    request: (request) => ({ ...request, method: 'GET' }),
    answer: (answer) => (answer.status === 200 ? withBody(answer, undefined) : answer),
  },
  {
    name: 'ended task that cannot be stopped',
    breaks: 'stopping a task that has ended is no mistake',
    documented: false,
    on: stops,
    answer: (answer, { target }, { memory }) => {
      const isSecond = memory.has(target);
      memory.set(target, true);
      const body = { error_code: 'SVCSTG.SWR.4090060', error_msg: 'It has ended.' };
      return isSecond && answer.status === 200 ? withBody(withStatus(answer, 409), body) : answer;
    },
  },
];
