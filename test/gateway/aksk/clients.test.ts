import { describe, expect, test } from 'vitest';
import { urisOf } from '../../../mock/gateway/aksk/canonical.ts';
import { policyBody } from '../../support/bodies.ts';
import { type Fake, type Method, startFake } from '../../support/fake.ts';
import { dateOf, type Signing, sha256, sign, temporaryKey, type UriStyle } from '../../support/sign.ts';

/** How each real client signs, as captured from it or read in its code. */
interface Client {
  readonly name: string;
  readonly signed: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of a request that needs none. */
  readonly empty?: string;
  readonly write?: (json: string) => string;
  /** What it says in X-Sdk-Content-Sha256. */
  readonly hash?: (body: string) => string;
  readonly more?: Partial<Signing>;
}

const json = 'application/json';
const escaped = (text: string) =>
  text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
const withBreak = (text: string) => `${text}\n`;
const agent = (language: string) => `huaweicloud-usdk-${language}/3.0; os/linux app/6f1c`;
const sdkHeaders = (language: string) => ({
  'Content-Type': json,
  'User-Agent': agent(language),
  'X-Project-Id': '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
});

const clients: readonly Client[] = [
  { name: 'Go', headers: sdkHeaders('go'), signed: ['user-agent', 'x-project-id', 'x-sdk-date'], write: withBreak },
  { name: 'Python', headers: { ...sdkHeaders('python'), Accept: '*/*' }, signed: ['content-type', 'host', 'user-agent', 'x-project-id', 'x-sdk-date'] },
  { name: 'Java', headers: sdkHeaders('java'), signed: ['host', 'user-agent', 'x-project-id', 'x-sdk-date'], write: escaped, more: { uriStyle: 'segments as they are' } },
  { name: 'Node', headers: { ...sdkHeaders('nodejs'), Accept: json }, signed: ['content-type', 'host', 'x-project-id', 'x-sdk-date'], empty: '{}', more: { uriStyle: 'segments as they are' } },
  { name: '.NET, whose Host has no port', headers: { ...sdkHeaders('net'), Host: '127.0.0.1' }, signed: ['host', 'user-agent', 'x-project-id', 'x-sdk-date'] },
  { name: 'PHP, which leaves the body unsigned', headers: sdkHeaders('php'), signed: ['content-type', 'host', 'user-agent', 'x-project-id', 'x-sdk-content-sha256', 'x-sdk-date'], hash: () => 'UNSIGNED-PAYLOAD' },
  { name: 'Terraform', headers: { Accept: json, 'Content-Type': json, 'X-Language': 'en-us', 'User-Agent': 'terraform/1.9', 'X-Domain-Id': 'd1', 'X-Project-Id': 'p1' }, signed: ['accept', 'content-type', 'x-language', 'user-agent', 'x-sdk-date'], write: withBreak },
  { name: 'a client that signs under a V11 key', headers: sdkHeaders('go'), signed: ['user-agent', 'x-project-id', 'x-sdk-date'], more: { derived: '20260301/cn-north-4/swr' } },
  { name: 'a client that sends a hash of its body', headers: { 'Content-Type': json }, signed: ['host', 'x-sdk-content-sha256', 'x-sdk-date'], hash: sha256 },
]; // biome-ignore format: a table

/** Sends a request as the client signs it, with the demo world's key unless another secret key is given. */
const request = (fake: Fake, client: Client, method: Method, target: string, body: string | undefined, sk?: string) => {
  const { signed, empty, write = (text: string) => text, hash, more } = client;
  const sent = body === undefined ? empty : write(body);
  const content = { ...(sent !== undefined && { body: sent }) };
  const signing: Signing = {
    method: method.toUpperCase(),
    target,
    headers: { Host: new URL(fake.swr.url).host, ...client.headers },
    signed,
    ...content,
    ...(hash !== undefined && { contentSha256: hash(sent ?? '') }),
    ...more,
  };
  const headers = sign({ ak: fake.swr.ak, sk: sk ?? fake.swr.sk }, signing);
  return fake.send(method, target, { headers, ...content });
};

const description = '签名 every image – ✓';

describe.each(clients)('$name', (client) => {
  test('may read', async () => {
    const fake = await startFake();
    const target = `${fake.instance}/namespaces/root/signature/policies/3/executions/8/tasks?offset=0&limit=10`;
    const { status, body } = await request(fake, client, 'get', target, undefined);
    expect([status, body.total]).toEqual([200, 2]);
  });

  test('may write a body with characters beyond ASCII, and delete', async () => {
    const fake = await startFake();
    const policies = `${fake.instance}/namespaces/library/signature/policies`;
    const created = await request(fake, client, 'post', policies, JSON.stringify(policyBody({ description })));
    expect((await fake.get(`${policies}/${created.body.id}`)).body.description).toBe(description);
    const deleted = await request(fake, client, 'delete', `${policies}/${created.body.id}`, undefined);
    expect([created.status, deleted.status]).toEqual([201, 204]);
  });

  test('is refused with another secret key', async () => {
    const fake = await startFake();
    const { status } = await request(fake, client, 'get', `${fake.instance}/namespaces`, undefined, 'another');
    expect(status).toBe(401);
  });
});

