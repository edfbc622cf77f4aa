import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byEachClient, clientOf, policiesOf, startEmbedded } from '../support/clients.ts';

byEachClient('executions of all families', (start) => {
  test('are there with their status, and counted by it', async () => {
    const { swr } = await start();
    const { runs, total, statuses } = await swr.browse.runs({ limit: 1000 });
    expect([...new Set(runs.map(({ family }) => family))].toSorted()).toEqual([
      'gc',
      'replication',
      'retention',
      'scanning',
      'signature',
    ]);
    expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(total);
    const { runs: failed } = await swr.browse.runs({ status: 'Failed', limit: 1000 });
    expect(failed).toEqual(runs.filter(({ status }) => status === 'Failed'));
    expect(failed.length).toBe(statuses.Failed);
  });

  test('have the times of their phases', async () => {
    const { swr } = await start();
    await swr.clock.freeze();
    const life_cycle = { initialized_ms: 1000, pending_ms: 2000, item_ms: 500 };
    const { executionId } = await swr.executions.create({ tasks: 4, fail_every: 4, life_cycle });
    const shown = async () => (await swr.browse.tasks({ executionId })).run;
    const at = (seconds: string) => `2026-03-01T12:00:${seconds}Z`;
    expect(await shown()).toMatchObject({
      ...{ cycle: 'timed', item_ms: 500, items: 4, started_at: at('00.000'), ends_at: at('05.000') },
      phases: [
        { status: 'Initialized', from: at('00.000'), to: at('01.000') },
        { status: 'Pending', from: at('01.000'), to: at('03.000') },
        { status: 'InProgress', from: at('03.000'), to: at('05.000') },
      ],
      tasks: { total: 4, waiting: 4 },
    });
    await swr.clock.advance(4000);
    expect(await shown()).toMatchObject({
      items_done: 2,
      tasks: { waiting: 1, in_progress: 1, succeed: 2, failed: 0 },
    });
    await swr.clock.advance('1h');
    expect(await shown()).toMatchObject({ status: 'Failed', ended_at: at('05.000'), tasks: { succeed: 3, failed: 1 } });
    expect(await shown()).not.toHaveProperty('ends_at');
  });

  test('name the request that started them, and the request names them', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    const { headers } = await client.post(`${policiesOf(client)}/1/executions`);
    const request_id = headers['x-request-id'] ?? '';
    const [run] = (await swr.browse.runs({ family: 'signature' })).runs;
    expect(run?.request_id).toBe(request_id);
    const { executions } = await swr.journal.show(request_id);
    expect(executions).toEqual([{ family: 'signature', id: run?.id, started: true }]);
    const tasks = await client.get(`${policiesOf(client)}/1/executions/${run?.id}/tasks`);
    const asked = await swr.journal.show(tasks.headers['x-request-id'] ?? '');
    expect(asked.executions).toEqual([{ family: 'signature', id: run?.id, started: false }]);
  });

  test('that a test made by hand name no request', async () => {
    const { swr } = await start();
    const { executionId } = await swr.executions.create();
    expect((await swr.browse.tasks({ executionId })).run).not.toHaveProperty('request_id');
    const missing = swr.browse.tasks({ family: 'retention', executionId: 999 });
    await expect(missing).rejects.toMatchObject({ status: 404, message: 'retention has no execution 999' });
  });
});

test('a push by the registry names what it started', async () => {
  const { swr } = await startEmbedded();
  const { executionIds } = await swr.artifacts.push({
    namespace_name: 'library',
    repository_name: 'alpine',
    tags: ['x'],
  });
  const { runs } = await swr.browse.runs({ family: 'signature' });
  expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining([...executionIds]));
});

const statuses = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'] as const;

test('tasks of one status are those that the whole list shows so', async () => {
  const { swr } = await startEmbedded({ seed: 'empty' });
  await swr.clock.freeze();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 3 }),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      fc.integer({ min: 0, max: 5000 }),
      async (tasks, sub_tasks, fail_every, afterMs) => {
        const life_cycle = { initialized_ms: 300, pending_ms: 300, item_ms: 150 };
        const made = { tasks, sub_tasks, ...(fail_every !== undefined && { fail_every }), life_cycle };
        const { executionId } = await swr.executions.create(made);
        await swr.clock.advance(afterMs);
        const all = await swr.browse.tasks({ executionId });
        for (const status of statuses) {
          const part = await swr.browse.tasks({ executionId }, { status });
          expect(part.tasks).toEqual(all.tasks.filter((task) => task.status === status));
          expect(part.total).toBe(part.tasks.length);
        }
        const counts = statuses.map((status) => all.tasks.filter((task) => task.status === status).length);
        const { waiting, in_progress, succeed, failed, stopped } = all.run.tasks;
        const [initialized = 0, pending = 0, ...others] = counts;
        expect([initialized + pending, ...others]).toEqual([waiting, in_progress, succeed, failed, stopped]);
      },
    ),
    { numRuns: 60, seed: 18 },
  );
});

test('a run of ten million tasks is shown in no time, whichever are asked for', async () => {
  const { swr } = await startEmbedded();
  const { executionId } = await swr.executions.create({ tasks: 10_000_000, fail_every: 7, life_cycle: 'timed' });
  await swr.clock.advance('10d');
  const began = performance.now();
  for (const status of [undefined, ...statuses]) {
    const query = { offset: 1_000_000, limit: 100, ...(status !== undefined && { status }) };
    const page = await swr.browse.tasks({ executionId }, query);
    expect(page.tasks.length).toBe(Math.max(0, Math.min(100, page.total - 1_000_000)));
  }
  await swr.browse.runs();
  await swr.browse.due();
  expect(performance.now() - began).toBeLessThan(1000);
});
