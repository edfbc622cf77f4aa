import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Method, startFake } from '../support/fake.ts';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        { name: 'alpha', metadata: { public: 'true' }, updated_at: '2026-01-09T00:00:00.000Z' },
        { name: 'beta', updated_at: '2026-01-07T00:00:00.000Z' },
        {
          name: 'gamma',
          metadata: { public: 'true' },
          updated_at: '2026-01-08T00:00:00.000Z',
          repositories: [{ name: 'nginx' }, { name: 'redis' }],
        },
        { name: 'alpha-two', updated_at: '2026-01-07T00:00:00.000Z' },
      ],
    },
    { id: 'i-2', name: 'two', namespaces: [{ name: 'elsewhere' }] },
  ],
};

const all = ['alpha', 'alpha-two', 'beta', 'gamma'];
const bodyOf = (namespace_name: unknown, metadata: unknown = { public: 'false' }) => ({ namespace_name, metadata });
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

const queries: readonly [query: Record<string, string>, expected: readonly string[]][] = [
  [{}, all],
  [{ name: 'alpha' }, ['alpha']],
  [{ name: 'alph' }, []],
  [{ name: 'elsewhere' }, []],
  [{ public: 'true' }, ['alpha', 'gamma']],
  [{ public: 'false' }, ['alpha-two', 'beta']],
  [{ public: 'anything else' }, ['alpha-two', 'beta']],
  [{ public: '' }, all],
  [{ name: 'alpha', public: 'true' }, ['alpha']],
  [{ name: 'alpha', public: 'false' }, []],
  [{ order_column: 'updated_at', order_type: 'asc' }, ['beta', 'alpha-two', 'gamma', 'alpha']],
  [{ order_column: 'updated_at', order_type: 'desc' }, ['alpha', 'gamma', 'alpha-two', 'beta']],
  [{ order_column: 'updated_at', order_type: 'asc', public: 'true' }, ['gamma', 'alpha']],
];

test.each(queries)('the namespaces that %j asks for are listed in that order and counted', async (query, expected) => {
  const { instance, get } = await startFake({ seed });
  const { status, body } = await get(`${instance}/namespaces`, query);
  expect(status).toBe(200);
  expect(namesOf(body.namespaces)).toEqual(expected);
  expect(body.total).toBe(expected.length);
});

const badQueries: readonly [query: Record<string, string>, said: string][] = [
  [{ order_column: 'created_at' }, 'query parameter order_column is "created_at" but must be one of updated_at'],
  [{ order_type: 'up' }, 'query parameter order_type is "up" but must be one of desc, asc'],
  [{ name: 'n'.repeat(65) }, 'but must have at most 64 characters'],
];

test.each(badQueries)('a list of namespaces asked for by %j is refused', async (query, said) => {
  const { instance, get } = await startFake({ seed });
  const { status, body } = await get(`${instance}/namespaces`, query);
  expect(status).toBe(400);
  expect(body.error_msg).toContain(said);
});

test('a namespace is shown as it is listed, with the number of its repositories', async () => {
  const { instance, get } = await startFake({ seed });
  const { body: list } = await get(`${instance}/namespaces`, { name: 'gamma' });
  const { status, body } = await get(`${instance}/namespaces/gamma`);
  expect(status).toBe(200);
  expect(body).toEqual(list.namespaces[0]);
  expect(body).toMatchObject({ name: 'gamma', namespace_id: 3, repo_count: 2, metadata: { public: 'true' } });
});

test('a created namespace gets a number as id and is there, at its place in the list, as it was sent', async () => {
  const { instance, clock, get, post } = await startFake({ seed });
  clock.advance(1234);
  const metadata = { public: 'true', auto_scan: 'true', prevent_vul: 'false', severity: 'critical' };
  const { status, body: created } = await post(`${instance}/namespaces`, bodyOf('delta', metadata));
  expect(status).toBe(201);
  expect(created).toEqual({ id: expect.any(Number) });
  const { body } = await get(`${instance}/namespaces/delta`);
  const now = '2026-03-01T12:00:01.234Z';
  const shown = { name: 'delta', namespace_id: created.id, repo_count: 0, created_at: now, updated_at: now };
  expect(body).toEqual({ ...shown, metadata });
  const { body: list } = await get(`${instance}/namespaces`);
  expect(namesOf(list.namespaces)).toEqual([...all.slice(0, -1), 'delta', 'gamma']);
});

const goodNames = ['a', '0', 'a.b_c-d', '1st', 'n'.repeat(64)];
test.each(goodNames)('a namespace can be named %s', async (name) => {
  const { instance, get, post } = await startFake({ seed });
  expect((await post(`${instance}/namespaces`, bodyOf(name))).status).toBe(201);
  expect((await get(`${instance}/namespaces/${name}`)).body.name).toBe(name);
});

