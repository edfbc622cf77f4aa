import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { type Call, credentials, domain, type Headers, iam, project, times, tokenOf } from './iam.ts';

describe.each(credentials)('with %s', (_, headersFor) => {
  const ask = (fake: Fake, call: Call, more: Headers = {}) => iam(fake, call, { ...headersFor(fake, call), ...more });
  const validated = async (fake: Fake, token: string) => {
    const { status, body } = await ask(fake, { target: '/v3/auth/tokens' }, { 'X-Subject-Token': token });
    return { status, body };
  };

  test("a token of one's own is valid until it expires", async () => {
    const fake = await startFake();
    const token = await tokenOf(fake);
    const { status, body } = await validated(fake, token);
    expect([status, body.token]).toEqual([200, expect.objectContaining({ ...times, project: { ...project, domain } })]);
    await fake.swr.clock.advance('14m');
    expect((await validated(fake, token)).status).toBe(200);
  });

  test.each<[string, (fake: Fake) => Promise<string>]>([
    ['of another account', async ({ swr }) => (await swr.world()).token],
    ['that IAM never gave', async () => 'MIIgarbage'],
  ])('a token %s is not found', async (_, given) => {
    const fake = await startFake();
    const error = { code: 404, title: 'Not Found', message: 'The token was not found.' };
    expect(await validated(fake, await given(fake))).toEqual({ status: 404, body: { error } });
  });

  test('the token to show must be named', async () => {
    expect((await ask(await startFake(), { target: '/v3/auth/tokens' })).status).toBe(400);
  });

  test.each([
    ['', [project.id]],
    ['?name=cn-north-4', [project.id]],
    ['?name=cn-north-1', []],
    [`?domain_id=${domain.id}&name=cn-north-4`, [project.id]],
    ['?domain_id=another', []],
  ])('GET /v3/projects%s finds %j', async (query, ids) => {
    const { body } = await ask(await startFake(), { target: `/v3/projects${query}` });
    expect(body.projects.map(({ id }: { readonly id: string }) => id)).toEqual(ids);
  });

  test('GET /v3/auth/domains finds the one account', async () => {
    const { body } = await ask(await startFake(), { target: '/v3/auth/domains' });
    expect(body.domains).toEqual([expect.objectContaining(domain)]);
  });

  test('GET /v5/caller-identity says who is calling', async () => {
    const { body } = await ask(await startFake(), { target: '/v5/caller-identity' });
    const principal_id = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(body).toEqual({ account_id: domain.id, principal_id, principal_urn: `iam::${domain.id}:user:demo` });
  });
});

test.each(['/v3/auth/tokens', '/v3/projects', '/v3/auth/domains', '/v5/caller-identity'])(
  '%s is refused without credentials, with 401 and as its document declares',
  async (target) => {
    expect((await iam(await startFake(), { target })).status).toBe(401);
  },
);
