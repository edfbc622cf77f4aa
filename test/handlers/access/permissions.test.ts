import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const started = async () => {
  const endpoint_permissions = [{ permission: 'iam:domain::kept', protected: true }];
  const fake = await startFake({ seed: { instances: [{ name: 'one', endpoint_permissions }] } });
  const permissions = `${fake.instance}/internal-endpoint/permissions`;
  const act = (action: string, texts: readonly unknown[], permission_type?: string) =>
    fake.post(`${permissions}/action`, { permissions: texts, action, permission_type });
  const texts = async (query: object = {}) =>
    (await fake.get(permissions, { ...query })).body.permissions.map((row: { permission: string }) => row.permission);
  return { ...fake, permissions, act, texts };
};

const path = 'organizations:orgPath::o-1/r-2/ou-3/*';

describe('permissions', () => {
  test('are added under their type, listed newest first and removed', async () => {
    const { get, permissions, act, texts } = await started();
    const added = await act('add', ['iam:domain::abc123', 'iam:domainName::op_svc.*'], 'domainId');
    expect([added.status, added.body]).toEqual([
      200,
      { permissions: ['iam:domain::abc123', 'iam:domainName::op_svc.*'], permission_type: 'domainId' },
    ]);
    expect((await act('add', [path], 'orgPath')).status).toBe(200);
    expect((await get(permissions, { limit: 1 })).body).toEqual({
      total_count: 4,
      permissions: [
        {
          ...{ id: expect.any(String), permission: path, permission_type: 'orgPath', protected: false },
          created_at: '2026-03-01T12:00:00Z',
        },
      ],
    });
    expect((await act('remove', ['iam:domain::abc123'])).body).toMatchObject({ permission_type: 'domainId' });
    expect(await texts()).toEqual([path, 'iam:domainName::op_svc.*', 'iam:domain::kept']);
    expect(await texts({ permission: 'iam:domain' })).toEqual(['iam:domainName::op_svc.*', 'iam:domain::kept']);
  });

  test('of which no type is said are of that of their text, and everybody is of either', async () => {
    const { act } = await started();
    expect((await act('add', [path])).body.permission_type).toBe('orgPath');
    expect((await act('add', ['*'])).body.permission_type).toBe('domainId');
    expect((await act('remove', ['*'], 'orgPath')).body.permission_type).toBe('orgPath');
  });

  test('of two types are refused together, and nothing of them is added', async () => {
    const { act, texts } = await started();
    for (const type of ['domainId', 'orgPath', undefined]) {
      const { status, body } = await act('add', ['iam:domain::abc', path], type);
      expect([status, body.error_msg]).toEqual([400, expect.stringContaining('permission_type is')]);
    }
    expect(await texts()).toEqual(['iam:domain::kept']);
  });

  test('that are there are added again without a trace, and a protected one is never removed', async () => {
    const { act, texts } = await started();
    for (const _ of ['once', 'again']) expect((await act('add', ['*', '*'])).status).toBe(200);
    expect(await texts()).toEqual(['*', 'iam:domain::kept']);
    expect((await act('remove', ['*', 'iam:domain::kept'])).status).toBe(409);
    expect(await texts()).toEqual(['*', 'iam:domain::kept']);
  });

  test.each([
    ...['', 'abc', 'iam:domain::', 'iam:domain::a_b', `iam:domain::${'a'.repeat(65)}`, 'iam:domainName::a/b'],
    ...[
      `iam:domainName::${'a'.repeat(81)}`,
      'organizations:orgPath::a_b',
      `organizations:orgPath::${'a'.repeat(1025)}`,
    ],
    ...['**', 'iam:user::abc'],
  ])('%j is refused', async (text) => {
    const { status, body } = await (await started()).act('add', [text]);
    expect([status, body.error_msg]).toEqual([400, expect.stringContaining('permissions.0')]);
  });
});
