import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { type Fake, type Method, startFake } from '../support/fake.ts';
import { sign } from '../support/sign.ts';

type Rights = Pick<NonNullable<Seed['users']>[number], 'allow' | 'deny'>;

const policies = '/v2/p/instances/i/signature/policies';
const listing = 'swr:repository:listSignPolicies';

const seedOf = (rights: readonly Rights[]): Seed => ({
  project_id: 'p',
  domain_id: 'd',
  token: 'root',
  instances: [{ id: 'i', name: 'one', namespaces: [{ name: 'library' }] }],
  users: rights.map((right, at) => ({ name: `user-${at}`, token: `token-${at}`, ak: `AK${at}`, sk: 'sk', ...right })),
});

/** A fake with a user of these rights beside the one who may do everything. */
const startAs = (rights: Rights) => startFake({ seed: seedOf([rights]) });

const as = ({ send }: Fake, token: string, path = policies, method: Method = 'get') =>
  send(method, path, { headers: { 'X-Auth-Token': token } });

const decode = ({ swr }: Pick<Fake, 'swr'>, token: string, encoded_message: unknown): Promise<Response> =>
  supertest(swr.url).post('/v5/decode-authorization-message').set('X-Auth-Token', token).send({ encoded_message });

describe("a user's right to list signing policies", () => {
  test.each<[string, Rights, number]>([
    ['is there if nothing is said', {}, 200],
    ['is given by name', { allow: [listing] }, 200],
    ['is given by a * at the end', { allow: ['swr:repository:list*'] }, 200],
    ['is given by a * in the middle', { allow: ['swr:*:listSignPolicies'] }, 200],
    ['is given by a * for several parts', { allow: ['swr:*'] }, 200],
    ['is given by a * for everything', { allow: ['*'] }, 200],
    ['is given in any case', { allow: ['SWR:Repository:LISTsignpolicies'] }, 200],
    ['is given by one pattern of several', { allow: ['swr:instance:*', listing] }, 200],
    ['is not there if nothing is allowed', { allow: [] }, 403],
    ['is not given by another action', { allow: ['swr:repository:getSignPolicy'] }, 403],
    ['is not given by the beginning of its name', { allow: ['swr:repository:list'] }, 403],
    ['is not given by the end of its name', { allow: ['listSignPolicies'] }, 403],
    ['is not given by what another service calls so', { allow: ['obs:repository:*'] }, 403],
    [
      'is not given by a ? or braces, which stand for themselves',
      { allow: [`${listing.slice(0, -1)}?`, `{${listing}}`] },
      403,
    ],
    ['is not given by a pattern turned round', { allow: ['!swr:instance:list'] }, 403],
    ['is taken by a denial of the same name', { allow: [listing], deny: [listing] }, 403],
    ['is taken by a denial with a *', { allow: [listing], deny: ['*:list*'] }, 403],
    ['is taken by a denial in another case', { allow: ['*'], deny: [listing.toUpperCase()] }, 403],
    ['is not taken by a denial of something else', { deny: ['swr:repository:delete*'] }, 200],
  ])('%s', async (_, rights, status) => {
    const fake = await startAs(rights);
    const signed = await fake.send('get', policies, { headers: sign({ ak: 'AK0', sk: 'sk' }, { target: policies }) });
    expect([(await as(fake, 'token-0')).status, signed.status]).toEqual([status, status]);
  });
});