describe('a slash that is encoded in the path', () => {
  test.each<[string, readonly string[]]>([
    ['/r/a%2Fb', ['/r/a%2Fb/', '/r/a/b/', '/r/a%252Fb/']],
    ['/r/a%252Fb', ['/r/a%252Fb/', '/r/a%25252Fb/']],
    ['/r/plain', ['/r/plain/']],
    ['/r/%zz', ['/r/%25zz/']],
  ])('gives %s the canonical URIs %j, whichever client signs it', (path, uris) => {
    expect(urisOf(path)).toEqual(uris);
  });

  const seed = {
    project_id: 'p',
    instances: [{ id: 'i', name: 'one', namespaces: [{ name: 'library', repositories: [{ name: 'a/b' }] }] }],
  };
  const target = '/v2/p/instances/i/namespaces/library/repositories/a%252Fb';

  test.each<[string, UriStyle]>([
    ['Go and Terraform', 'decoded segments'],
    ['Python', 'decoded path'],
    ['Java and Node', 'segments as they are'],
  ])('is accepted in a repository name as %s sign it (%s)', async (_, uriStyle) => {
    const { send, swr } = await startFake({ seed });
    const { status, body } = await send('get', target, { headers: sign(swr, { target, uriStyle }) });
    expect([status, body.name]).toEqual([200, 'a/b']);
  });

  test.each(['a%2Fb', 'a/b'])('is refused if the repository is signed as %s, as no client does', async (signed) => {
    const { send, swr } = await startFake({ seed });
    const uri = `/v2/p/instances/i/namespaces/library/repositories/${signed}/`;
    expect((await send('get', target, { headers: sign(swr, { target, instead: { uri } }) })).status).toBe(401);
  });
});

describe('a query', () => {
  test.each([
    ['limit=10&offset=0', 'limit=10&offset=0'],
    ['offset=0&limit=10', 'limit=10&offset=0'],
    ['name=a%20b', 'name=a%20b'],
    ['name=a+b', 'name=a%20b'],
    ['name=a*b', 'name=a%2Ab'],
    ['name=a/b', 'name=a%2Fb'],
    ['name=a%2fb', 'name=a%2Fb'],
    ['name=%7Ea%2D', 'name=~a-'],
    ['name=%e4%b8%ad%F0%9F%90%B3', 'name=%E4%B8%AD%F0%9F%90%B3'],
    ['name=(a)!%27', 'name=%28a%29%21%27'],
    ['name=a=b', 'name=a%3Db'],
    ['tag=b&tag=a&tag=B', 'tag=B&tag=a&tag=b'],
    ['flag', 'flag='],
    ['flag=', 'flag='],
    ['b&a=1&B', 'B=&a=1&b='],
    ['&a=1&&b=2&', 'a=1&b=2'],
    ['', ''],
  ])('that is sent as "%s" is signed as "%s"', async (sent, query) => {
    const { send, swr, instance } = await startFake();
    const target = `${instance}/namespaces?${sent}`;
    expect((await send('get', target, { headers: sign(swr, { target, instead: { query } }) })).status).toBe(200);
  });
});

describe('the time of signing', () => {
  const sentAt = async ({ send, swr, instance, clock }: Fake, offsetSeconds: number) => {
    const target = `${instance}/namespaces`;
    const date = dateOf(clock.now() + offsetSeconds * 1000);
    return (await send('get', target, { headers: sign(swr, { target, date }) })).status;
  };

  test.each([
    [-901, 401],
    [-900, 200],
    [-899, 200],
    [0, 200],
    [899, 200],
    [900, 200],
    [901, 401],
  ])("may be off the server's by 15 minutes: %i seconds is answered with %i", async (offset, status) => {
    expect(await sentAt(await startFake(), offset)).toBe(status);
  });

  test("is measured by the world's clock", async () => {
    const fake = await startFake();
    await fake.swr.clock.advance('1h');
    expect([await sentAt(fake, 0), await sentAt(fake, 3600)]).toEqual([401, 200]);
  });
});

describe('a temporary key', () => {
  const target = '/v2/p/instances';
  const begin = async () => {
    const { send, swr } = await startFake({ seed: { project_id: 'p' } });
    const other = await temporaryKey(swr);
    await swr.clock.advance('1s');
    return { send, other, ...(await temporaryKey(swr)) };
  };

  test.each([
    ['is signed', ['x-sdk-date', 'x-security-token']],
    ['is not signed', ['x-sdk-date']],
  ])('is accepted if its X-Security-Token %s', async (_, signed) => {
    const { send, key, securityToken } = await begin();
    const headers = sign(key, { target, signed, securityToken });
    expect((await send('get', target, { headers })).status).toBe(200);
  });

  test.each([
    ['no X-Security-Token', {}],
    ['a garbage X-Security-Token', { securityToken: 'garbage' }],
    ['the X-Security-Token of another key', undefined],
  ])('is not known with %s', async (_, given) => {
    const { send, key, other } = await begin();
    const headers = sign(key, { target, ...(given ?? { securityToken: other.securityToken }) });
    const { status, body } = await send('get', target, { headers });
    expect([status, body.error_msg]).toEqual([401, `Incorrect IAM authentication information: ak ${key.ak} not exist`]);
  });
});
