import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, clientOf, namespaceBody, type Start, signed } from '../support/clients.ts';

type NewFault = Parameters<FakeWorld['fault']>[0];
type Match = NonNullable<NewFault['match']>;
type When = NonNullable<NewFault['when']>;

const fail = { error: 'APIGW.0308' } as const;

const world = async (start: Start) => {
  const { swr } = await start();
  const client = clientOf(swr);
  const list = async (headers: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, string>> = {}) => {
    const call = { query, headers: { 'X-Auth-Token': swr.token, ...headers } };
    return (await client.send('get', `${client.instance}/namespaces`, call)).status;
  };
  const statuses = async (count: number): Promise<readonly number[]> => {
    const all = [];
    for (let index = 0; index < count; index += 1) all.push(await list());
    return all;
  };
  return { swr, client, list, statuses };
};

byEachClient('a fault happens', (start) => {
  // Listing namespaces with a query and a user agent of its own: fitted by the first of each pair, not by the second.
  const matches: readonly [hit: Match, miss: Match][] = [
    [{}, { operationId: 'ListInstance' }],
    [{ operationId: 'ListInstanceNamespaces' }, { operationId: 'ShowInstanceNamespace' }],
    [{ method: 'get' }, { method: 'POST' }],
    [{ path: '/v2/*/namespaces' }, { path: '/v2/*/namespace' }],
    [{ path: '*' }, { path: '/v2/*/namespaces?*' }],
    [{ query: { name: 'lib*' } }, { query: { name: 'lib' } }],
    [{ query: { name: 'library', public: 'true' } }, { query: { name: 'library', public: 'false' } }],
    [{ query: { name: '*' } }, { query: { limit: '*' } }],
    [{ header: { 'User-Agent': 'terraform-provider/*' } }, { header: { 'User-Agent': 'terraform' } }],
    [{ header: { 'x-trace': 'a*z' } }, { header: { 'x-trace': 'a*y' } }],
    [
      { method: 'GET', query: { name: 'library' } },
      { method: 'GET', query: { name: 'root' } },
    ],
  ];
  test.each(matches)('to what fits %j and not to what would fit %j', async (hit, miss) => {
    const { swr, list } = await world(start);
    const call = () =>
      list({ 'User-Agent': 'terraform-provider/1.79', 'X-Trace': 'abcz' }, { name: 'library', public: 'true' });
    await swr.fault({ match: miss, do: fail });
    expect(await call()).toBe(200);
    await swr.fault({ match: hit, do: fail });
    expect(await call()).toBe(429);
  });

  test('to what was signed by an access key', async () => {
    const { swr, client, list } = await world(start);
    const path = `${client.instance}/namespaces`;
    await swr.fault({ match: { ak: swr.ak }, do: fail });
    expect((await client.send('get', path, { headers: signed(swr, path) })).status).toBe(429);
    expect(await list()).toBe(200);
    await swr.faults.clear();
    await swr.fault({ match: { ak: swr.ak.slice(0, -1) }, do: fail });
    expect((await client.send('get', path, { headers: signed(swr, path) })).status).toBe(200);
  });

  const whens: readonly [When, readonly number[]][] = [
    [{}, [429, 429, 429, 429, 429, 429]],
    [{ times: 2 }, [429, 429, 200, 200, 200, 200]],
    [{ after: 2 }, [200, 200, 429, 429, 429, 429]],
    [{ every: 3 }, [200, 200, 429, 200, 200, 429]],
    [{ after: 1, every: 2 }, [200, 200, 429, 200, 429, 200]],
    [{ after: 1, every: 2, times: 1 }, [200, 200, 429, 200, 200, 200]],
    [{ probability: 0 }, [200, 200, 200, 200, 200, 200]],
    [{ probability: 1 }, [429, 429, 429, 429, 429, 429]],
  ];
  test.each(whens)('when %j says so: %j', async (when, expected) => {
    const { swr, statuses } = await world(start);
    await swr.fault({ when, do: fail });
    expect(await statuses(6)).toEqual(expected);
  });

  test('by a die that falls the same each time, and about as often as said', async () => {
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      const { swr, statuses } = await world(start);
      await swr.fault({ when: { probability: 0.3 }, do: fail });
      runs.push(await statuses(60));
    }
    expect(runs[0]).toEqual(runs[1]);
    const fired = runs[0]?.filter((status) => status === 429).length;
    expect(fired).toBeGreaterThan(6);
    expect(fired).toBeLessThan(36);
  });

  test('in its span of the time of the world, the end not included', async () => {
    const { swr, list } = await world(start);
    const between = { from: '2026-03-01T13:00:00Z', to: '2026-03-01T14:00:00Z' };
    await swr.fault({ when: { between }, do: fail });
    const course = [];
    for (const span of ['3599s', '1s', '3599s', '1s']) {
      await swr.clock.advance(span);
      course.push(await list());
    }
    expect(course).toEqual([200, 429, 429, 200]);
  });

  test('to the requests of its own world only', async () => {
    const { swr, list } = await world(start);
    const [one, other] = [await swr.world(), await swr.world()];
    await one.fault({ do: fail });
    const statusOf = async (by: FakeWorld) => {
      const { instance, get } = clientOf(by);
      return (await get(`${instance}/namespaces`)).status;
    };
    expect([await statusOf(one), await statusOf(other), await list()]).toEqual([429, 200, 200]);
    expect(await other.faults.list()).toEqual([]);
  });

  test('before anything is done, so that the client may try again', async () => {
    const { swr, client } = await world(start);
    await swr.fault({ match: { method: 'POST' }, when: { times: 1 }, do: { status: 500 } });
    const create = () => client.post(`${client.instance}/namespaces`, namespaceBody('team'));
    expect([(await create()).status, (await create()).status]).toEqual([500, 201]);
  });

  test('in the order in which they were armed, one to a request', async () => {
    const { swr, statuses } = await world(start);
    await swr.fault({ when: { times: 1 }, do: { error: 'APIGW.0308' } });
    await swr.fault({ when: { times: 1 }, do: { status: 500 } });
    expect(await statuses(3)).toEqual([429, 500, 200]);
  });
});
