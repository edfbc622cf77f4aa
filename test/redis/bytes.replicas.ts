import { createHash } from 'node:crypto';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoLogin } from '../registry/registry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { type Replica, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

const folder = (): string => freshFolder('shared');

const three = async (data = folder()): Promise<readonly [Replica, Replica, Replica]> => {
  const { url } = await startRedisServer();
  return [await startReplica(url, { data }), await startReplica(url, { data }), await startReplica(url, { data })];
};

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const ask = (replica: Replica, method: string, path: string, body?: Buffer, headers: Record<string, string> = {}) =>
  fetch(`${replica.swr.url}${path}`, {
    method,
    headers: { authorization: demoLogin, ...headers },
    ...(body !== undefined && { body: new Uint8Array(body) }),
  });

const begin = async (replica: Replica): Promise<string> => {
  const begun = await ask(replica, 'POST', '/v2/library/shared/blobs/uploads/');
  expect(begun.status).toBe(202);
  return begun.headers.get('location') ?? '';
};

test('an upload goes on at any replica, and its blob is at all of them', async () => {
  const [a, b, c] = await three();
  const bytes = Buffer.alloc(3_000_000, 'some bytes of a layer ');
  const at = await begin(a);
  expect((await ask(b, 'PATCH', at, bytes.subarray(0, 1_200_000))).headers.get('range')).toBe('0-1199999');
  expect((await ask(c, 'GET', at)).headers.get('range')).toBe('0-1199999');
  const out = await ask(c, 'PATCH', at, bytes.subarray(0, 10), { 'content-range': '5-14' });
  expect(out.status).toBe(416);
  expect((await ask(c, 'PATCH', at, bytes.subarray(1_200_000, 2_000_000))).status).toBe(202);
  expect((await ask(a, 'PUT', `${at}?digest=${digestOf(bytes)}`, bytes.subarray(2_000_000))).status).toBe(201);
  for (const replica of [a, b, c]) {
    const found = await ask(replica, 'GET', `/v2/library/shared/blobs/${digestOf(bytes)}`);
    expect([found.status, Buffer.from(await found.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
  }
  expect((await ask(b, 'GET', at)).status).toBe(404);
});

test('an image that is pushed in turns is pulled from any replica', async () => {
  const [a, b, c] = await three();
  const config = Buffer.from('{}');
  const push = await ask(a, 'POST', `/v2/library/shared/blobs/uploads/?digest=${digestOf(config)}`, config);
  expect(push.status).toBe(201);
  const manifest = {
    ...{ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json' },
    config: { mediaType: 'application/vnd.oci.empty.v1+json', size: config.length, digest: digestOf(config) },
    layers: [],
  };
  const text = Buffer.from(JSON.stringify(manifest));
  const put = await ask(b, 'PUT', '/v2/library/shared/manifests/one', text, { 'content-type': manifest.mediaType });
  expect(put.status).toBe(201);
  const pulled = await ask(c, 'GET', '/v2/library/shared/manifests/one');
  expect([pulled.status, await pulled.text()]).toEqual([200, text.toString()]);
  expect((await ask(a, 'HEAD', `/v2/library/shared/blobs/${digestOf(config)}`)).status).toBe(200);
});

test('what is wrong with an upload is refused at any replica', async () => {
  const [a, b] = await three();
  const at = await begin(a);
  await ask(b, 'PATCH', at, Buffer.from('one'));
  expect((await ask(b, 'PUT', `${at}?digest=${digestOf(Buffer.from('other'))}`)).status).toBe(400);
  expect((await ask(a, 'GET', at)).status).toBe(404);
  const elsewhere = (await begin(a)).replace('/shared/', '/other/');
  expect((await ask(b, 'GET', elsewhere)).status).toBe(404);
  expect((await ask(b, 'GET', '/v2/library/shared/blobs/uploads/..%2F..%2Fsha256')).status).toBe(404);
  const cancelled = await begin(b);
  expect((await ask(a, 'DELETE', cancelled)).status).toBe(204);
  expect((await ask(b, 'PATCH', cancelled, Buffer.from('x'))).status).toBe(404);
});

test('two replicas do not write to one upload at once', async () => {
  const [a, b] = await three();
  const at = await begin(a);
  const parts = [Buffer.alloc(4_000_000, 'a'), Buffer.alloc(4_000_000, 'b')];
  const answers = await Promise.all([a, b].map((replica, index) => ask(replica, 'PATCH', at, parts[index])));
  const taken = answers.filter(({ status }) => status === 202).length;
  const range = (await ask(a, 'GET', at)).headers.get('range');
  expect(range).toBe(`0-${taken * 4_000_000 - 1}`);
  for (const { status } of answers) expect([202, 400]).toContain(status);
});

test('bytes that nobody refers to any more are swept an hour later, those of an image are not', async () => {
  const data = folder();
  const [a, b, c] = await three(data);
  const [kept, spare] = [Buffer.from('kept'), Buffer.from('spare')];
  for (const bytes of [kept, spare])
    await ask(a, 'POST', `/v2/library/shared/blobs/uploads/?digest=${digestOf(bytes)}`, bytes);
  expect((await ask(b, 'DELETE', `/v2/library/shared/blobs/${digestOf(spare)}`)).status).toBe(202);
  const pathOf = (bytes: Buffer) => join(data, 'blobs', ...digestOf(bytes).split(':'));
  const twoHoursAgo = new Date(Date.now() - 7_200_000);
  for (const bytes of [kept, spare]) utimesSync(pathOf(bytes), twoHoursAgo, twoHoursAgo);
  // The registry of a replica begins with its first request, and by sweeping.
  expect((await ask(c, 'HEAD', `/v2/library/shared/blobs/${digestOf(kept)}`)).status).toBe(200);
  expect([existsSync(pathOf(kept)), existsSync(pathOf(spare))]).toEqual([true, false]);
});

test('without a shared folder uploads are refused by a sentence, and all the rest is served', async () => {
  const { url } = await startRedisServer();
  const a = await startReplica(url);
  const begun = await ask(a, 'POST', '/v2/library/shared/blobs/uploads/');
  expect(begun.status).toBe(405);
  expect(JSON.stringify(await begun.json())).toContain('start each with --data and the same folder');
  expect((await ask(a, 'GET', '/v2/library/')).status).not.toBe(500);
});

test('a folder that holds the data of one fake is refused', async () => {
  const { url } = await startRedisServer();
  const data = folder();
  writeFileSync(join(data, 'answered'), '');
  await expect(startReplica(url, { data })).rejects.toThrow('holds all data of one fake');
});
