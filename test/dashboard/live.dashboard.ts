/** One stream a browser, its breaks, and who may read. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';
import { call, fakeFor, lookOf, openView, useBrowser } from './support/browser.ts';

const browser = useBrowser();

test('seven visible pages are all fed, by one stream', async () => {
  const swr = await fakeFor();
  const context = await lookOf(browser());
  let streams = 0;
  context.on('request', (request) => {
    if (request.url().includes('/_fake/events')) streams += 1;
  });
  const pages = [];
  for (let index = 0; index < 7; index += 1) {
    const page = await openView(context, swr, '#/journal');
    await page.getByText('live', { exact: true }).waitFor();
    pages.push(page);
  }
  await call(swr, '/instances');
  for (const page of pages) await page.getByText('1 kept · 1 shown').waitFor();
  expect(streams).toBe(1);
  await pages[0]?.close();
  await call(swr, '/instances');
  for (const page of pages.slice(1)) await page.getByText('2 kept · 2 shown').waitFor();
});

test('the fake is killed and starts again: the page says so, and goes on', async () => {
  const first = await createFakeSwr();
  const port = Number(new URL(first.url).port);
  const page = await openView(await lookOf(browser()), first, '#/journal');
  // A refused connection is told to the console by the browser itself.
  page.removeAllListeners('console');
  await call(first, '/instances');
  await page.getByText('1 kept · 1 shown').waitFor();
  await first.close();
  await page.getByText('no connection, trying again').waitFor();
  const second = await createFakeSwr({ port });
  onTestFinished(() => second.close());
  await page.getByText('live', { exact: true }).waitFor();
  await page.getByText('0 kept · 0 shown').waitFor();
  await call(second, '/instances/nowhere');
  await page.getByText('1 kept · 1 shown').waitFor();
});

test('with a control token the data ask for it; it is kept in memory only', async () => {
  const swr = await fakeFor({ control: { token: 'not-to-be-seen' } });
  const context = await lookOf(browser());
  const page = await openView(context, swr, '#/journal');
  // The refusal without a token is told to the console by the browser itself.
  page.removeAllListeners('console');
  const field = page.getByLabel('Control token');
  expect(await field.getAttribute('type')).toBe('password');
  await field.fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('That is not the token.').waitFor();
  await field.fill('not-to-be-seen');
  await page.keyboard.press('Enter');
  await page.getByText('live', { exact: true }).waitFor();
  await call(swr, '/instances');
  await page.getByText('1 kept · 1 shown').waitFor();
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(kept).not.toContain('not-to-be-seen');
  await page.reload();
  await field.waitFor();
});

test('a request that comes after the journal was read and before the stream begins is not missed', async () => {
  const swr = await fakeFor();
  const context = await lookOf(browser());
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(/\/_fake\/events/, async (route) => {
    await held;
    await route.continue();
  });
  const page = await openView(context, swr, '#/journal');
  await page.getByText('0 kept · 0 shown').waitFor();
  await call(swr, '/instances');
  release();
  await page.getByText('1 kept · 1 shown').waitFor();
});

/** A server that has the fake under a prefix, as ingresses do. */
const behindPrefix = async (fakeUrl: string, prefix: string): Promise<string> => {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const onward = request(`${fakeUrl}${url.slice(prefix.length)}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
};

test('behind a prefix it works as it does without', async () => {
  const swr = await fakeFor();
  const url = await behindPrefix(swr.url, '/tools/fake');
  const page = await openView(await lookOf(browser()), { ...swr, url }, '#/journal');
  await page.getByText('live', { exact: true }).waitFor();
  await call(swr, '/instances');
  await page.getByText('1 kept · 1 shown').waitFor();
  await page.getByRole('link', { name: 'OpenAPI documents' }).click();
  await page.getByText('ListInstanceNamespaces').first().waitFor();
});
