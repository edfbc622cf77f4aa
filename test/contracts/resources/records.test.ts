import { expect, test } from 'vitest';
import { resourceNamed } from '../../../contracts/resources/all.ts';
import { locationOf, recordsAt } from '../../../contracts/resources/records.ts';
import { search } from '../../../contracts/resources/search.ts';
import { scriptedClient } from '../support/scripted.ts';

const at = { project_id: 'p', instance_id: 'i' };
const root = '/v2/p/instances/i';
const page = 'limit=100&offset=0';

test('records are listed by the list nearest to the place', async () => {
  const { client, seen } = scriptedClient({
    [`GET ${root}/repositories?${page}`]: { repositories: [], total: 0 },
    [`GET ${root}/namespaces/n/repositories?${page}`]: { repositories: [], total: 0 },
  });
  await recordsAt(client, resourceNamed('repository'), at);
  await recordsAt(client, resourceNamed('repository'), { ...at, namespace_name: 'n' });
  expect(seen).toEqual([`GET ${root}/repositories?${page}`, `GET ${root}/namespaces/n/repositories?${page}`]);
});

test('a list of more than the place is filtered by what names the place', async () => {
  const policies = [
    { id: 1, namespace_name: 'n' },
    { id: 2, namespace_name: 'other' },
  ];
  const { client } = scriptedClient({ [`GET ${root}/signature/policies?${page}`]: { policies, total: 2 } });
  const found = await recordsAt(client, resourceNamed('signature policy'), { ...at, namespace_name: 'n' });
  expect(found.map(({ id }) => id)).toEqual([1]);
});

test.each([
  ['carries its namespace', 'n/a', { [`GET ${root}/namespaces/n/repositories/a`]: {} }, 'a'],
  ['begins like its namespace', 'n/a', {}, 'n/a'],
  ['is plain', 'a', {}, 'a'],
])('a listed name that %s leads to its path', async (_, name, answers, repository_name) => {
  const { client } = scriptedClient(answers);
  const record = { name, namespace_name: 'n', namespace_id: 7 };
  expect(await locationOf(client, resourceNamed('repository'), at, record)).toEqual({
    ...at,
    namespace_name: 'n',
    namespace_id: 7,
    repository_name,
  });
});

test('a record without a field that leads to it is of no use', async () => {
  const { client } = scriptedClient({});
  await expect(locationOf(client, resourceNamed('namespace'), at, { name: 'n' })).rejects.toThrow('with namespace_id');
});

test('a search goes down to the first record that fits, and past those that do not', async () => {
  const policies = [1, 2].map((id) => ({ id, namespace_name: 'n' }));
  const executions = (id: number) => `GET ${root}/namespaces/n/signature/policies/${id}/executions?${page}`;
  const { client } = scriptedClient({
    [`GET ${root}/signature/policies?${page}`]: { policies, total: 2 },
    [executions(1)]: { executions: [{ id: 3, total: 1 }], total: 1 },
    [executions(2)]: {
      executions: [
        { id: 4, total: 1 },
        { id: 5, total: 9 },
      ],
      total: 2,
    },
  });
  const through = (fewest: number) => [
    { resource: 'signature policy' },
    { resource: 'signature execution', fits: ({ total }: { readonly total?: unknown }) => Number(total) >= fewest },
  ];
  expect(await search(client, at, through(9))).toEqual({ ...at, namespace_name: 'n', policy_id: 2, execution_id: 5 });
  expect(await search(client, at, through(10))).toBeUndefined();
});
