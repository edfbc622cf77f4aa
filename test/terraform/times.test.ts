/** The times of one execution, its tasks and its sub-tasks are of one precision, so that no part begins before the whole. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

const timesOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => (/_time$|_at$/.test(name) ? [String(value)] : [])),
  );

/** The times of an execution that began 708 ms after a second and is over, and of all that is below it. */
const run = async (fake: Fake, executions: string, body?: object): Promise<readonly string[]> => {
  await fake.swr.clock.advance('708ms');
  const { id } = (await fake.post(executions, body)).body;
  await fake.swr.clock.advance('10m');
  const rows = async (path: string, list: string): Promise<readonly Row[]> =>
    (await fake.get(path, { limit: 100 })).body[list];
  const execution = (await rows(executions, 'executions')).filter((row) => row.id === id);
  const tasks = await rows(`${executions}/${id}/tasks`, 'tasks');
  const subTasks = await Promise.all(
    tasks.map((task) => rows(`${executions}/${id}/tasks/${task.id}/subtasks`, 'sub_tasks')),
  );
  return timesOf([...execution, ...tasks, ...subTasks.flat()]);
};

const startMs = Date.parse('2026-03-01T12:00:00.708Z');

test.each([
  ['signature', 'namespaces/library/signature/policies/1/executions', undefined],
  ['retention', 'namespaces/library/retention/policies/1/executions', { dry_run: true }],
  ['replication', 'replication/executions', { policy_id: 1 }],
])('in %s', async (_, path, body) => {
  const fake = await startFake();
  const times = await run(fake, `${fake.instance}/${path}`, body);
  expect(times.length).toBeGreaterThan(6);
  expect(times.filter((time) => !/\.\d+Z$/.test(time))).toEqual([]);
  expect(times.filter((time) => Date.parse(time) < startMs)).toEqual([]);
});
