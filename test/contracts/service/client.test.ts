import { describe, expect, test } from 'vitest';
import { createCleanUp } from '../../../contracts/service/clean-up.ts';
import { Misanswered } from '../../../contracts/service/exchange.ts';
import { scriptedClient } from '../support/scripted.ts';

const at = { project_id: 'p', instance_id: 'i' };
const list = '/v2/p/instances/i/namespaces';
const names = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ name: `n${from + index}` }));

describe('a list', () => {
  const answers = {
    [`GET ${list}?public=true&limit=100&offset=0`]: { namespaces: names(100), total: 103 },
    [`GET ${list}?public=true&limit=100&offset=100`]: { namespaces: names(3, 100), total: 103 },
  };

  test('is read page by page until one is not full', async () => {
    const { client, seen } = scriptedClient(answers);
    const found = await client.list('ListInstanceNamespaces', at, { query: { public: true } });
    expect(found.map(({ name }) => name)).toEqual(names(103).map(({ name }) => name));
    expect(seen).toEqual(Object.keys(answers));
  });

  test('is read no further than it may be', async () => {
    const { client } = scriptedClient(answers);
    const found = await client.list('ListInstanceNamespaces', at, { query: { public: true }, mostPages: 1 });
    expect(found).toHaveLength(100);
  });

  test('that is not there is an error, unless it may be missing', async () => {
    const { client } = scriptedClient({});
    await expect(client.list('ListInstanceNamespaces', at)).rejects.toThrow(Misanswered);
    await expect(client.list('ListInstanceNamespaces', at)).rejects.toThrow(`GET ${list} was answered 404`);
    expect(await client.list('ListInstanceNamespaces', at, { mayBeMissing: true })).toEqual([]);
  });
});

describe('what was made', () => {
  const answers = { 'DELETE /a': 204, 'DELETE /refused': 406 };

  test('is deleted latest first, and what was deleted before is not', async () => {
    const { client, seen } = scriptedClient(answers);
    const cleanUp = createCleanUp(client);
    for (const path of ['/a', '/gone', '/refused', '/deleted']) cleanUp.add(path);
    cleanUp.forget('/deleted');
    expect(await cleanUp.run()).toEqual([{ path: '/refused', reason: '406' }]);
    expect(seen).toEqual(['DELETE /refused', 'DELETE /gone', 'DELETE /a']);
    expect(await cleanUp.run()).toEqual([]);
  });
});