describe('a refusal', () => {
  const allow = ['swr:repository:get*'];
  const denied = { allow: ['*'], deny: ['swr:instance:*', 'swr:repository:list*'] };

  test.each<[string, Rights, object, string]>([
    ['nothing allows it', { allow }, { effect: 'Allow', actions: allow }, 'implicit'],
    ['something denies it', denied, { effect: 'Deny', actions: ['swr:repository:list*'] }, 'explicit'],
  ])('says why to whoever of the account may decode it, if %s', async (_, rights, policy, kind) => {
    const fake = await startAs(rights);
    const { status, headers, body } = await as(fake, 'token-0', `${policies}?limit=5`);
    const encoded = expect.stringMatching(/^[A-Za-z0-9+/]{40,}=*\.[A-Za-z0-9+/]{22}==$/);
    const error = { error_code: 'SVCSTG.SWR.4030170', error_msg: 'Insufficient permissions' };
    expect([status, body]).toEqual([403, { ...error, encoded_authorization_message: encoded }]);
    const decoded = await decode(fake, 'root', body.encoded_authorization_message);
    expect([decoded.status, Object.keys(decoded.body)]).toEqual([200, ['decoded_message']]);
    expect(JSON.parse(decoded.body.decoded_message)).toEqual({
      allowed: false,
      failure: `${kind} deny by identity-based policy`,
      action: listing,
      resource: 'swr:cn-north-4:d:repository:i',
      policy,
      context: {
        user_profile: { domain_id: 'd', user_id: expect.stringMatching(/^[0-9a-f]{32}$/), user_name: 'user-0' },
        request: { method: 'GET', target: `${policies}?limit=5`, request_id: headers['x-request-id'] },
        time: '2026-03-01T12:00:00Z',
      },
    });
  });

  test.each([
    ['/v2/p/instances', 'instance:*'],
    ['/v2/p/instances/i', 'instance:i'],
    ['/v2/p/instances/i/namespaces/library', 'repository:i/library'],
    ['/v2/p/instances/i/tags', 'instance:i'],
    ['/v2/p/instances/i/namespaces/library/tags', 'instance:i/library'],
    ['/v2/p/instances/i/namespaces/library/repositories/a%252Fb', 'repository:i/library/a%2Fb'],
  ])('of %s names the resource %s', async (path, resource) => {
    const fake = await startAs({ allow: [] });
    const { body } = await as(fake, 'token-0', path);
    const decoded = await decode(fake, 'root', body.encoded_authorization_message);
    expect(JSON.parse(decoded.body.decoded_message).resource).toBe(`swr:cn-north-4:d:${resource}`);
  });

  const messageOf = async (fake: Fake) => (await as(fake, 'token-0')).body.encoded_authorization_message;

  test('is not decoded for another account of the same fake', async () => {
    const fake = await startAs({ allow });
    const other = await fake.swr.world();
    const { status, body } = await decode(fake, other.token, await messageOf(fake));
    expect([status, Object.keys(body)]).toEqual([400, ['error_msg', 'error_code']]);
  });

  test('is decoded by another fake for the same account only', async () => {
    const message = await messageOf(await startAs({ allow }));
    const same = await startAs({ allow });
    const other = await startFake({ seed: { ...seedOf([]), domain_id: 'another' } });
    expect([(await decode(same, 'root', message)).status, (await decode(other, 'root', message)).status]).toEqual([
      200, 400,
    ]);
  });

  test.each([['garbage'], ['garbage.garbage'], [''], [7], [undefined], ['x'.repeat(10_241)]])(
    'is not decoded from %j',
    async (text) => {
      const { status, body } = await decode(await startAs({}), 'root', text);
      expect([status, body]).toEqual([
        400,
        { error_code: expect.stringMatching(/./), error_msg: expect.stringMatching(/./) },
      ]);
    },
  );

  test('is not decoded from a message that was changed', async () => {
    const fake = await startAs({ allow });
    const message: string = await messageOf(fake);
    const changed = `${message[0] === 'A' ? 'B' : 'A'}${message.slice(1)}`;
    expect((await decode(fake, 'root', changed)).status).toBe(400);
  });

  test.each<[string[], string[], number]>([
    [['swr:*'], [], 403],
    [['*'], ['sts::*'], 403],
    [['sts::decodeAuthorizationMessage'], [], 200],
  ])('is decoded for a user who is allowed %j and denied %j with %i', async (ownAllow, deny, status) => {
    const fake = await startFake({ seed: seedOf([{ allow }, { allow: ownAllow, deny }]) });
    const answer = await decode(fake, 'token-1', await messageOf(fake));
    expect(answer.status).toBe(status);
    expect('encoded_authorization_message' in answer.body).toBe(status === 403);
  });
});

describe('authorization', () => {
  test.each<[string, string, string, number]>([
    ['comes before validation', 'token-0', `${policies}?limit=0`, 403],
    ['leaves validation to those who are allowed', 'root', `${policies}?limit=0`, 400],
    ['comes before the search for what is named', 'token-0', '/v2/p/instances/nothing/signature/policies', 403],
    ['comes after authentication', 'nobody', `${policies}?limit=0`, 401],
    ['comes after the match of the path', 'token-0', '/v2/p/nothing', 404],
    [
      'is not asked where the page names no action',
      'token-0',
      '/v2/p/instances/i/namespaces/library/repositories',
      200,
    ],
  ])('%s', async (_, token, path, status) => {
    expect((await as(await startAs({ allow: [] }), token, path)).status).toBe(status);
  });

  test.each(['root', 'token-0'])("does not open another project to %s, whoever's it is", async (token) => {
    const fake = await startAs({});
    const other = await fake.swr.world();
    for (const project of [other.projectId, 'nowhere']) {
      const { status, body } = await as(fake, token, `/v2/${project}/instances`);
      expect([status, body.error_code, body.encoded_authorization_message]).toEqual([
        403,
        'SVCSTG.SWR.4039001',
        undefined,
      ]);
    }
  });
});

describe('every operation that the document gives an action', () => {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { readonly operationId?: string; readonly 'x-iam-action'?: string }>).flatMap(
      ([method, { operationId, 'x-iam-action': action }]) =>
        action === undefined ? [] : [{ method: method as Method, path, operationId, action }],
    ),
  );
  const given: Readonly<Record<string, string>> = { project_id: 'p', instance_id: 'i', namespace_name: 'library' };
  const pathOf = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '1');

  test('is found, so that the table below is not empty', () => {
    expect(operations.length).toBeGreaterThan(20);
  });

  const meant = (status: number) => {
    if (status === 403) return 'refused';
    return status === 401 || status >= 500 ? `answered with ${status}` : 'let through';
  };

  test.each(operations)(
    '$operationId is refused to who is denied just $action, and to nobody else',
    async (operation) => {
      const { method, path, action } = operation;
      const others = operations.map((other) => other.action).filter((other) => other !== action);
      const rights = [{ deny: [action] }, { allow: [] }, { allow: [action] }, { deny: others }];
      const fake = await startFake({ seed: seedOf(rights) });
      const statuses = [];
      for (const at of rights.keys()) statuses.push((await as(fake, `token-${at}`, pathOf(path), method)).status);
      expect(statuses.map(meant)).toEqual(['refused', 'refused', 'let through', 'let through']);
    },
  );
});
