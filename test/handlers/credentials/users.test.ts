/** Long-term credentials of several users of one account. */
import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const users = [
  { name: 'ci', token: 'token-of-ci', allow: ['swr:*'] },
  { name: 'admin', token: 'token-of-admin' },
];

const started = async () => {
  const fake = await startFake({ seed: { users, instances: [{ name: 'one' }] } });
  const as = (token: string) => {
    const headers = { 'X-Auth-Token': token };
    const path = `${fake.instance}/long-term-credential`;
    return {
      create: async (name: string) => await fake.send('post', path, { headers, body: { name } }),
      named: async (query: object) => {
        const { body } = await fake.send('get', `${path}s`, { headers, query: { ...query } });
        return body.auth_tokens.map((each: { readonly name: string }) => each.name);
      },
      remove: async (id: string) => (await fake.send('delete', `${path}s/${id}`, { headers })).status,
    };
  };
  return { first: as(fake.swr.token), ci: as('token-of-ci'), admin: as('token-of-admin'), instance: fake.instance };
};

test('a list shows one’s own, newest first; all of them only to a user who may do everything', async () => {
  const { first, ci, admin } = await started();
  await first.create('a');
  await ci.create('b');
  await first.create('c');
  expect(await first.named({})).toEqual(['c', 'a']);
  expect(await first.named({ self_only: true })).toEqual(['c', 'a']);
  expect(await ci.named({})).toEqual(['b']);
  expect(await ci.named({ self_only: false })).toEqual(['b']);
  expect(await admin.named({})).toEqual([]);
  expect(await admin.named({ self_only: false })).toEqual(['c', 'b', 'a']);
  expect(await admin.named({ self_only: false, offset: 1, limit: 1 })).toEqual(['b']);
});

test('two users may use one name, and each logs in under a name of its own', async () => {
  const { first, ci } = await started();
  const [one, two] = [await first.create('same'), await ci.create('same')];
  expect([one.status, two.status, (await ci.create('same')).status]).toEqual([201, 201, 409]);
  expect(one.body.user_id).not.toBe(two.body.user_id);
  expect((await first.create('other')).body.user_id).toBe(one.body.user_id);
});

test('a user whom IAM lets do so deletes the credential of another', async () => {
  const { first, ci } = await started();
  const { token_id } = (await first.create('a')).body;
  expect(await ci.remove(token_id)).toBe(204);
  expect(await first.named({})).toEqual([]);
});
