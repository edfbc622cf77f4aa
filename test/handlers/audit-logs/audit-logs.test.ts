import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const digest = (n: number) => `sha256:${String(n).padStart(64, '0')}`;

const artifacts = [
  { digest: digest(1), tags: ['1.0'] },
  { digest: digest(2), tags: [] },
];

const started = async () => {
  const fake = await startFake({
    seed: {
      users: [{ name: 'ci', token: 'token-of-ci' }],
      instances: [
        { name: 'one', namespaces: [{ name: 'library', repositories: [{ name: 'web/app', artifacts }] }] },
        { name: 'two', id: 'second', namespaces: [{ name: 'library' }] },
      ],
    },
  });
  const logs = async (operation: string, query: object = {}) =>
    (await fake.get(`${fake.instance}/audit-logs`, { operation, ...query })).body;
  const push = (repository: string, ...tags: readonly string[]) =>
    fake.post('/_fake/artifacts', { namespace_name: 'library', repository_name: repository, tags });
  const repository = `${fake.instance}/namespaces/library/repositories/web%252Fapp`;
  return { ...fake, logs, push, repository };
};

test('a push is logged as create, the newest first, under the name of who did it', async () => {
  const { logs, push, clock } = await started();
  expect(await logs('create')).toEqual({ audit_logs: [], total: 0 });
  const { artifact_id: _, ...first } = (await push('web/app', '2.0')).body;
  clock.advance(1500);
  await push('new', 'latest');
  const { audit_logs, total } = await logs('create');
  expect(total).toBe(2);
  expect(audit_logs[1]).toEqual({
    ...{ id: 1, operation: 'create', resource_type: 'artifact', username: 'demo', op_time: '2026-03-01T12:00:00.000Z' },
    resource: `library/web/app:${first.digest}`,
  });
  expect(audit_logs[0]).toMatchObject({ id: 2, op_time: '2026-03-01T12:00:01.500Z' });
  expect(audit_logs[0].resource).toMatch(/^library\/new:sha256:[0-9a-f]{64}$/);
});

test('a deletion is logged for each artifact that goes, by the user who asked', async () => {
  const { logs, send, repository } = await started();
  const headers = { 'X-Auth-Token': 'token-of-ci' };
  await send('delete', `${repository}/artifacts/${digest(2)}`, { headers });
  expect(await logs('delete')).toMatchObject({
    audit_logs: [{ username: 'ci', operation: 'delete', resource: `library/web/app:${digest(2)}` }],
    total: 1,
  });
  expect((await send('delete', repository)).status).toBe(204);
  const { audit_logs } = await logs('delete');
  expect(audit_logs).toMatchObject([{ username: 'demo', resource: `library/web/app:${digest(1)}` }, { id: 1 }]);
});

test('a refused deletion, a tag that goes and another instance are not in the log', async () => {
  const { get, logs, remove, repository, instance, swr } = await started();
  await remove(`${repository}/artifacts/${digest(3)}`);
  await remove(`${repository.replace(`/${swr.projectId}`, '')}/tags/1.0`);
  expect(await logs('delete')).toEqual({ audit_logs: [], total: 0 });
  await remove(`${repository}/artifacts/${digest(1)}`);
  const other = await get(`${instance.replace(/[^/]+$/, 'second')}/audit-logs`, { operation: 'delete' });
  expect(other.body).toEqual({ audit_logs: [], total: 0 });
  expect((await logs('delete')).total).toBe(1);
});

test.each([
  [{}],
  [{ operation: 'push' }],
  [{ operation: '' }],
  [{ operation: 'CREATE' }],
  [{ operation: ['pull', 'create'] }],
])('the operation must be one of the three: %j', async (query) => {
  const { get, instance } = await started();
  const { status, body } = await get(`${instance}/audit-logs`, query);
  expect(status).toBe(400);
  expect(body.error_msg).toContain('operation');
});

test('the logs of a missing instance are not found', async () => {
  const { get, instance } = await started();
  expect((await get(`${instance}x/audit-logs`, { operation: 'pull' })).status).toBe(404);
});
