/** What tests of container tools want to see go wrong. */
import { expect, test } from 'vitest';
import { sha256, startRegistry } from './registry.ts';

const bytes = Buffer.alloc(200_000, 'b');
const digest = sha256(bytes);

test('the third chunk of an upload fails once, and the upload goes on', async () => {
  const { call, swr } = await startRegistry();
  await swr.fault({
    match: { operationId: 'OciPatchUpload' },
    when: { after: 2, times: 1 },
    do: { status: 503, custom: true },
  });
  const { headers } = await call('POST', '/v2/library/new/blobs/uploads/');
  const at = headers.get('location') ?? '';
  const statuses = [];
  for (const body of ['one', 'two', 'three', 'three']) statuses.push((await call('PATCH', at, { body })).status);
  expect(statuses).toEqual([202, 202, 503, 202]);
  expect((await call('PUT', `${at}?digest=${sha256('onetwothree')}`)).status).toBe(201);
});

test('too many requests are refused in the form of the registry', async () => {
  const { call, swr } = await startRegistry();
  await swr.fault({ match: { operationId: 'OciGetManifest' }, do: { error: 'APIGW.0308' } });
  const got = await call('GET', '/v2/library/alpine/manifests/latest');
  expect([got.status, got.code]).toEqual([429, 'TOOMANYREQUESTS']);
});

test.each([[{ reset: 'middle' }], [{ reset: true }]] as const)('a download breaks off: %j', async (effect) => {
  const { call, pushBlob, swr } = await startRegistry();
  await pushBlob('library/new', bytes);
  await swr.fault({ match: { operationId: 'OciGetBlob' }, when: { times: 1 }, do: effect });
  await expect(call('GET', `/v2/library/new/blobs/${digest}`)).rejects.toThrow();
  expect((await call('GET', `/v2/library/new/blobs/${digest}`)).bytes).toEqual(bytes);
});

test('a slow download comes whole', async () => {
  const { call, pushBlob, swr } = await startRegistry();
  await pushBlob('library/new', bytes);
  await swr.fault({ match: { operationId: 'OciGetBlob' }, do: { drip_ms: 1 } });
  expect((await call('GET', `/v2/library/new/blobs/${digest}`)).bytes).toEqual(bytes);
});

const half = bytes.subarray(0, bytes.length / 2);
const inverted = Buffer.concat([bytes.subarray(0, -1), Buffer.of(~0x62)]);

test.each([
  ['truncated', 'large', bytes, half],
  ['truncated', 'small', bytes.subarray(0, 7), bytes.subarray(0, 3)],
  ['truncated', 'empty', Buffer.of(), Buffer.of()],
  ['malformed', 'large', bytes, inverted],
  ['malformed', 'small', bytes.subarray(0, 1), Buffer.of(~0x62)],
  ['malformed', 'empty', Buffer.of(), Buffer.of()],
  ['empty', 'large', bytes, Buffer.of()],
  ['html', 'large', bytes, Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>')],
] as const)('a download is %s: %s', async (body, _, pushed, got) => {
  const { call, pushBlob, swr } = await startRegistry();
  const path = `/v2/library/new/blobs/${await pushBlob('library/new', pushed)}`;
  await swr.fault({ match: { operationId: 'OciGetBlob' }, when: { times: 1 }, do: { body } });
  expect((await call('GET', path)).bytes.equals(got)).toBe(true);
  expect((await call('GET', path)).bytes.equals(pushed)).toBe(true);
});

test.each([
  [{ status: 503 }, 503, '', null],
  [{ status: 200, body: { tags: ['v1'] } }, 200, '{"tags":["v1"]}', 'application/json'],
  [{ status: 200, body: null }, 200, 'null', 'application/json'],
  [{ status: 418, body: 'a teapot' }, 418, 'a teapot', 'text/plain'],
  [{ status: 200, body: 'x', headers: { 'content-type': 'text/x' } }, 200, 'x', 'text/x'],
])('a stub answers in place of the registry: %j', async (answer, status, text, type) => {
  const { call, swr } = await startRegistry();
  await swr.fault({ match: { operationId: 'OciListTags' }, do: { answer: { ...answer, custom: true } } });
  const got = await call('GET', '/v2/library/alpine/tags/list');
  expect([got.status, got.text, got.headers.get('content-type')]).toEqual([status, text, type]);
});

test('journal and coverage know the requests by the names of the operations', async () => {
  const { call, swr, get } = await startRegistry();
  await call('GET', '/v2/library/alpine/manifests/latest');
  await call('GET', '/v2/library/alpine/manifests/none');
  const entries = await swr.journal.find({ operationId: 'OciGetManifest' });
  expect(entries.map(({ status, error_code }) => [status, error_code])).toEqual([
    [200, undefined],
    [404, 'MANIFEST_UNKNOWN'],
  ]);
  const { body } = await get('/_fake/coverage');
  const met = body.operations.find(({ operationId }: { operationId: string }) => operationId === 'OciGetManifest');
  expect(met).toMatchObject({ calls: 2, error_codes: { MANIFEST_UNKNOWN: 1 } });
});
