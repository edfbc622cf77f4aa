import { asFields, asRecords, type Fields, isFields } from '../service/json.ts';
import { ignoring, inBody, inSent, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const lists = ['ListGcTasks'] as const;
const shows = ['ShowGcTask'] as const;
const schedules = ['ShowGcSchedule'] as const;
const updates = ['UpdateGcSchedule'] as const;

const inTasks = (change: (tasks: readonly Fields[]) => readonly Fields[]) =>
  inBody((body) => ({ ...body, tasks: change(asRecords(body.tasks)) }));

const inTask = (change: (task: Fields) => Fields) => inTasks((tasks) => tasks.map(change));

const tasks: readonly Mutant[] = [
  ...(['marker', 'status', 'limit'] as const).map(
    (name): Mutant => ({
      name: `${name} of GC tasks ignored`,
      breaks: `${name} says which tasks are listed`,
      documented: true,
      on: lists,
      request: ignoring(name),
    }),
  ),
  {
    name: 'marker beside the page',
    breaks: 'next_marker stands in page_info',
    documented: true,
    on: lists,
    answer: inBody(({ page_info, ...body }) => ({ ...body, page_info: {}, ...asFields(page_info) })),
  },
  {
    name: 'page that begins with the end of the one before',
    breaks: 'next_marker leads to what has not been listed',
    documented: true,
    on: lists,
    answer: (answer, { target }, { memory }) => {
      if (!isFields(answer.body) || answer.status !== 200) return answer;
      const listed = asRecords(answer.body.tasks);
      const last = target.includes('marker=') ? (memory.get('last') as Fields | undefined) : undefined;
      memory.set('last', listed.at(-1));
      return last === undefined ? answer : withBody(answer, { ...answer.body, tasks: [last, ...listed.slice(1)] });
    },
  },
  {
    name: 'page that leaves one out',
    breaks: 'the pages follow on each other',
    documented: false,
    on: lists,
    answer: (answer, { target }) =>
      target.includes('marker=') ? inTasks((listed) => listed.slice(1))(answer, { target } as never) : answer,
  },
  {
    name: 'oldest task first',
    breaks: 'the newest task comes first',
    documented: false,
    on: lists,
    answer: inTasks((listed) => listed.toReversed()),
  },
  {
    name: 'unknown marker taken',
    breaks: 'a marker that no page gave is refused',
    documented: false,
    on: lists,
    request: (request) => ({ ...request, target: request.target.replace(/marker=fake[^&]*&?/, '') }),
  },
  {
    name: 'task status of the other families',
    breaks: 'the statuses of a task are those of the page',
    documented: true,
    on: lists,
    answer: inTask((task) => ({ ...task, job_status: task.job_status === 'Success' ? 'Succeed' : task.job_status })),
  },
  {
    name: 'task without parameters',
    breaks: 'a task shows its parameters',
    documented: true,
    on: lists,
    answer: inTask((task) => without(task, 'job_parameters')),
  },
  {
    name: 'task listed otherwise than shown',
    breaks: 'a task is listed as it is shown alone',
    documented: false,
    on: shows,
    answer: inBody((task) => ({ ...task, creation_time: '2020-01-01T00:00:00Z' })),
  },
];

const ofSchedules: readonly Mutant[] = [
  {
    name: 'GC schedule that does not change',
    breaks: 'a schedule is shown as it was set',
    documented: true,
    on: updates,
    request: (request) => ({ ...request, method: 'GET' }),
    answer: (answer) => (answer.status === 200 ? withBody(answer, undefined) : answer),
  },
  {
    name: 'GC parameters not kept',
    breaks: 'the parameters of a schedule are kept',
    documented: true,
    on: updates,
    request: (request) => {
      const body = isFields(request.body) ? request.body : {};
      const isGood = isFields(body.schedule) && isFields(body.parameters) && Number(body.parameters.workers) <= 5;
      return isGood && request.method === 'PUT' && Object.keys(body.parameters as object).length === 3
        ? { ...request, body: without(body, 'parameters') }
        : request;
    },
  },
  {
    name: 'next run never shown',
    breaks: 'a custom schedule shows when it runs next',
    documented: true,
    on: schedules,
    answer: inBody((body) => ({ ...body, schedule: without(asFields(body.schedule), 'next_scheduled_time') })),
  },
  {
    name: 'GC schedule not cancelled',
    breaks: 'None cancels the schedule',
    documented: true,
    on: updates,
    request: inSent((body) =>
      isFields(body.schedule) && body.schedule.type === 'None'
        ? { ...body, schedule: { type: 'Custom', cron: '0 0 2 29 2 *' } }
        : body,
    ),
  },
  {
    name: 'custom schedule without a cron taken',
    breaks: 'a custom schedule needs a cron expression',
    documented: true,
    on: updates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('cron') ? withBody(withStatus(answer, 200), undefined) : answer,
  },
  {
    name: 'parameters that stay',
    breaks: 'a schedule that is set without parameters has the defaults',
    documented: false,
    on: schedules,
    answer: inBody((body) => ({ ...body, parameters: { ...asFields(body.parameters), workers: 3 } })),
  },
];

/** Garbage collection that shows, answers or does something else than it should. */
export const gc: readonly Mutant[] = [...tasks, ...ofSchedules];
