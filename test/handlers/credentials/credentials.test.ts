import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A fake of two instances without credentials. */
const started = async () => {
  const fake = await startFake({ seed: { instances: [{ name: 'one' }, { name: 'two', id: 'second' }] } });
  const [create, list] = [`${fake.instance}/long-term-credential`, `${fake.instance}/long-term-credentials`];
  return { ...fake, create, list, temporary: `${fake.instance}/temp-credential` };
};

describe('a temporary credential', () => {
  test('holds for 24 hours and is in no list', async () => {
    const { get, send, temporary, list } = await started();
    const { status, body } = await send('post', temporary);
    expect(status).toBe(201);
    expect(body).toEqual({
      token_id: expect.stringMatching(uuid),
      auth_token: expect.stringMatching(/^[\w-]{20,}$/),
      user_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      created_at: '2026-03-01T12:00:00.000000Z',
      expire_date: '2026-03-02T12:00:00.000000Z',
    });
    expect((await get(list, { self_only: false })).body).toEqual({ auth_tokens: [], total: 0 });
  });

  test('is another each time, and can be neither disabled nor deleted', async () => {
    const { send, put, remove, temporary, list } = await started();
    const [first, second] = [(await send('post', temporary)).body, (await send('post', temporary)).body];
    expect(first.auth_token).not.toBe(second.auth_token);
    expect(first.token_id).not.toBe(second.token_id);
    expect((await put(`${list}/${first.token_id}`, { enable: false })).status).toBe(404);
    expect((await remove(`${list}/${first.token_id}`)).status).toBe(404);
  });
});

describe('a long-term credential', () => {
  test('shows its password once and is listed without it', async () => {
    const { get, post, create, list, swr } = await started();
    const { status, body } = await post(create, { name: 'ci' });
    expect([status, body.expire_date]).toEqual([201, '2036-03-01T12:00:00.000000Z']);
    expect((await get(list)).body).toEqual({
      auth_tokens: [
        {
          ...{ token_id: body.token_id, name: 'ci', enable: true, user_id: body.user_id, user_profile: 'demo' },
          ...{ instance_id: swr.instanceId, created_at: body.created_at, expire_date: body.expire_date },
        },
      ],
      total: 1,
    });
  });

  test('is disabled and enabled, as often as one likes', async () => {
    const { get, post, put, create, list } = await started();
    const { token_id } = (await post(create, { name: 'ci' })).body;
    for (const enable of [false, false, true]) {
      const answer = await put(`${list}/${token_id}`, { enable });
      expect([answer.status, answer.text]).toEqual([200, '']);
      expect((await get(list)).body.auth_tokens[0].enable).toBe(enable);
    }
  });

  test('is gone once it is deleted, and its name is free again', async () => {
    const { get, post, remove, create, list } = await started();
    const { token_id } = (await post(create, { name: 'ci' })).body;
    const taken = await post(create, { name: 'ci' });
    expect([taken.status, taken.body.error_msg]).toEqual([
      409,
      `name ci is already used by long-term credential ${token_id}.`,
    ]);
    expect((await remove(`${list}/${token_id}`)).status).toBe(204);
    expect((await remove(`${list}/${token_id}`)).status).toBe(404);
    expect((await get(list)).body.total).toBe(0);
    expect((await post(create, { name: 'ci' })).status).toBe(201);
  });

  test('is not found in another instance, where its name may be used again', async () => {
    const { post, put, remove, create, list, instance } = await started();
    const { token_id } = (await post(create, { name: 'ci' })).body;
    const elsewhere = `${instance.replace(/[^/]+$/, 'second')}/long-term-credential`;
    expect((await put(`${elsewhere}s/${token_id}`, { enable: false })).status).toBe(404);
    expect((await remove(`${elsewhere}s/${token_id}`)).body.error_msg).toBe(
      `Long-term credential ${token_id} was not found in instance second.`,
    );
    expect((await post(elsewhere, { name: 'ci' })).status).toBe(201);
    expect((await remove(`${list}/${token_id}`)).status).toBe(204);
  });

  test.each(['', 'a'.repeat(65), 'Upper', '-a', 'a-', 'a--b', 'a._b', 'a b', 'a:b', null, 1])(
    'may not be called %j',
    async (name) => {
      const { post, create } = await started();
      const { status, body } = await post(create, { name });
      expect(status).toBe(400);
      expect(body.error_msg).toContain('name');
    },
  );

  test.each(['a', '0', 'a.b_c-d', 'a'.repeat(64)])('may be called %j', async (name) => {
    const { post, create } = await started();
    expect((await post(create, { name })).status).toBe(201);
  });

  test.each([[{}], [{ enable: 'false' }], [{ enable: null }]])('is not changed by %j', async (body) => {
    const { post, put, create, list } = await started();
    const { token_id } = (await post(create, { name: 'ci' })).body;
    expect((await put(`${list}/${token_id}`, body)).status).toBe(400);
  });
});

test('an instance has 500 long-term credentials at most', async () => {
  const { get, post, remove, create, list } = await started();
  for (let n = 0; n < 500; n += 1) expect((await post(create, { name: `ci-${n}` })).status).toBe(201);
  const refused = await post(create, { name: 'one-more' });
  expect([refused.status, refused.body.error_msg]).toEqual([
    409,
    'the instance has 500 long-term credentials, and 500 is the quota.',
  ]);
  const { body } = await get(list, { limit: 1 });
  expect([body.total, body.auth_tokens[0].name]).toEqual([500, 'ci-499']);
  await remove(`${list}/${body.auth_tokens[0].token_id}`);
  expect((await post(create, { name: 'one-more' })).status).toBe(201);
});

test('the journal keeps no password of a credential', async () => {
  const { swr, post, send, instance } = await startFake({ journalBodies: true });
  const made = [
    (await send('post', `${instance}/temp-credential`)).body,
    (await post(`${instance}/long-term-credential`, { name: 'ci' })).body,
  ];
  const entries = await swr.journal.find();
  expect(entries.map(({ response_body }) => response_body)).toMatchObject(
    made.map(({ token_id }) => ({ token_id, auth_token: '***' })),
  );
  for (const { auth_token } of made) expect(JSON.stringify(entries)).not.toContain(auth_token);
});
