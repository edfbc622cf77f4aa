import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { checkControl } from '../../mock/control/access.ts';
import { connectFakeSwr } from '../../mock/index.ts';
import { startEmbedded } from '../support/clients.ts';

const token = 'open sesame';
const local = '127.0.0.1';
const far = '10.1.2.3';

const callers: readonly [
  access: Parameters<typeof checkControl>[0],
  address: string | undefined,
  token: string,
  status: number,
][] = [
  ['loopback', local, '', 200],
  ['loopback', '127.8.9.10', '', 200],
  ['loopback', '::1', '', 200],
  ['loopback', '::ffff:127.0.0.1', '', 200],
  ['loopback', far, '', 403],
  ['loopback', '::ffff:10.1.2.3', '', 403],
  ['loopback', '128.127.0.1', '', 403],
  ['loopback', 'fe80::1', '', 403],
  ['loopback', undefined, '', 403],
  ['open', far, '', 200],
  [{ token }, far, token, 200],
  [{ token }, far, 'open sesamE', 401],
  [{ token }, far, 'open', 401],
  [{ token }, local, '', 401],
];
test.each(callers)(
  'with control %j a caller at %s with the token "%s" is answered %i',
  (access, address, said, status) => {
    const check = () =>
      checkControl(
        access,
        { address, method: 'GET', headers: said === '' ? {} : { 'x-fake-control-token': said }, hasBody: false },
        [],
      );
    if (status === 200) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ status }));
  },
);

const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.skipIf(outside === undefined)(
  'from beyond the loopback the API and health answer, the rest of the plane does not',
  async () => {
    const { swr } = await startEmbedded({ host: '0.0.0.0' });
    const from = `http://${outside}:${new URL(swr.url).port}`;
    const headers = { 'X-Auth-Token': swr.token };
    expect((await fetch(`${from}/v2/${swr.projectId}/instances`, { headers })).status).toBe(200);
    expect((await fetch(`${from}/_fake/health`)).status).toBe(200);
    for (const path of ['worlds', 'journal', 'faults', 'clock', 'coverage']) {
      const refused = await fetch(`${from}/_fake/${path}`);
      expect([refused.status, await refused.json()]).toEqual([
        403,
        { error: expect.stringMatching(/--control-token/) },
      ]);
    }
    await expect(connectFakeSwr(from)).rejects.toMatchObject({ status: 403 });
  },
);

describe('a control token', () => {
  test('is asked for by every call but health, and by the object over HTTP', async () => {
    const { swr } = await startEmbedded({ control: { token } });
    const status = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${swr.url}/_fake/${path}`, { headers })).status;
    expect([await status('health'), await status('worlds'), await status('openapi.json')]).toEqual([200, 401, 401]);
    expect(await status('worlds', { 'X-Fake-Control-Token': 'wrong' })).toBe(401);
    expect(await status('worlds', { 'X-Fake-Control-Token': token })).toBe(200);
    const message = 'X-Fake-Control-Token is missing or wrong';
    await expect(connectFakeSwr(swr.url)).rejects.toMatchObject({ status: 401, message });
    await expect(connectFakeSwr(swr.url, { controlToken: 'wrong' })).rejects.toMatchObject({ status: 401, message });
    const connected = await connectFakeSwr(swr.url, { controlToken: token });
    expect((await connected.world()).projectId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is not asked for by the object in this process', async () => {
    const { swr } = await startEmbedded({ control: { token } });
    expect((await swr.world()).name).toBe('world 1');
  });
});
