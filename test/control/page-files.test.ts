import { statSync } from 'node:fs';
import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { createCore, thisMachine } from '../../mock/compose.ts';
import { completed, type FakeSwrOptions } from '../../mock/options/options.ts';
import { startEmbedded } from '../support/clients.ts';

const style = new URL('./page/assets/style-X1.css', import.meta.url);

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';

/** A fake whose page is the one in `page/`, or one that nobody has built. */
const withPage = async (options: FakeSwrOptions = {}, folder = './page/') => {
  const dashboardFolder = new URL(folder, import.meta.url);
  const { listener } = await createCore(completed(options), undefined, { ...thisMachine, dashboardFolder });
  return { listener, client: request(listener) };
};

const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
];

test('a browser gets the page, with a policy that lets nothing in but its own files', async () => {
  const { client } = await withPage();
  const { status, headers, text } = await client.get('/_fake/').set('Accept', html);
  expect([status, text]).toEqual([200, '<!doctype html><title>shell</title>\n']);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [...policy, "require-trusted-types-for 'script'"].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
});

test.each(['/_fake/', '/_fake'])('everybody else gets the calls by %s', async (path) => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}${path}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  const { calls } = (await answer.json()) as { calls: { call: string; summary: string }[] };
  expect(calls).toContainEqual({ call: 'GET /_fake/health', summary: 'Is the fake up?' });
  expect(calls.map(({ call }) => call)).toContain('GET /_fake/events');
});

test('the viewer of the documents has a policy of its own', async () => {
  const { client } = await withPage();
  const { status, headers, text } = await client.get('/_fake/api').set('Accept', html);
  expect([status, text]).toEqual([200, '<!doctype html><title>viewer</title>\n']);
  expect(headers['content-security-policy']).toBe(policy.join('; '));
});

const encodings: readonly [accepted: string, encoding: string | undefined][] = [
  ['gzip, deflate, br', 'br'],
  ['gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
];
test.each(encodings)('an asset is sent to a client that accepts %s as %s', async (accepted, encoding) => {
  const { client } = await withPage();
  const { status, headers, text } = await client
    .get('/_fake/assets/main-ABC123.js')
    .set('Accept-Encoding', accepted)
    .buffer(true);
  expect([status, headers['content-encoding'], text]).toEqual([200, encoding, 'console.log(1);\n']);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
});

test.each([
  ['/_fake/assets/none.js', 404],
  ['/_fake/assets/..%2findex.html', 404],
  ['/_fake/assets/../index.html', 404],
  ['/_fake/assets/.hidden', 404],
  ['/_fake/assets/', 404],
  ['/_fake/assets/style-X1.css', 200],
])('%s is answered %i', async (path, status) => {
  const { client } = await withPage();
  expect((await client.get(path)).status).toBe(status);
});

test('only a GET or a HEAD gets a part of the page', async () => {
  const { client } = await withPage();
  expect((await client.post('/_fake/assets/style-X1.css')).status).toBe(404);
  const { status, headers, text } = await client.head('/_fake/assets/style-X1.css');
  expect([status, headers['content-length'], text]).toEqual([200, `${statSync(style).size}`, undefined]);
});

test('a page that nobody has built says how', async () => {
  const { client } = await withPage({}, './nowhere/');
  const { status, text } = await client.get('/_fake/').set('Accept', html);
  expect([status, text]).toEqual([200, expect.stringMatching(/npm run build/)]);
  expect((await client.get('/_fake/api').set('Accept', html)).status).toBe(404);
});

test('with a token the empty page is for everybody, and the data ask', async () => {
  const { client } = await withPage({ control: { token: 'secret' } });
  const statusOf = async (path: string) => (await client.get(path).set('Accept', html)).status;
  expect(await statusOf('/_fake/')).toBe(200);
  expect(await statusOf('/_fake/api')).toBe(200);
  expect(await statusOf('/_fake/assets/style-X1.css')).toBe(200);
  expect(await statusOf('/_fake/worlds')).toBe(401);
  expect((await client.get('/_fake/')).status).toBe(401);
});

test.each([{}, { control: { token: 'secret' } }, { control: 'open' }] satisfies FakeSwrOptions[])(
  'with %j a page of another site gets no part of the page',
  async (options) => {
    const { client } = await withPage(options);
    for (const path of ['/_fake/', '/_fake/api', '/_fake/assets/style-X1.css']) {
      const strange = { Accept: html, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
      expect((await client.get(path).set(strange)).status).toBe(403);
    }
  },
);

test('under a name that may be somebody else’s there is no page', async () => {
  const { client } = await withPage();
  expect((await client.get('/_fake/').set({ Accept: html, Host: 'evil.example' })).status).toBe(403);
});

test('a browser is sent from / to the page; others are told what the gateway tells them', async () => {
  const { client } = await withPage();
  const { status, headers } = await client.get('/').set('Accept', html);
  expect([status, headers.location]).toEqual([302, '_fake/']);
  expect((await client.get('/_fake').set('Accept', html)).headers.location).toBe('_fake/');
  expect((await client.get('/')).body.error_code).toBe('APIGW.0101');
  expect((await client.post('/').set('Accept', html)).body.error_code).toBe('APIGW.0101');
});

test('a visit of a browser to / is not in the journal', async () => {
  const { swr } = await startEmbedded();
  await fetch(`${swr.url}/`, { headers: { Accept: html }, redirect: 'manual' });
  expect((await swr.journal.rows()).rows).toEqual([]);
});

test.each([
  ['/', '/', '_fake/'],
  ['/swr', '/swr/', '_fake/'],
  ['/swr', '/swr', 'swr/_fake/'],
  ['/deep/down', '/deep/down?x=1', 'down/_fake/'],
])('mounted at %s a browser that asks for %s is sent to %s', async (mount, path, location) => {
  const { listener } = await withPage();
  const client = request(express().use(mount, listener));
  const { status, headers } = await client.get(path).set('Accept', html);
  expect([status, headers.location]).toEqual([302, location]);
  const page = new URL(location, `http://fake.example${path}`).pathname;
  expect((await client.get(page).set('Accept', html)).text).toMatch(/shell/);
  expect((await client.get(`${page}assets/style-X1.css`)).status).toBe(200);
});
