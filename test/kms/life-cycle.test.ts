import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const start = async () => {
  const fake = await startFake();
  const post = (call: string, body: object) => fake.post(`/v1.0/${fake.swr.projectId}/kms/${call}`, body);
  const { key_id } = (await post('create-key', { key_alias: 'mine' })).body.key_info;
  const state = async () => (await post('describe-key', { key_id })).body.key_info?.key_state;
  return { fake, post, key_id, state };
};

const tagsOf = ({ swr }: Fake, key_id: string): string => `/v1.0/${swr.projectId}/kms/${key_id}/tags`;

describe('a key', () => {
  test('is disabled and enabled again, each once', async () => {
    const { post, key_id, state } = await start();
    const disabled = await post('disable-key', { key_id });
    expect([disabled.status, disabled.body, await state()]).toEqual([
      200,
      { key_info: { key_id, key_state: '3' } },
      '3',
    ]);
    const twice = await post('disable-key', { key_id });
    expect([twice.status, twice.body.error.error_msg]).toEqual([
      400,
      expect.stringContaining('is disabled, but must be enabled'),
    ]);
    expect((await post('enable-key', { key_id })).body.key_info.key_state).toBe('2');
    expect((await post('enable-key', { key_id })).status).toBe(400);
  });

  test('whose deletion is scheduled is shown as such until then, and is gone after', async () => {
    const { fake, post, key_id, state } = await start();
    const { body } = await post('schedule-key-deletion', { key_id, pending_days: '7' });
    expect([body, await state()]).toEqual([{ key_id, key_state: '4' }, '4']);
    await fake.swr.clock.advance('167h');
    expect(await state()).toBe('4');
    await fake.swr.clock.advance('1h');
    expect((await post('describe-key', { key_id })).status).toBe(404);
    expect((await post('get-publickey', { key_id })).status).toBe(404);
  });

  test.each(['6', '0', '1097', '7.5', '', 'x'])('is not scheduled for deletion in %j days', async (pending_days) => {
    const { post, key_id, state } = await start();
    expect((await post('schedule-key-deletion', { key_id, pending_days })).status).toBe(400);
    expect(await state()).toBe('2');
  });

  test.each(['7', '99', '1096'])('is scheduled for deletion in %s days', async (pending_days) => {
    const { post, key_id } = await start();
    expect((await post('schedule-key-deletion', { key_id, pending_days })).status).toBe(200);
  });

  test('whose deletion is scheduled cannot be used or changed, and is disabled when it is kept', async () => {
    const { post, key_id, state } = await start();
    await post('schedule-key-deletion', { key_id, pending_days: '7' });
    for (const [call, more] of [
      ['get-publickey', {}],
      ['update-key-alias', { key_alias: 'other' }],
      ['enable-key-rotation', {}],
      ['schedule-key-deletion', { pending_days: '8' }],
    ] as const) {
      const { status, body } = await post(call, { key_id, ...more });
      expect([status, body.error.error_code], call).toEqual([400, 'KMS.0210']);
    }
    expect((await post('cancel-key-deletion', { key_id })).body).toEqual({ key_id, key_state: '3' });
    expect([await state(), (await post('cancel-key-deletion', { key_id })).status]).toEqual(['3', 400]);
  });
});

describe('rotation', () => {
  test('is off, then every 365 days, then as often as asked, and is counted by the clock', async () => {
    const { fake, post, key_id } = await start();
    const status = async () => (await post('get-key-rotation-status', { key_id })).body;
    expect(await status()).toEqual({ key_rotation_enabled: false, rotation_interval: 365, number_of_rotations: 0 });
    const refused = await post('update-key-rotation-interval', { key_id, rotation_interval: 30 });
    expect([refused.status, refused.body.error.error_msg]).toEqual([
      400,
      `Key ${key_id} is not rotated, but must be rotated before its rotation_interval can be 30.`,
    ]);
    expect((await post('enable-key-rotation', { key_id })).text).toBe('');
    expect(await status()).toEqual({ key_rotation_enabled: true, rotation_interval: 365, number_of_rotations: 0 });
    await post('update-key-rotation-interval', { key_id, rotation_interval: 30 });
    await fake.swr.clock.advance('1441h');
    expect(await status()).toEqual({
      ...{ key_rotation_enabled: true, rotation_interval: 30, number_of_rotations: 2 },
      last_rotation_time: String(Date.parse('2026-03-01T12:00:00Z') + 60 * 24 * 3_600_000),
    });
    await post('disable-key-rotation', { key_id });
    expect((await status()).key_rotation_enabled).toBe(false);
  });

  test.each([29, 366, '30'])('is not every %j days', async (rotation_interval) => {
    const { post, key_id } = await start();
    await post('enable-key-rotation', { key_id });
    expect((await post('update-key-rotation-interval', { key_id, rotation_interval })).status).toBe(400);
  });
});

test('tags are added, take the place of their like, and are taken away with or without their value', async () => {
  const { fake, key_id } = await start();
  const action = (action: string, ...tags: readonly object[]) =>
    fake.post(`${tagsOf(fake, key_id)}/action`, { action, tags });
  expect((await fake.get(tagsOf(fake, key_id))).body).toEqual({ tags: [], existTagsNum: 0 });
  expect((await action('create', { key: 'a', value: '1' }, { key: 'b', value: '2' })).status).toBe(204);
  await action('create', { key: 'a', value: '3' });
  const tags = [
    { key: 'b', value: '2' },
    { key: 'a', value: '3' },
  ];
  expect((await fake.get(tagsOf(fake, key_id))).body).toEqual({ tags, existTagsNum: 2 });
  await action('create', { key: 'a', value: '4' }, { key: 'a', value: '3' });
  expect((await fake.get(tagsOf(fake, key_id))).body).toEqual({ tags, existTagsNum: 2 });
  await action('delete', { key: 'b' }, { key: 'a', value: 'whatever' });
  expect((await fake.get(tagsOf(fake, key_id))).body.tags).toEqual([]);
  expect((await action('replace')).status).toBe(400);
});
