import { describe, expect, test } from 'vitest';
import type { AuthMode, Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { type Signing, sign } from '../support/sign.ts';

const key = { ak: 'AK', sk: 'SK' };
const target = '/v2/p/instances';
const seed: Seed = {
  ...key,
  project_id: 'p',
  token: 'known',
  instances: [{ name: 'one' }],
  users: [{ name: 'barred', token: 'barred', ak: 'BARRED', sk: 'SK', allow: [] }],
};

const signed = (changes: Partial<Signing> = {}, by = key) => sign(by, { target, ...changes });
const nobody = { ak: 'NOBODY', sk: 'SK' };
const barred = { ak: 'BARRED', sk: 'SK' };

/** The status that each mode answers with: verify, presence, off. */
const requests: readonly (readonly [string, Readonly<Record<string, string>>, number, number, number])[] = [
  ['nothing', {}, 401, 401, 200],
  ['a known token', { 'X-Auth-Token': 'known' }, 200, 200, 200],
  ['an unknown token', { 'X-Auth-Token': 'unknown' }, 401, 401, 200],
  ['a good signature', signed(), 200, 200, 200],
  ['a signature with another secret key', signed({}, { ak: 'AK', sk: 'another' }), 401, 200, 200],
  ['a signature over another path', signed({ instead: { uri: '/' } }), 401, 200, 200],
  ['a signature of yesterday', signed({ date: '20260228T120000Z' }), 401, 200, 200],
  ['a signature with an unknown access key', signed({}, nobody), 401, 401, 200],
  ['an Authorization in another form', { Authorization: 'Basic QUs6U0s=' }, 401, 401, 200],
  ['a V11 signature over another path', signed({ derived: '20260301/r/s', instead: { uri: '/' } }), 401, 200, 200],
  ['an unknown token beside a good signature', { ...signed(), 'X-Auth-Token': 'unknown' }, 401, 401, 200],
  ['a known token beside a bad signature', { ...signed({}, nobody), 'X-Auth-Token': 'known' }, 200, 200, 200],
  ['the token of a user who may do nothing', { 'X-Auth-Token': 'barred' }, 403, 403, 200],
  ['the signature of a user who may do nothing', signed({}, barred), 403, 403, 200],
];

describe.each<[AuthMode, number]>([
  ['verify', 0],
  ['presence', 1],
  ['off', 2],
])('with auth %s', (auth, at) => {
  test.each(requests.map(([name, headers, ...statuses]) => ({ name, headers, status: statuses[at] })))(
    '$name is answered with $status',
    async ({ headers, status }) => {
      const { send } = await startFake({ seed, auth });
      expect((await send('get', target, { headers })).status).toBe(status);
    },
  );

  test('the credentials of another world do not open this project, unless nothing is checked', async () => {
    const { send, swr } = await startFake({ seed, auth });
    const other = await swr.world();
    const { status } = await send('get', target, { headers: sign(other, { target }) });
    expect(status).toBe(auth === 'off' ? 200 : 403);
  });
});

test('signatures are verified unless the fake is told otherwise', async () => {
  const { send } = await startFake({ seed });
  expect((await send('get', target, { headers: signed({}, { ak: 'AK', sk: 'another' }) })).status).toBe(401);
});

test('with auth off the project in the path says whose world it is', async () => {
  const { send, swr } = await startFake({ seed, auth: 'off' });
  const other = await swr.world();
  const { body } = await send('get', `/v2/${other.projectId}/instances`, { headers: {} });
  expect(body.instances.map(({ id }: { readonly id: string }) => id)).toEqual([other.instanceId]);
});
