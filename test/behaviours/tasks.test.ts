/** What nobody has documented about the tasks of an execution, whatever it is of. */
import { expect } from 'vitest';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';
import { ended, listed, recorded, seed, subTasksAt, tasksAt } from './signing.ts';

const statusesOf = async (fake: Fake, status: string) => {
  const { status: code, body } = await fake.get(`${recorded(fake)}/3/tasks/5/subtasks`, { status });
  return code === 400 ? body.error_msg : [body.total, ...body.sub_tasks.map((task: { status: string }) => task.status)];
};

const probes: ProbesOf<'tasks'> = {
  'tasks.finished_status': {
    ask: async (fake) => {
      const { path, of, execution } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('tagged'));
      const asPrinted = await tasksAt(fake, `${recorded(fake)}/3`);
      const printed = asPrinted.find(({ id }: { readonly id: number }) => id === 5).status;
      return [of('tagged').status, of('broken').status, subTask.status, execution.status, printed];
    },
    answers: {
      Succeed: ['Succeed', 'Failed', 'Succeed', 'Failed', 'Success'],
      Success: ['Success', 'Failed', 'Succeed', 'Failed', 'Success'],
    },
  },
  'tasks.failed_status_text': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('broken'));
      return [of('broken').status_text, subTask.status_text, of('tagged').status_text];
    },
    answers: { reason: ['no manifest', 'no manifest', ''], empty: ['', '', ''] },
  },
  'tasks.unknown_status_filter': {
    ask: (fake) => Promise.all(['Nonsense', 'Failed'].map((status) => statusesOf(fake, status))),
    answers: {
      reject: [expect.stringMatching(/Nonsense.*Initialized.*Stopped/), [1, 'Failed']],
      empty: [[0], [1, 'Failed']],
      ignore: [expect.arrayContaining([2, 'Failed', 'Succeed']), [1, 'Failed']],
    },
  },
  'tasks.order': {
    ask: (fake) => listed(fake, `${recorded(fake)}/3/tasks`, 'tasks'),
    answers: { oldest_first: [2, 4, 5], newest_first: [5, 4, 2] },
  },
  'tasks.order_of_sub_tasks': {
    ask: (fake) => listed(fake, `${recorded(fake)}/3/tasks/5/subtasks`, 'sub_tasks'),
    answers: { oldest_first: [1, 8], newest_first: [8, 1] },
  },
};

probeBehaviours(['tasks'], probes, seed);
