import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { demoLogin, type Registry, sha256, sha512, startRegistry } from './registry.ts';

const name = 'library/new';
const bytes = Buffer.from('0123456789'.repeat(10));
const digest = sha256(bytes);

const begin = async ({ call }: Registry): Promise<string> => {
  const { status, headers } = await call('POST', `/v2/${name}/blobs/uploads/`);
  expect(status).toBe(202);
  expect(headers.get('range')).toBe('0-0');
  return headers.get('location') ?? '';
};

const chunk = ({ call }: Registry, at: string, first: number, last: number) =>
  call('PATCH', at, {
    headers: { 'content-range': `${first}-${last}`, 'content-type': 'application/octet-stream' },
    body: bytes.subarray(first, last + 1),
  });

const finish = ({ call }: Registry, at: string, as = digest) => call('PUT', `${at}?digest=${as}`);
const blob = ({ call }: Registry, as = digest) => call('GET', `/v2/${name}/blobs/${as}`);

describe('a blob is pushed', () => {
  test('in chunks, each of which is told how much has come', async () => {
    const registry = await startRegistry();
    const at = await begin(registry);
    expect((await chunk(registry, at, 0, 39)).headers.get('range')).toBe('0-39');
    expect((await chunk(registry, at, 40, 99)).headers.get('range')).toBe('0-99');
    const put = await finish(registry, at);
    expect([put.status, put.headers.get('location')]).toEqual([201, `/v2/${name}/blobs/${digest}`]);
    expect((await blob(registry)).bytes).toEqual(bytes);
  });

  test('as a stream without a length', async () => {
    const registry = await startRegistry();
    const at = await begin(registry);
    const body = new Blob([bytes]).stream();
    expect((await registry.call('PATCH', at, { body })).status).toBe(202);
    expect((await finish(registry, at)).status).toBe(201);
    expect((await blob(registry)).bytes).toEqual(bytes);
  });

  test('under a digest of sha512, be it told early or late', async () => {
    const registry = await startRegistry();
    const early = await registry.call('POST', `/v2/${name}/blobs/uploads/?digest=${sha512(bytes)}`, { body: bytes });
    expect(early.status).toBe(201);
    const at = await begin(registry);
    await chunk(registry, at, 0, 99);
    expect((await finish(registry, at, sha512(bytes))).status).toBe(201);
    expect((await blob(registry, sha512(bytes))).bytes).toEqual(bytes);
    expect((await blob(registry)).status).toBe(404);
  });

  test('of no bytes', async () => {
    const registry = await startRegistry();
    const empty = sha256('');
    expect((await finish(registry, await begin(registry), empty)).status).toBe(201);
    expect((await blob(registry, empty)).headers.get('content-length')).toBe('0');
  });
});

describe('a chunk that does not begin where the last one ended', () => {
  test.each([
    ['is ahead', 60, 99],
    ['is behind', 0, 39],
  ])('%s: 416, and nothing of it is kept', async (_, first, last) => {
    const registry = await startRegistry();
    const at = await begin(registry);
    await chunk(registry, at, 0, 39);
    const refused = await chunk(registry, at, first, last);
    expect([refused.status, refused.code]).toEqual([416, 'BLOB_UPLOAD_INVALID']);
    const state = await registry.call('GET', at);
    expect([state.status, state.headers.get('range')]).toEqual([204, '0-39']);
    await chunk(registry, at, 40, 99);
    expect((await finish(registry, at)).status).toBe(201);
  });

  test('comes with the last request: 416, and the upload goes on', async () => {
    const registry = await startRegistry();
    const at = await begin(registry);
    await chunk(registry, at, 0, 39);
    const headers = { 'content-range': '0-59' };
    const refused = await registry.call('PUT', `${at}?digest=${digest}`, { headers, body: bytes.subarray(40) });
    expect(refused.status).toBe(416);
    await chunk(registry, at, 40, 99);
    expect((await finish(registry, at)).status).toBe(201);
  });
});

