/** The list of tasks: its pages and its filter. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { collect, gcAt, seed, tasksOf } from './support.ts';

const withTasks = async (count: number): Promise<Fake> => {
  const fake = await startFake({ seed, profile: { 'gc.pace': 'instant' } });
  for (let task = 0; task < count; task += 1) await collect(fake);
  return fake;
};

const idsOf = (tasks: readonly { readonly id: number }[]) => tasks.map(({ id }) => id);

test('a page is found by the marker of the one before, and the last one has none', async () => {
  const fake = await withTasks(5);
  const first = (await fake.get(gcAt(fake), { limit: 2 })).body;
  expect(first.page_info).toEqual({ next_marker: btoa('{"id":3}') });
  expect(idsOf(first.tasks)).toEqual([5, 4]);
  await collect(fake);
  const second = (await fake.get(gcAt(fake), { limit: 2, marker: first.page_info.next_marker })).body;
  expect(idsOf(second.tasks)).toEqual([3, 2]);
  const third = (await fake.get(gcAt(fake), { limit: 2, marker: second.page_info.next_marker })).body;
  expect([idsOf(third.tasks), third.page_info]).toEqual([[1], {}]);
});

test('a page has ten tasks unless it is told otherwise, and a hundred at most', async () => {
  const fake = await withTasks(12);
  const { tasks, page_info } = (await fake.get(gcAt(fake))).body;
  expect([tasks.length, page_info]).toEqual([10, { next_marker: btoa('{"id":2}') }]);
  expect(await tasksOf(fake, { limit: 100 })).toHaveLength(12);
  for (const limit of [0, 101]) expect((await fake.get(gcAt(fake), { limit })).status, `${limit}`).toBe(400);
});

test('a list without tasks is an empty page', async () => {
  const fake = await startFake({ seed });
  expect((await fake.get(gcAt(fake))).body).toEqual({ page_info: {}, tasks: [] });
});

test('only tasks of a status are listed if one is asked for, page by page', async () => {
  const fake = await withTasks(3);
  await fake.post('/_fake/life-cycle', { family: 'gc', life_cycle: { stuck: 'InProgress' } });
  await collect(fake);
  await collect(fake);
  expect(idsOf(await tasksOf(fake, { status: 'Running' }))).toEqual([5, 4]);
  expect(await tasksOf(fake, { status: 'Error' })).toEqual([]);
  const first = (await fake.get(gcAt(fake), { limit: 2, status: 'Success' })).body;
  expect(idsOf(first.tasks)).toEqual([3, 2]);
  const query = { limit: 2, status: 'Success', marker: first.page_info.next_marker };
  expect(idsOf(await tasksOf(fake, query))).toEqual([1]);
  expect((await fake.get(gcAt(fake), { status: 'success' })).status).toBe(400);
});

test.each(['3', 'e30=', 'eyJpZCI6MX0', btoa('{"id":"1"}'), btoa('{"id":1,"a":2}'), 'ж'])(
  'the marker %j is refused, which no page gave',
  async (marker) => {
    const { status, body } = await await withTasks(1).then((fake) => fake.get(gcAt(fake), { marker }));
    expect([status, body.error_msg]).toEqual([400, expect.stringContaining(`marker is ${JSON.stringify(marker)}`)]);
  },
);
