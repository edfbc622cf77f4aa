import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'nginx', created_at: day(3), updated_at: day(5) },
            { name: 'redis', created_at: day(1), updated_at: day(9) },
            { name: 'vault', created_at: day(3), updated_at: day(4) },
          ],
        },
        {
          name: 'team',
          repositories: [
            {
              name: 'web/frontend',
              description: 'what the browser gets',
              pull_count: 12,
              created_at: day(2),
              updated_at: day(6),
              artifacts: [{ tags: ['1.0'], signed: true }, { tags: ['1.1', '1', 'latest'] }, { tags: [] }],
            },
          ],
        },
      ],
    },
    { id: 'i-2', name: 'two', namespaces: [{ name: 'library', repositories: [{ name: 'far-away' }] }] },
  ],
};

const inInstance = 'repositories';
const inNamespace = 'namespaces/library/repositories';
const newest = ['vault', 'nginx', 'web/frontend', 'redis'];
const asc = { order_type: 'asc' };
const byUpdate = { order_column: 'updated_at' };

const lists: readonly [path: string, query: Record<string, string>, expected: readonly string[]][] = [
  [inInstance, {}, newest],
  [inInstance, { order_column: 'created_at', order_type: 'desc' }, newest],
  [inInstance, { order_column: 'created_at', ...asc }, newest.toReversed()],
  [inInstance, { ...byUpdate, order_type: 'desc' }, ['redis', 'web/frontend', 'nginx', 'vault']],
  [inInstance, { ...byUpdate, ...asc }, ['vault', 'nginx', 'web/frontend', 'redis']],
  [inInstance, { namespace_id: '1' }, ['vault', 'nginx', 'redis']],
  [inInstance, { namespace_id: '2' }, ['web/frontend']],
  [inInstance, { namespace_id: '3' }, []],
  [inInstance, { namespace_id: '99' }, []],
  [inInstance, { namespace_id: '1', ...byUpdate, ...asc }, ['vault', 'nginx', 'redis']],
  [inNamespace, {}, ['vault', 'nginx', 'redis']],
  [inNamespace, { order_column: 'created_at', ...asc }, ['redis', 'nginx', 'vault']],
  [inNamespace, { ...byUpdate, order_type: 'desc' }, ['redis', 'nginx', 'vault']],
  [inNamespace, { ...byUpdate, ...asc }, ['vault', 'nginx', 'redis']],
];

test.each(lists)('%s by %j lists the repositories in that order and counts them', async (path, query, expected) => {
  const { instance, get } = await startFake({ seed });
  const { status, body } = await get(`${instance}/${path}`, query);
  expect(status).toBe(200);
  expect(body.repositories.map(({ name }: { name: string }) => name)).toEqual(expected);
  expect(body.total).toBe(expected.length);
});

const badQueries: readonly [path: string, query: Record<string, string>, said: string][] = [
  [inInstance, { namespace_id: 'library' }, 'query parameter namespace_id is "library" but must be an integer'],
  ...[inInstance, inNamespace].flatMap((path): [string, Record<string, string>, string][] => [
    [path, { order_column: 'name' }, 'order_column is "name" but must be one of created_at, updated_at'],
    [path, { order_type: 'up' }, 'order_type is "up" but must be one of desc, asc'],
  ]),
];

test.each(badQueries)('%s by %j is refused', async (path, query, said) => {
  const { instance, get } = await startFake({ seed });
  const { status, body } = await get(`${instance}/${path}`, query);
  expect(status).toBe(400);
  expect(body.error_msg).toContain(said);
});

test('a repository is shown as both lists have it, its slash encoded twice', async () => {
  const { instance, get } = await startFake({ seed });
  const { status, body } = await get(`${instance}/namespaces/team/repositories/web%252Ffrontend`);
  expect(status).toBe(200);
  expect(body).toEqual({
    id: 4,
    name: 'web/frontend',
    namespace_name: 'team',
    namespace_id: 2,
    tag_count: 4,
    pull_count: 12,
    artifact_count: 3,
    description: 'what the browser gets',
    created_at: day(2),
    updated_at: day(6),
  });
  const { body: ofNamespace } = await get(`${instance}/namespaces/team/repositories`);
  const { body: ofInstance } = await get(`${instance}/repositories`, { namespace_id: 2 });
  expect(ofNamespace).toEqual({ repositories: [body], total: 1 });
  expect(ofInstance).toEqual(ofNamespace);
});

test.each(['web%2Ffrontend', 'web%2ffrontend', 'web/frontend'])(
  'a slash sent as in %s is two segments to the gateway, which knows no such API',
  async (name) => {
    const { instance, get } = await startFake({ seed });
    const { status, body } = await get(`${instance}/namespaces/team/repositories/${name}`);
    expect(status).toBe(404);
    expect(body.error_code).toBe('APIGW.0101');
  },
);

const missing: readonly [path: string, said: string][] = [
  ['i-9/repositories', 'Instance i-9 was not found.'],
  ['i-9/namespaces/library/repositories', 'Instance i-9 was not found.'],
  ['i-9/namespaces/nowhere/repositories/nothing', 'Instance i-9 was not found.'],
  ['i-2/namespaces/team/repositories', 'Namespace team was not found in instance i-2.'],
  ['i-2/namespaces/team/repositories/nothing', 'Namespace team was not found in instance i-2.'],
  ['i-2/namespaces/library/repositories/nginx', 'Repository nginx was not found in namespace library.'],
  ['i-2/namespaces/library/repositories/a%252Fb', 'Repository a/b was not found in namespace library.'],
];

test.each(missing)('%s names the first thing that is missing', async (path, said) => {
  const { swr, get } = await startFake({ seed });
  const { status, body } = await get(`/v2/${swr.projectId}/instances/${path}`);
  expect(status).toBe(404);
  expect(body.error_msg).toBe(said);
});