describe('nothing is stored', () => {
  test('of bytes with another digest', async () => {
    const registry = await startRegistry();
    const other = sha256('something else');
    const refused = await registry.call('POST', `/v2/${name}/blobs/uploads/?digest=${other}`, { body: bytes });
    expect([refused.status, refused.code]).toEqual([400, 'DIGEST_INVALID']);
    const at = await begin(registry);
    await chunk(registry, at, 0, 99);
    expect((await finish(registry, at, other)).code).toBe('DIGEST_INVALID');
    expect((await registry.call('GET', at)).code).toBe('BLOB_UPLOAD_UNKNOWN');
    expect([(await blob(registry, other)).status, (await blob(registry)).status]).toEqual([404, 404]);
  });

  test('of a push that is cut off: neither a blob nor a repository is seen', async () => {
    const registry = await startRegistry();
    const path = `/v2/${name}/blobs/uploads/?digest=${digest}`;
    const headers = { authorization: demoLogin, 'content-length': String(bytes.length) };
    await new Promise<void>((resolve) => {
      const sending = request(`${registry.swr.url}${path}`, { method: 'POST', headers });
      sending.once('error', () => resolve());
      sending.write(bytes.subarray(0, 50), () => sending.destroy());
      sending.once('close', () => resolve());
    });
    expect((await blob(registry)).status).toBe(404);
    const { status } = await registry.get(`${registry.instance}/namespaces/library/repositories/new`);
    expect(status).toBe(404);
  });

  test('in a repository that does not have it, though another has', async () => {
    const registry = await startRegistry();
    await registry.pushBlob(name, bytes);
    expect((await registry.call('HEAD', `/v2/library/other/blobs/${digest}`)).status).toBe(404);
    const manifest = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', layers: [] };
    const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: bytes.length };
    const put = await registry.pushManifest('library/other', 'v1', { ...manifest, config });
    expect([put.status, put.code]).toEqual([404, 'MANIFEST_BLOB_UNKNOWN']);
  });
});

test('a blob that another repository has is mounted, and one that none has is to be sent', async () => {
  const registry = await startRegistry();
  await registry.pushBlob(name, bytes);
  const mount = (from: string, what: string) =>
    registry.call('POST', `/v2/root/app/blobs/uploads/?mount=${what}&from=${from}`);
  expect((await mount(name, digest)).status).toBe(201);
  expect((await registry.call('GET', `/v2/root/app/blobs/${digest}`)).bytes).toEqual(bytes);
  expect((await mount(name, sha256('nowhere'))).status).toBe(202);
});

test.each([
  ['bytes=0-4', 206, '01234', 'bytes 0-4/100'],
  ['bytes=95-', 206, '56789', 'bytes 95-99/100'],
  ['bytes=-5', 206, '56789', 'bytes 95-99/100'],
  ['bytes=90-500', 206, '0123456789', 'bytes 90-99/100'],
  ['bytes=100-', 416, undefined, null],
  ['bytes=5-2', 416, undefined, null],
  ['lines=1-2', 200, bytes.toString(), null],
])('the range %s of a blob: %s', async (range, status, text, part) => {
  const registry = await startRegistry();
  await registry.pushBlob(name, bytes);
  const got = await registry.call('GET', `/v2/${name}/blobs/${digest}`, { headers: { range } });
  expect([got.status, got.headers.get('content-range')]).toEqual([status, part]);
  if (text !== undefined) expect(got.text).toBe(text);
});

test('a blob is no longer there once it is deleted, and an upload once it is broken off', async () => {
  const registry = await startRegistry();
  await registry.pushBlob(name, bytes);
  expect((await registry.call('DELETE', `/v2/${name}/blobs/${digest}`)).status).toBe(202);
  expect((await registry.call('DELETE', `/v2/${name}/blobs/${digest}`)).code).toBe('BLOB_UNKNOWN');
  const at = await begin(registry);
  expect((await registry.call('DELETE', at)).status).toBe(204);
  expect((await registry.call('GET', at)).code).toBe('BLOB_UPLOAD_UNKNOWN');
});

test('beyond what the fake keeps: 507, and what was there before stays', async () => {
  const registry = await startRegistry({ maxBytes: 150 });
  await registry.pushBlob(name, bytes);
  const body = Buffer.alloc(100, 1);
  const refused = await registry.call('POST', `/v2/${name}/blobs/uploads/?digest=${sha256(body)}`, { body });
  expect([refused.status, refused.code]).toEqual([507, 'DENIED']);
  expect((await blob(registry)).bytes).toEqual(bytes);
});
