/** What pages of others can do to a fake, in a real browser. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFakeSwr, type FakeSwrOptions } from '../../mock/index.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const has = existsSync(executablePath);
if (!has) console.warn(`skipped: there is no Chromium at ${executablePath}`);

const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run', '--host-resolver-rules=MAP evil.example 127.0.0.1'],
];

let browser: Browser | undefined;
beforeAll(async () => {
  if (has) browser = await chromium.launch({ executablePath, args });
}, 60_000);
afterAll(() => browser?.close());

/** A server of somebody else's, on another port. */
const strangersUrl = async (): Promise<string> => {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>another</title>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

const opened = async (options: FakeSwrOptions, pageUrl: (fakeUrl: string) => string | Promise<string>) => {
  const swr = await createFakeSwr(options);
  const page = await browser?.newPage();
  if (page === undefined) throw new Error('there is no browser');
  onTestFinished(async () => {
    await page.close();
    await swr.close();
  });
  const seen: number[] = [];
  page.on('response', (response) => {
    if (/\/_fake\/worlds/.test(response.url())) seen.push(response.status());
  });
  await page.goto(await pageUrl(swr.url));
  return { swr, page, seen };
};

const named = (url: string): string => url.replace('127.0.0.1', 'evil.example');

describe.skipIf(!has)('a page on another port', () => {
  test.each([
    ['sends text', 'fetch(url, { method: "POST", mode: "no-cors", body: "{}" })'],
    ['sends a beacon', 'Promise.resolve(navigator.sendBeacon(url, "{}"))'],
    ['asks without a body', 'fetch(url, { method: "POST", mode: "no-cors" })'],
    ['asks without a referrer', 'fetch(url, { method: "POST", mode: "no-cors", referrerPolicy: "no-referrer" })'],
    [
      'submits a form',
      `(() => { const form = document.createElement('form'); form.method = 'post'; form.enctype = 'text/plain';
        form.action = url; form.innerHTML = '<input name=\\'{"name":"\\' value=\\'x"}\\'>'; document.body.append(form); form.submit(); })()`,
    ],
  ])('that %s makes no world', async (_, script) => {
    const { swr, page, seen } = await opened({}, strangersUrl);
    const answered = page.waitForResponse(/\/_fake\/worlds/);
    await page.evaluate(`{ const url = '${swr.url}/_fake/worlds'; void ${script}; }`);
    await answered;
    expect([seen, (await swr.worlds()).length]).toEqual([[403], 1]);
  });
});

describe.skipIf(!has)('a page whose name was made to resolve to this machine', () => {
  const readBy = (page: Awaited<ReturnType<typeof opened>>['page'], path: string) =>
    page.evaluate(async (at) => {
      const answer = await fetch(at);
      return { status: answer.status, text: await answer.text() };
    }, path);

  test('reads no secret and changes nothing', async () => {
    const { swr, page } = await opened({}, (url) => `${named(url)}/_fake/health`);
    const { status, text } = await readBy(page, '/_fake/worlds');
    expect([status, text.includes(swr.sk)]).toEqual([403, false]);
    const made = await page.evaluate(async () => {
      const answer = await fetch('/_fake/worlds', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      return answer.status;
    });
    expect([made, (await swr.worlds()).length]).toEqual([403, 1]);
  });

  test('does not reach the API where credentials are off', async () => {
    const { swr, page } = await opened({ auth: 'off' }, (url) => `${named(url)}/_fake/health`);
    expect((await readBy(page, `/v2/${swr.projectId}/instances`)).status).toBe(403);
  });
});

test.skipIf(!has)("the fake's own page works", async () => {
  const { swr, page } = await opened({}, (url) => `${url}/_fake/`);
  const status = await page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch('/_fake/worlds', { method: 'POST', headers, body: '{}' })).status;
  });
  expect([status, (await swr.worlds()).length]).toEqual([201, 2]);
});
