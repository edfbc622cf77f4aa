import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { demoTenant } from '../../mock/index.ts';
import { demoLogin } from '../registry/registry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { dateOf, sign } from '../support/sign.ts';
import { startNginx } from './nginx.ts';
import { namespace, type Replica, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

const { project_id, instance_id, token, ak, sk } = demoTenant;
const base = `/v2/${project_id}/instances/${instance_id}/namespaces`;
const headers = { 'x-auth-token': token, 'content-type': 'application/json' };

const behindNginx = async (): Promise<{ readonly url: string; readonly replicas: readonly Replica[] }> => {
  const data = freshFolder('behind-nginx');
  const { url } = await startRedisServer();
  const start = () => startReplica(url, { data });
  const replicas = [await start(), await start(), await start()];
  return { url: await startNginx(replicas), replicas };
};

const make = (url: string, name: string) =>
  fetch(`${url}${base}`, { method: 'POST', headers, body: JSON.stringify(namespace(name)) });

const show = (url: string, name: string) => fetch(`${url}${base}/${name}`, { headers });

/** How many requests each replica was asked for. */
const askedOf = (replicas: readonly Replica[]): Promise<readonly number[]> =>
  Promise.all(replicas.map(async ({ swr }) => (await swr.journal.rows({ path: `${base}*` })).total));

test('what was made is there with the next request, whichever replica nginx gives it to', async () => {
  const { url, replicas } = await behindNginx();
  for (let count = 0; count < 60; count += 1) {
    expect((await make(url, `behind-nginx-${count}`)).status).toBe(201);
    expect((await show(url, `behind-nginx-${count}`)).status).toBe(200);
  }
  const asked = await askedOf(replicas);
  expect(Math.min(...asked)).toBeGreaterThan(20);
});

test('signatures cover the name that the client used', async () => {
  const { url } = await behindNginx();
  const signed = ['host', 'x-sdk-date'];
  const { host } = new URL(url);
  for (let count = 0; count < 6; count += 1) {
    const signing = { target: base, date: dateOf(Date.now()), headers: { host }, signed };
    const { host: _, ...sent } = sign({ ak, sk }, signing);
    expect((await fetch(`${url}${base}`, { headers: sent })).status).toBe(200);
  }
});

test('an image passes through, upload and download, each part at another replica', async () => {
  const { url } = await behindNginx();
  const bytes = Buffer.alloc(20_000_000, 'some bytes of a layer ');
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const ask = (method: string, path: string, body?: Buffer) =>
    fetch(new URL(path, url), {
      ...{ method, headers: { authorization: demoLogin } },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    });
  const begun = await ask('POST', '/v2/library/behind-nginx/blobs/uploads/');
  const at = begun.headers.get('location') ?? '';
  expect(new URL(at, url).origin).toBe(url);
  expect((await ask('PATCH', at, bytes.subarray(0, 12_000_000))).status).toBe(202);
  expect((await ask('PATCH', at, bytes.subarray(12_000_000))).status).toBe(202);
  expect((await ask('PUT', `${at}?digest=${digest}`)).status).toBe(201);
  for (let count = 0; count < 3; count += 1) {
    const found = await ask('GET', `/v2/library/behind-nginx/blobs/${digest}`);
    expect(Buffer.from(await found.arrayBuffer()).equals(bytes)).toBe(true);
  }
});

test('events of the replica that answers come as they happen', async () => {
  const { url } = await behindNginx();
  const ends = new AbortController();
  onTestFinished(() => ends.abort());
  const { body } = await fetch(`${url}/_fake/events`, { signal: ends.signal });
  const texts = body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  // One of them is answered by that replica, whichever it is.
  for (let count = 0; count < 12; count += 1) await make(url, `told-of-${count}`);
  let seen = '';
  while (!seen.includes('CreateInstanceNamespace')) seen += (await texts?.next())?.value;
  expect(seen).toContain('event: journal');
});

test('a replica that has gone is passed over, and nothing is made twice', async () => {
  const { url, replicas } = await behindNginx();
  expect((await make(url, 'before')).status).toBe(201);
  await replicas[1]?.close();
  const statuses: number[] = [];
  for (let count = 0; count < 30; count += 1) statuses.push((await make(url, `after-${count}`)).status);
  expect(statuses).toEqual(Array(30).fill(201));
  const list = await fetch(`${url}${base}?limit=100`, { headers });
  const { namespaces } = JSON.parse(await list.text());
  const names: readonly string[] = namespaces.map(({ name }: { readonly name: string }) => name);
  expect(names.filter((name) => name.startsWith('after-'))).toHaveLength(30);
});
