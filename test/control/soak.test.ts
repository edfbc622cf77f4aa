import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { byEachClient, clientOf, namespaceBody, startEmbedded } from '../support/clients.ts';
import { collectGarbage } from '../support/collect-garbage.ts';

const requests = Number(process.env.FAKE_SWR_SOAK ?? 20_000);
const atOnce = 16;
const MiB = 1024 * 1024;

/** What is in use once the garbage is gone. */
const heapMiB = (): number => {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed / MiB;
};

const statusOf = (url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(url, { headers, agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    call.once('error', reject);
    call.end();
  });

test(`${requests} requests leave the heap as it was`, { timeout: 60_000 + requests }, async () => {
  const { swr, clock } = await startEmbedded();
  const { instance } = clientOf(swr);
  const headers = { 'X-Auth-Token': swr.token };
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const paths = [
    `${instance}/namespaces`,
    `${instance}/repositories?limit=20`,
    `${instance}/namespaces/root/signature/policies/3/executions/8/tasks`,
    '/v2/no/such/path',
  ];
  const statuses = new Map<number, number>();
  const send = async (count: number): Promise<void> => {
    const lane = async (first: number): Promise<void> => {
      for (let index = first; index < count; index += atOnce) {
        const status = await statusOf(`${swr.url}${paths[index % paths.length]}`, headers, agent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, (_, first) => lane(first)));
    clock.advance(1000);
  };

  await send(2000);
  await swr.journal.clear();
  statuses.clear();
  const before = heapMiB();
  const began = performance.now();
  await send(requests);
  const tookMs = performance.now() - began;
  const withJournal = heapMiB();
  const { length } = await swr.journal.find({ limit: 10_000 });
  await swr.journal.clear();
  const after = heapMiB();
  agent.destroy();

  if (process.env.FAKE_SWR_SOAK !== undefined) {
    const [was, full, is] = [before, withJournal, after].map((mib) => mib.toFixed(1));
    console.log(
      `${requests} requests in ${Math.round(tookMs)} ms; heap ${was} -> ${full} -> ${is} MiB (journal cleared)`,
    );
  }
  expect([...statuses.keys()].sort()).toEqual([200, 404]);
  expect(statuses.get(404)).toBe(Math.floor(requests / paths.length));
  expect(length).toBe(Math.min(requests, 10_000));
  // The journal may hold 16 MiB by its own reckoning; all else must not grow: a leak of 300 bytes a request would show.
  expect(withJournal - before).toBeLessThan(48);
  expect(after - before).toBeLessThan(6);
});

byEachClient('of 64 creations of one namespace at once', (start) => {
  test('exactly one succeeds', async () => {
    const { swr } = await start();
    const { instance, post, get } = clientOf(await swr.world());
    const create = () => post(`${instance}/namespaces`, namespaceBody('team'));
    const statuses = (await Promise.all(Array.from({ length: 64 }, create))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(63);
    expect((await get(`${instance}/namespaces`, { name: 'team' })).body.total).toBe(1);
  });

  test('all succeed in 64 worlds', async () => {
    const { swr } = await start();
    const worlds = await Promise.all(Array.from({ length: 64 }, () => swr.world()));
    const create = async (world: (typeof worlds)[number]) => {
      const { instance, post } = clientOf(world);
      return (await post(`${instance}/namespaces`, namespaceBody('team'))).status;
    };
    expect(new Set(worlds.map(({ projectId }) => projectId)).size).toBe(64);
    expect(await Promise.all(worlds.map(create))).toEqual(Array(64).fill(201));
  });
});
