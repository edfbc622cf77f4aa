import { describe, expect, test } from 'vitest';
import type { FakeSwrOptions } from '../../../mock/index.ts';
import { startFake } from '../../support/fake.ts';

const started = async (options: FakeSwrOptions = {}) => {
  const fake = await startFake(options);
  const policy = `${fake.instance}/endpoint-policy`;
  return {
    ...{ ...fake, policy },
    enable: async (enable: boolean) => (await fake.post(policy, { enable })).status,
    status: async () => (await fake.get(policy)).body.status,
    list: async (ip_list: readonly object[]) => (await fake.put(policy, { ip_list })).status,
  };
};

type Status = 'Enabling' | 'Enable' | 'EnableFailed' | 'Disable' | 'Disabling' | 'DisableFailed';
const seeded = (status: Status) => started({ seed: { instances: [{ name: 'one', endpoint_policy: { status } }] } });

describe('access from the public network', () => {
  test('is switched off at first and lets nobody in', async () => {
    const { get, policy } = await started();
    expect((await get(policy)).body).toEqual({ status: 'Disable', ip_list: [] });
  });

  test('is switched on and off, each after a while', async () => {
    const { post, clock, policy, enable, status } = await started();
    const answer = await post(policy, { enable: true });
    expect([answer.status, answer.text, await status()]).toEqual([202, '', 'Enabling']);
    expect([await enable(true), await enable(false)]).toEqual([409, 409]);
    clock.advance(1999);
    expect(await status()).toBe('Enabling');
    clock.advance(1);
    expect(await status()).toBe('Enable');
    expect(await enable(true)).toBe(409);
    expect([await enable(false), await status()]).toEqual([202, 'Disabling']);
    clock.advance(2000);
    expect([await status(), await enable(false)]).toEqual(['Disable', 409]);
  });

  test('fails both ways where changes fail, and can be tried again', async () => {
    const { clock, enable, status } = await started({ profile: { 'access.pace': 'fails' } });
    for (const _ of ['once', 'again']) {
      expect(await enable(true)).toBe(202);
      clock.advance(2000);
      expect(await status()).toBe('EnableFailed');
    }
    expect(await enable(false)).toBe(409);
  });

  test.each([
    ['Disable', 202, 409],
    ['EnableFailed', 202, 409],
    ['Enable', 409, 202],
    ['DisableFailed', 409, 202],
    ['Enabling', 409, 409],
    ['Disabling', 409, 409],
  ] as const)('from %s: on is answered %i, off %i', async (from, on, off) => {
    expect(await (await seeded(from)).enable(true)).toBe(on);
    expect(await (await seeded(from)).enable(false)).toBe(off);
  });

  test('that is being switched off fails where changes fail', async () => {
    const instances = [{ name: 'one', endpoint_policy: { status: 'Enable' as const } }];
    const { clock, enable, status } = await started({ seed: { instances }, profile: { 'access.pace': 'fails' } });
    await enable(false);
    clock.advance(2000);
    expect(await status()).toBe('DisableFailed');
  });
});

describe('the white list', () => {
  const open = () => seeded('Enable');

  test('is replaced as a whole; a description that is left out or null is empty', async () => {
    const { get, put, list, policy } = await open();
    const answer = await put(policy, {
      ip_list: [
        { ip: '192.168.1.0/24', description: 'office' },
        { ip: '192.168.1.2/32', description: null },
        { ip: '10.0.0.1' },
      ],
    });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect((await get(policy)).body.ip_list).toEqual([
      { ip: '192.168.1.0/24', description: 'office' },
      { ip: '192.168.1.2/32', description: '' },
      { ip: '10.0.0.1', description: '' },
    ]);
    expect(await list([{ ip: '2001:db8::/32' }])).toBe(200);
    expect((await get(policy)).body.ip_list).toEqual([{ ip: '2001:db8::/32', description: '' }]);
    expect(await list([])).toBe(200);
    expect((await get(policy)).body.ip_list).toEqual([]);
  });

  test('is replaced only while the public network has access, and stays when it loses it', async () => {
    const { get, clock, enable, list, policy } = await open();
    await list([{ ip: '10.0.0.1' }]);
    await enable(false);
    expect(await list([])).toBe(409);
    clock.advance(2000);
    expect(await list([])).toBe(409);
    expect((await get(policy)).body).toEqual({ status: 'Disable', ip_list: [{ ip: '10.0.0.1', description: '' }] });
  });

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1/33',
    '10.0.0.1/',
    '10.0.0.0/8/8',
    'example.com',
    '::1::',
    '1:2',
    '::/129',
  ])('%j is neither an address nor a range', async (ip) => {
    const { put, policy } = await open();
    const { status, body } = await put(policy, { ip_list: [{ ip: '10.0.0.1' }, { ip }] });
    expect([status, body.error_msg]).toEqual([400, expect.stringContaining(`ip_list.1.ip is ${JSON.stringify(ip)}`)]);
  });
});
