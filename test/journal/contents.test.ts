import { expect, test } from 'vitest';
import { byEachClient, namespaceBody, startEmbedded } from '../support/clients.ts';
import { visited } from './visits.ts';

byEachClient('an entry of the journal', (start) => {
  test('says what the client sent: query, headers and body', async () => {
    const { swr, client, namespaces } = await visited(start);
    const headers = { 'X-Auth-Token': swr.token, 'User-Agent': 'ci/1.0', Cookie: 'a=b' };
    await client.send('post', `${namespaces}?a=1&a=2&b=%20c`, { headers, body: namespaceBody('team') });
    const [entry] = await swr.journal.find();
    expect(entry).toMatchObject({
      query: { a: ['1', '2'], b: ' c' },
      request_headers: { 'user-agent': 'ci/1.0', 'x-auth-token': '***', cookie: '***' },
      request_body: namespaceBody('team'),
      truncated: false,
    });
    expect(entry).not.toHaveProperty('response_body');
    expect(entry).not.toHaveProperty('response_headers');
  });

  test('says what a refusal was, and of success only if asked to', async () => {
    const { swr, client, namespaces } = await visited((options) => start({ ...options, journalBodies: true }));
    const { headers, body } = await client.get(`${namespaces}/nobody`);
    const { body: list } = await client.get(namespaces);
    expect(await swr.journal.find()).toMatchObject([
      { status: 404, response_body: body, response_headers: { 'x-request-id': headers['x-request-id'] } },
      { status: 200, response_body: list, response_headers: { 'content-type': 'application/json' } },
    ]);
  });

  test('is found by its request id', async () => {
    const { swr, client, namespaces, visit } = await visited(start);
    await visit();
    const { headers, body } = await client.get(`${namespaces}/nobody`);
    const entry = await swr.journal.show(headers['x-request-id'] ?? '');
    expect(entry).toMatchObject({ status: 404, response_body: body, request_id: headers['x-request-id'] });
    const message = 'request "none" is not in the journal';
    await expect(swr.journal.show('none')).rejects.toMatchObject({ status: 404, message });
  });

  test('is found and verified by a pattern of its body, its query and its headers', async () => {
    const { swr, visit } = await visited(start);
    await visit();
    const statuses = async (body: unknown) => (await swr.journal.find({ body })).map(({ status }) => status);
    expect(await statuses({ namespace_name: 'team' })).toEqual([201, 409]);
    expect(await statuses({ namespace_name: { $matches: '^te' }, metadata: { $any: true } })).toEqual([201, 409]);
    expect(await statuses({ namespace_name: { $not: 'team' } })).toEqual([]);
    expect(await statuses({ namespace_name: { $excludes: 'crew' } })).toEqual([]);
    expect(await swr.journal.verify({ match: { body: { namespace_name: 'team' } }, times: 2 })).toBe(2);
    expect(await swr.journal.verify({ match: { query: { name: 't*' } }, times: 1 })).toBe(1);
    expect(await swr.journal.verify({ match: { header: { 'X-Auth-Token': '*' } }, times: 4 })).toBe(4);
    const check = swr.journal.verify({
      match: { operationId: 'CreateInstanceNamespace', body: { namespace_name: 'crew' } },
    });
    await expect(check).rejects.toMatchObject({
      status: 409,
      message: expect.stringMatching(/nearest: POST .*: body is .*team.*, not .*crew/),
    });
  });

  const impossible: readonly [body: unknown, message: RegExp][] = [
    [{ name: { $like: 'x' } }, /there is no matcher \$like; there are \$any, /],
    [{ name: { $matches: '(' } }, /match\.body: Invalid regular expression/],
    [{ name: { $matches: 'a', $like: 'x' } }, /there is no matcher \$like; /],
    [{ name: { $matches: 'a', $atLeast: 'x' } }, /match\.body: \$atLeast is "x" but must be a number/],
    [{ name: { $any: true, $matches: 1 } }, /\$matches is 1 but must be a regular expression/],
    [[{ name: { $each: { $not: { $atMost: null } } } }], /\$atMost is null but must be a number/],
    [{ name: { $absent: false } }, /\$absent is false but must be true/],
    [{ name: { $type: 'text' } }, /\$type is "text" but must be one of string, integer, /],
    [{ name: { $oneOf: 'a' } }, /\$oneOf is "a" but must be a list of texts, numbers, /],
    [{ name: { $oneOf: [{ a: 1 }] } }, /\$oneOf is \[\{"a":1\}\] but must be a list of texts/],
    [{ name: { $length: '1' } }, /\$length is "1" but must be a whole number, at least 0/],
    [{ name: { $minLength: -1 } }, /\$minLength is -1 but must be a whole number/],
    [{ name: { $maxLength: 1.5 } }, /\$maxLength is 1\.5 but must be a whole number/],
    [{ name: { $any: true, a: 1 } }, /the field "a" stands beside \$any; an object has either matchers or fields/],
  ];
  test.each(impossible)('is not looked for by %j', async (body, message) => {
    const { swr } = await visited(start);
    const refusal = { status: 400, message: expect.stringMatching(message) };
    await expect(swr.journal.find({ body })).rejects.toMatchObject(refusal);
    await expect(swr.journal.verify({ match: { body } })).rejects.toMatchObject(refusal);
    await expect(swr.fault({ match: { body }, do: { status: 500 } })).rejects.toMatchObject(refusal);
  });
});

