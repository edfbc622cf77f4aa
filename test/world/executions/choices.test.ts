/** How an execution is shown, by what a profile says of it. */
import { describe, expect, test } from 'vitest';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import { createWorld, planOf } from './copying.ts';

const brisk: LifeCycle = { kind: 'timed', initializedMs: 10, pendingMs: 10, itemMs: 10 };
const times = [1000, 1010, 1020, 1030, 1040] as const;

/** An execution of two tasks, at each of these times; the second fails if it is told to. */
const seen = (said: Readonly<Record<string, string>>, fails: readonly number[] = []) => {
  const world = createWorld(said);
  world.begin({ plan: planOf([1, 1], fails), lifeCycle: brisk });
  return times.map((ms) => world.read(1, ms));
};
const shown = (said: Readonly<Record<string, string>>, fails?: readonly number[]) =>
  seen(said, fails).map((each) => each.execution());

describe('the status of an execution', () => {
  test.each([
    ['from_tasks', 'Initialized InProgress InProgress InProgress Succeed'],
    ['by_progress', 'Initialized Pending InProgress InProgress Succeed'],
  ])('%s', (option, course) => {
    const statuses = shown({ 'executions.status': option }).map(({ status }) => status);
    expect(statuses.join(' ')).toBe(course);
  });

  test.each(['Failed', 'Succeed'])('of which a task failed is %s', (option) => {
    const statuses = shown({ 'executions.partial_failure_status': option }, [0]).map(({ status }) => status);
    expect(statuses).toEqual(['Initialized', 'InProgress', 'InProgress', 'InProgress', option]);
  });
});

describe('the text of an execution', () => {
  test.each([
    ['without_tasks', ['', '', '', '', '']],
    ['sentence', ['0 of 2 copied', '0 of 2 copied', '0 of 2 copied', '1 of 2 copied', '2 of 2 copied']],
    ['status', ['Initialized', 'InProgress', 'InProgress', 'InProgress', 'Succeed']],
    ['empty', ['', '', '', '', '']],
  ])('%s', (option, texts) => {
    expect(shown({ 'executions.status_text': option }).map(({ statusText }) => statusText)).toEqual(texts);
  });

  test('of one without tasks says so, or why, unless it is always empty', () => {
    const textOf = (option: string, fails?: string) => {
      const { begin, read } = createWorld({ 'executions.status_text': option });
      begin({ plan: { kind: 'listed', tasks: [], ...(fails !== undefined && { fails }) } });
      return read(1, 1000).execution().statusText;
    };
    expect([textOf('without_tasks'), textOf('without_tasks', 'why'), textOf('empty', 'why')]).toEqual([
      ...['0 of 0 copied', 'why', ''],
    ]);
  });
});

test.each([
  ['end', [undefined, undefined, undefined, undefined, 1040]],
  ['progress', [1000, 1010, 1020, 1030, 1040]],
])('an execution was updated at its %s', (option, updated) => {
  expect(shown({ 'executions.updated_at': option }).map(({ updatedMs }) => updatedMs)).toEqual(updated);
});

describe('tasks and sub-tasks', () => {
  test.each([
    ['reason', ['', 'r1 is broken']],
    ['empty', ['', '']],
  ])('say with %s why they failed', (option, texts) => {
    const read = seen({ 'tasks.failed_status_text': option }, [1]).at(-1);
    expect([0, 1].map((at) => read?.tasks().at(at)?.text)).toEqual(texts);
  });

  test('end one after the other', () => {
    const world = createWorld();
    world.begin({ plan: planOf([3]), lifeCycle: brisk });
    const course = [1000, 1010, 1020, 1030, 1040, 1050].map((ms) => {
      const subTasks = world.read(1, ms).subTasks(1);
      return [0, 1, 2].map((at) => subTasks?.at(at)?.status).join(' ');
    });
    expect(course).toEqual([
      'Initialized Initialized Initialized',
      'Pending Pending Pending',
      'InProgress Pending Pending',
      'Succeed InProgress Pending',
      'Succeed Succeed InProgress',
      'Succeed Succeed Succeed',
    ]);
  });
});