const badBodies: readonly [what: string, body: unknown, said: string][] = [
  ['no name', { metadata: { public: 'true' } }, 'body field namespace_name is required'],
  ['no metadata', { namespace_name: 'n' }, 'body field metadata is required'],
  ['no public', bodyOf('n', {}), 'body field metadata.public is required'],
  ['public as a boolean', bodyOf('n', { public: true }), 'body field metadata.public is true but must be a string'],
  ['another public', bodyOf('n', { public: 'yes' }), 'metadata.public is "yes" but must be one of true, false'],
  ['another auto_scan', bodyOf('n', { public: 'true', auto_scan: 'yes' }), 'metadata.auto_scan is "yes" but must be'],
  ['another prevent_vul', bodyOf('n', { public: 'true', prevent_vul: '' }), 'metadata.prevent_vul is "" but must be'],
  [
    'another severity',
    bodyOf('n', { public: 'true', severity: 'bad' }),
    'metadata.severity is "bad" but must be one of none, low, medium, high, critical',
  ],
  ['a name that is a number', bodyOf(7), 'body field namespace_name is 7 but must be a string'],
  ['a name of 65 characters', bodyOf('n'.repeat(65)), 'but must have at most 64 characters'],
  ['an empty name', bodyOf(''), 'body field namespace_name is "" but must have at least 1 character'],
  ...['Upper', '-a', 'a-', '.a', 'a_', 'a..b', 'a_-b', 'a b', 'a/b', 'ä', 'a\n'].map(
    (name): [string, unknown, string] => [
      `the name ${JSON.stringify(name)}`,
      bodyOf(name),
      `namespace_name is ${JSON.stringify(name)} but must match`,
    ],
  ),
];

test.each(badBodies)('a namespace with %s is refused and not created', async (_, body, said) => {
  const { instance, get, post } = await startFake({ seed });
  const { status, body: refusal } = await post(`${instance}/namespaces`, body);
  expect(status).toBe(400);
  expect(refusal.error_msg).toContain(said);
  expect((await get(`${instance}/namespaces`)).body.total).toBe(4);
});

test('a name that is taken is a conflict, in its own instance only', async () => {
  const { swr, instance, get, post } = await startFake({ seed });
  const { status, body } = await post(`${instance}/namespaces`, bodyOf('alpha'));
  expect(status).toBe(409);
  expect(body).toEqual({ error_code: 'SVCSTG.SWR.4090060', error_msg: 'Namespace alpha already exists.' });
  expect((await get(`${instance}/namespaces/alpha`)).body.metadata.public).toBe('true');
  expect((await post(`/v2/${swr.projectId}/instances/i-2/namespaces`, bodyOf('alpha'))).status).toBe(201);
});

test('a deleted namespace is gone with its policies, and its name is free again', async () => {
  const { instance, get, post, remove } = await startFake({ seed });
  const beta = `${instance}/namespaces/beta`;
  const { body: policy } = await post(`${beta}/signature/policies`, policyBody());
  const { status, text } = await remove(beta);
  expect([status, text]).toEqual([204, '']);
  expect((await get(beta)).status).toBe(404);
  expect((await remove(beta)).status).toBe(404);
  expect((await get(`${instance}/namespaces`)).body.total).toBe(3);
  expect((await get(`${instance}/signature/policies`)).body.total).toBe(0);
  const { body: again } = await post(`${instance}/namespaces`, bodyOf('beta'));
  expect(again.id).toBeGreaterThan(4);
  expect((await get(`${beta}/signature/policies/${policy.id}`)).status).toBe(404);
});

test('a namespace that still has repositories cannot be deleted', async () => {
  const { instance, get, remove } = await startFake({ seed });
  const { status, body } = await remove(`${instance}/namespaces/gamma`);
  expect(status).toBe(406);
  expect(body.error_msg).toBe('Namespace gamma cannot be deleted because there are images in it.');
  expect((await get(`${instance}/namespaces/gamma`)).body.repo_count).toBe(2);
});

const missing: readonly [method: Method, path: string, said: string][] = [
  ['get', 'i-9/namespaces', 'Instance i-9 was not found.'],
  ['post', 'i-9/namespaces', 'Instance i-9 was not found.'],
  ['get', 'i-9/namespaces/alpha', 'Instance i-9 was not found.'],
  ['delete', 'i-9/namespaces/nowhere', 'Instance i-9 was not found.'],
  ['get', 'i-2/namespaces/alpha', 'Namespace alpha was not found in instance i-2.'],
  ['delete', 'i-2/namespaces/alpha', 'Namespace alpha was not found in instance i-2.'],
];

test.each(missing)('%s %s names the first thing that is missing', async (method, path, said) => {
  const { swr, send } = await startFake({ seed });
  const call = method === 'post' ? { body: bodyOf('n') } : {};
  const { status, body } = await send(method, `/v2/${swr.projectId}/instances/${path}`, call);
  expect(status).toBe(404);
  expect(body.error_msg).toBe(said);
});
