/** Credentials and audit logs of a seed. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Instance = NonNullable<Seed['instances']>[number];

const seedOf = (instance: Partial<Instance>): Seed => ({
  users: [{ name: 'ci' }],
  instances: [{ name: 'i', ...instance }],
});

const repositories = [{ name: 'r', artifacts: [{ tags: ['1.0'] }] }];

test('a credential of which nothing but the name is said is enabled, and of the first user', async () => {
  const { get, instance, swr } = await startFake({ seed: seedOf({ credentials: [{ name: 'a' }] }) });
  const { body } = await get(`${instance}/long-term-credentials`);
  expect(body.auth_tokens).toEqual([
    {
      ...{ token_id: expect.any(String), name: 'a', enable: true, instance_id: swr.instanceId, user_profile: 'demo' },
      ...{ user_id: expect.stringMatching(/^[0-9a-f]{32}$/), created_at: '2026-01-01T00:01:00.000000Z' },
      expire_date: '2036-01-01T00:01:00.000000Z',
    },
  ]);
});

test('what a seed says of a credential comes back as it was given, but for its password', async () => {
  const given = {
    ...{ name: 'a', token_id: '7e1b2fbd-8604-11eb-bb8c-fa163ed64718', user_id: 'robot', enable: false },
    ...{ created_at: '2021-03-16T03:05:41.863418Z', expire_date: '2031-03-16T03:05:41.863418Z' },
  };
  const credentials = [{ ...given, auth_token: 'secret', user_name: 'ci' }];
  const { get, instance, swr } = await startFake({ seed: seedOf({ credentials }) });
  const { body } = await get(`${instance}/long-term-credentials`, { self_only: false });
  expect(body.auth_tokens).toEqual([{ ...given, user_profile: 'ci', instance_id: swr.instanceId }]);
});

test('credentials of a seed are listed by their times, and a new one has an id of its own', async () => {
  const created_at = '2026-02-01T00:00:00Z';
  const credentials = [{ name: 'new', created_at }, { name: 'old' }];
  const { get, post, instance } = await startFake({ seed: seedOf({ credentials }) });
  const { token_id } = (await post(`${instance}/long-term-credential`, { name: 'newest' })).body;
  const { body } = await get(`${instance}/long-term-credentials`);
  expect(body.auth_tokens.map(({ name }: { readonly name: string }) => name)).toEqual(['newest', 'new', 'old']);
  expect(
    new Set([token_id, ...body.auth_tokens.map((each: { readonly token_id: string }) => each.token_id)]).size,
  ).toBe(3);
});

test('an audit log without an artifact is of the first one there is, or of one that is gone', async () => {
  const { get, instance } = await startFake({
    seed: seedOf({
      namespaces: [{ name: 'n', repositories }],
      audit_logs: [{ operation: 'create' }, { operation: 'delete' }],
    }),
  });
  const logs = async (operation: string) => (await get(`${instance}/audit-logs`, { operation })).body.audit_logs;
  const { body } = await get(`${instance}/namespaces/n/repositories/r/artifacts`);
  const [{ digest }] = body.artifacts;
  expect(await logs('create')).toMatchObject([{ id: 1, resource: `n/r:${digest}`, username: 'demo' }]);
  const [{ resource }] = await logs('delete');
  expect(resource).toMatch(/^n\/r:sha256:[0-9a-f]{64}$/);
  expect(resource).not.toContain(digest);
});

test('what a seed says of an audit log comes back as it was given, the latest in the file first', async () => {
  const given = {
    ...{
      operation: 'pull' as const,
      resource_type: 'artifact',
      resource: 'library/ubuntu:latest',
      username: 'robot$Clair',
    },
    op_time: '2020-12-24T11:19:54.907Z',
  };
  const { get, instance } = await startFake({
    seed: seedOf({ audit_logs: [{ ...given, id: 138 }, { operation: 'pull' }] }),
  });
  const { body } = await get(`${instance}/audit-logs`, { operation: 'pull' });
  expect(body).toMatchObject({ audit_logs: [{ id: 139 }, { ...given, id: 138 }], total: 2 });
});

test('a fork has credentials and audit logs of its own, and user names of its own users', async () => {
  const seed = seedOf({
    credentials: [{ name: 'a' }, { name: 'b', user_id: 'robot' }],
    audit_logs: [{ operation: 'pull' }],
  });
  const { get, instance, swr } = await startFake({ seed });
  const world = await swr.world();
  const shown = async (path: string) => {
    const url = `${swr.url}/v2/${world.projectId}/instances/${world.instanceId}/${path}`;
    return (await fetch(url, { headers: { 'X-Auth-Token': world.token } })).json();
  };
  const { auth_tokens } = (await shown('long-term-credentials')) as {
    readonly auth_tokens: readonly { user_id: string }[];
  };
  const own = (await get(`${instance}/long-term-credentials`)).body.auth_tokens;
  expect(auth_tokens).toMatchObject([
    { name: 'b', user_id: 'robot', instance_id: world.instanceId },
    { name: 'a', instance_id: world.instanceId },
  ]);
  expect(auth_tokens[1]?.user_id).not.toBe(own[1].user_id);
  expect(await shown('audit-logs?operation=pull')).toMatchObject({ total: 1 });
  expect((await get(`${instance}/audit-logs`, { operation: 'pull' })).body.total).toBe(1);
});

const login = { user_id: 'robot', auth_token: 'secret' };

test.each<[string, Partial<Instance>, RegExp]>([
  ['two credentials of a name', { credentials: [{ name: 'a' }, { name: 'a' }] }, /credential a is given twice/],
  [
    'one login for two',
    {
      credentials: [
        { name: 'a', ...login },
        { name: 'b', ...login },
      ],
    },
    /the login of robot is given twice/,
  ],
  [
    'a user who is not there',
    { credentials: [{ name: 'a', user_name: 'nobody' }] },
    /credential a is of user nobody, who is not among the users/,
  ],
  ['a user name with a colon', { credentials: [{ name: 'a', user_id: 'a:b' }] }, /user_id/],
  ['a name with a capital', { credentials: [{ name: 'A' }] }, /name/],
  ['an unknown operation', { audit_logs: [{ operation: 'push' as 'pull' }] }, /operation/],
  [
    'two logs of an id',
    {
      audit_logs: [
        { operation: 'pull', id: 1 },
        { operation: 'create', id: 1 },
      ],
    },
    /id 1 of audit logs is given twice/,
  ],
])('a seed with %s is refused', async (_, instance, message) => {
  expect(await refusalOf(seedOf(instance))).toMatch(message);
});

test('credentials of one name may be of two users', async () => {
  const { get, instance } = await startFake({
    seed: seedOf({ credentials: [{ name: 'a' }, { name: 'a', user_name: 'ci' }] }),
  });
  expect((await get(`${instance}/long-term-credentials`, { self_only: false })).body.total).toBe(2);
});
