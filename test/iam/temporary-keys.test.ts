import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { sign } from '../support/sign.ts';
import { type Call, credentials, iam, project, tokenOf } from './iam.ts';

describe.each(credentials)('with %s', (_, headersFor) => {
  const ask = (fake: Fake, call: Call) => iam(fake, call, headersFor(fake, call));

  const temporary = (fake: Fake, token?: object) => {
    const body = JSON.stringify({ auth: { identity: { methods: ['token'], ...(token && { token }) } } });
    return ask(fake, { method: 'POST', target: '/v3.0/OS-CREDENTIAL/securitytokens', body });
  };

  test.each<[string, object | undefined, string]>([
    ['15 minutes unless asked otherwise', undefined, '2026-03-01T12:15:00.000000Z'],
    ['900 seconds if asked for', { duration_seconds: 900 }, '2026-03-01T12:15:00.000000Z'],
    ['86400 seconds if asked for', { duration_seconds: 86_400 }, '2026-03-02T12:00:00.000000Z'],
  ])('a temporary key is given with 201 for %s', async (_, token, expires_at) => {
    const { status, body } = await temporary(await startFake(), token);
    const text = expect.stringMatching(/^\S{20,}$/);
    expect([status, body.credential]).toEqual([201, { access: text, secret: text, securitytoken: text, expires_at }]);
  });

  test.each([899, 86_401, 0, '900', 1.5])(
    'a temporary key for %j seconds is refused with 400',
    async (duration_seconds) => {
      const { status, body } = await temporary(await startFake(), { duration_seconds });
      expect([status, body.error.message]).toEqual([400, expect.stringContaining('duration_seconds')]);
    },
  );

  test('a temporary key can be asked for with a token that is named, and is then of whoever that is', async () => {
    const fake = await startFake();
    const other = await fake.swr.world();
    const {
      access: ak,
      secret: sk,
      securitytoken: securityToken,
    } = (await temporary(fake, { id: other.token })).body.credential;
    const statusOf = async (projectId: string) => {
      const target = `/v2/${projectId}/instances`;
      return (await fake.send('get', target, { headers: sign({ ak, sk }, { target, securityToken }) })).status;
    };
    expect([await statusOf(other.projectId), await statusOf(project.id)]).toEqual([200, 403]);
  });

  test('a temporary key opens the project until it expires', async () => {
    const fake = await startFake();
    const { access: ak, secret: sk, securitytoken: securityToken } = (await temporary(fake)).body.credential;
    const target = `/v2/${project.id}/instances`;
    const used = (date: string) =>
      fake.send('get', target, { headers: sign({ ak, sk }, { target, date, securityToken }) });
    expect((await used('20260301T120000Z')).status).toBe(200);
    await fake.swr.clock.advance('15m');
    const { status, body } = await used('20260301T121500Z');
    const reason = 'security token expires, expires_at: 2026-03-01T12:15:00.000000Z';
    expect([status, body.error_msg]).toEqual([401, `Incorrect IAM authentication information: ${reason}`]);
  });
});

test('a temporary key is not given for a token that is unknown or expired', async () => {
  const fake = await startFake();
  const id = await tokenOf(fake);
  await fake.swr.clock.advance('24h');
  const more = { 'X-Auth-Token': fake.swr.token };
  const statuses = [];
  for (const token of [{ id }, { id: 'unknown' }]) {
    const body = JSON.stringify({ auth: { identity: { methods: ['token'], token } } });
    statuses.push(
      (await iam(fake, { method: 'POST', target: '/v3.0/OS-CREDENTIAL/securitytokens', body }, more)).status,
    );
  }
  expect(statuses).toEqual([404, 404]);
});
