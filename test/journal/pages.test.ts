import { expect, test } from 'vitest';
import type { FakeSwr } from '../../mock/index.ts';
import { byEachClient, clientOf, startEmbedded } from '../support/clients.ts';

const paths = ['/v2/one', '/v2/two', '/v2/three', '/v2/four', '/v2/five'];

/** A fake with five requests that are not found. */
const asked = async (swr: FakeSwr) => {
  for (const path of paths) await fetch(`${swr.url}${path}`);
  return (await swr.journal.rows()).rows.map(({ seq }) => seq);
};

byEachClient('pages of the journal', (start) => {
  test('go forward and back by the numbers of the requests', async () => {
    const { swr } = await start();
    const [first = 0, second = 0, third = 0, fourth = 0] = await asked(swr);
    const pathsIn = async (filter: Parameters<FakeSwr['journal']['rows']>[0]) =>
      (await swr.journal.rows(filter)).rows.map(({ path }) => path);
    expect(await pathsIn({ limit: 2 })).toEqual(paths.slice(3));
    expect(await pathsIn({ limit: 2, before: fourth })).toEqual(paths.slice(1, 3));
    expect(await pathsIn({ limit: 2, after: first })).toEqual(paths.slice(1, 3));
    expect(await pathsIn({ after: second, before: fourth })).toEqual(paths.slice(2, 3));
    expect(await pathsIn({ after: third })).toEqual(paths.slice(3));
    const { total, kept, dropped } = await swr.journal.rows({ limit: 1, text: '/T' });
    expect({ total, kept, dropped }).toEqual({ total: 2, kept: 5, dropped: 0 });
  });

  test('are narrowed by classes of statuses, parts of operations, texts and faults', async () => {
    const { swr } = await start();
    const { get, instance } = clientOf(swr);
    const fault = await swr.fault({ match: { operationId: 'ShowInstance' }, when: { times: 1 }, do: { status: 500 } });
    await swr.fault({ match: { path: '/v2/broken' }, do: { status: 503, custom: true } });
    await get(instance);
    await get(instance);
    await get(`${instance}/namespaces`);
    await fetch(`${swr.url}/v2/broken`);
    await fetch(`${swr.url}/v2/missing`);
    const statuses = async (filter: Parameters<FakeSwr['journal']['find']>[0]) =>
      (await swr.journal.find(filter)).map(({ status }) => status);
    expect(await statuses({ status: '2xx' })).toEqual([200, 200]);
    expect(await statuses({ status: '404,5xx' })).toEqual([500, 503, 404]);
    expect(await statuses({ status: 404 })).toEqual([404]);
    expect(await statuses({ operationId: 'Show*' })).toEqual([500, 200]);
    expect(await statuses({ operationId: '*Namespaces' })).toEqual([200]);
    expect(await statuses({ fault: 'any' })).toEqual([500, 503]);
    expect(await statuses({ fault })).toEqual([500]);
    expect(await statuses({ text: 'MISSING' })).toEqual([404]);
    expect(await statuses({ text: 'does not exist' })).toEqual([404]);
    const bad = swr.journal.rows({ status: '9xx' });
    await expect(bad).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/status is "9xx"/) });
  });

  test('show of one request the fault that it met, as long as that is armed', async () => {
    const { swr } = await start();
    const { get, instance } = clientOf(swr);
    const id = await swr.fault({ do: { status: 500 } });
    const requestId = (await get(instance)).headers['x-request-id'] ?? '';
    expect(await swr.journal.show(requestId)).toMatchObject({ fault: id, armed: { id, fired: 1 }, executions: [] });
    await swr.faults.clear();
    expect(await swr.journal.show(requestId)).not.toHaveProperty('armed');
  });
});

test('the journal of all worlds is one list in the order of the requests', async () => {
  const { swr } = await startEmbedded();
  const world = await swr.world();
  await clientOf(swr).get(clientOf(swr).instance);
  await clientOf(world).get(clientOf(world).instance);
  await clientOf(swr).get(clientOf(swr).instance);
  const answer = await fetch(`${swr.url}/_fake/journal?project_id=*&format=rows`);
  const { rows, total } = (await answer.json()) as { rows: { project_id: string; seq: number }[]; total: number };
  expect(total).toBe(3);
  expect(rows.map(({ project_id }) => project_id)).toEqual([swr.projectId, world.projectId, swr.projectId]);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).toSorted((a, b) => a - b));
});

test('rows have neither headers nor bodies', async () => {
  const { swr } = await startEmbedded();
  await asked(swr);
  const [row] = (await swr.journal.rows()).rows;
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    'at',
    'duration_ms',
    'error_code',
    'method',
    'path',
    'project_id',
    'request_id',
    'seq',
    'status',
  ]);
});
