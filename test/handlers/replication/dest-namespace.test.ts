/** The namespace that a policy copies to is named as namespaces are. */
import { describe, expect, test } from 'vitest';
import { replicationBody } from '../../../contracts/resources/replication-bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const pushes = { ...replicationBody, dest_registry: { id: 1 } };
const at = ({ instance }: Fake, rest = ''): string => `${instance}/replication/policies${rest}`;

const good = ['', 'a', '0', 'mirror', 'a-b_c.d', 'x'.repeat(64)];
const patterned = [' ', 'X', 'Mirror', 'a b', ' a', 'a ', 'a\n', 'a/b', 'a--b', '-a', 'a.', '镜像', '../a', 'a*'];
const long = ['x'.repeat(65), 'x'.repeat(600)];

describe.each([
  ['create', async (fake: Fake, body: object) => fake.post(at(fake), body)],
  ['update', async (fake: Fake, body: object) => fake.put(at(fake, '/1'), body)],
])('%s', (_, send) => {
  test.each(good)('takes %j', async (dest_namespace) => {
    const fake = await startFake();
    const { status, body } = await send(fake, { ...pushes, dest_namespace });
    expect(status).toBeLessThan(300);
    expect((await fake.get(at(fake, `/${body.id ?? 1}`))).body).toMatchObject({ dest_namespace });
  });

  test.each([
    ...patterned.map((name) => [name, /must match/] as const),
    ...long.map((name) => [name, /must have at most 64 characters/] as const),
  ])('refuses %j, and nothing changes', async (dest_namespace, rule) => {
    const fake = await startFake();
    const before = await fake.swr.snapshot();
    const { status, body } = await send(fake, { ...pushes, dest_namespace });
    expect([status, body.error_code]).toEqual([400, 'SVCSTG.SWR.4000014']);
    expect(body.error_msg).toMatch(/dest_namespace is "/);
    expect(body.error_msg).toMatch(rule);
    expect(await fake.swr.snapshot()).toEqual(before);
  });
});

test('a seed is held to the same names', async () => {
  const registries = [{ id: 1, name: 'away' }];
  const seed = (dest_namespace: string) => ({
    instances: [{ name: 'one', registries, replication_policies: [{ name: 'copies', dest_namespace }] }],
  });
  await expect(startFake({ seed: seed('X') })).rejects.toThrow(/dest_namespace is "X" but must match/);
  await expect(startFake({ seed: seed('mirror') })).resolves.toBeDefined();
});