test('bodies are kept up to 64 KiB, and said to be cut', async () => {
  const { swr, client, namespaces } = await visited(startEmbedded);
  await client.send('post', namespaces, { body: { ...namespaceBody('team'), filler: 'x'.repeat(70_000) } });
  await client.get(`${namespaces}?q=${'y'.repeat(3000)}`);
  const [created, listed] = await swr.journal.find();
  expect([created?.truncated, String(created?.request_body).length]).toEqual([true, 64 * 1024]);
  expect([listed?.truncated, listed?.path.length]).toEqual([true, 2048]);
});

const secretBodies: readonly [target: string, body: string][] = [
  [
    '/v3/auth/tokens',
    '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"u","password":"s3cr3t"}}}}}',
  ],
  ['/v3/auth/tokens', '{"auth":{"identity":{"methods":["token"],"token":{"id":"s3cr3t"}}}}'],
  ['/v3/auth/tokens', '{"auth":{"identity":{"hw_ak_sk":{"access":{"key":"AK"},"secret":{"key":"s3cr3t"}}}}}'],
  ['/v3/auth/tokens', '{"auth":{"identity":{"totp":{"user":{"passcode":"s3cr3t"}}}}'],
  ['/v3/auth/tokens', 's3cr3t'],
  ['/v2/x/y', '{"credential":{"access_key":"AK","access_secret":"s3cr3t"}}'],
  [
    '/v2/x/y',
    '{"targets":[{"auth_header":"s3cr3t"}],"securitytoken":"s3cr3t","passwords":["a"],"SecretAccessKey":"s3cr3t"}',
  ],
  ['/v2/x/y', '{"secret":["s3cr3t"]}'],
  ['/v2/x/y', '{"password":"s3cr3t'],
  ['/v2/x/y', 'user=a&password=s3cr3t&b=c'],
  ['/v2/x/y?access_token=s3cr3t&password=s3cr3t&X-Sdk-Signature=s3cr3t&client%5Fsecret=s3cr3t', ''],
];

test.each(secretBodies)('a secret sent to %s is masked: %s', async (target, body) => {
  const { swr } = await visited(startEmbedded);
  await fetch(`${swr.url}${target}`, {
    method: 'POST',
    body,
    headers: { 'X-My-Secret': 's3cr3t', 'Api-Key': 's3cr3t' },
  });
  const entries = await swr.journal.find();
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).toContain('***');
  expect(JSON.stringify(entries)).not.toContain('s3cr3t');
});
