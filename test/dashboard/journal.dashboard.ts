/** The journal on the dashboard with many rows: always the true total, and within the budget. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { EmbeddedFakeSwr } from '../../mock/index.ts';
import { call, fakeFor, lookOf, openView, useBrowser } from './support/browser.ts';
import { callMany } from './support/many.ts';

const browser = useBrowser();

const fill = async (swr: EmbeddedFakeSwr, times: number): Promise<void> => {
  const path = `/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces?limit=1`;
  await callMany(swr.url, { path, token: swr.token, times: times - 10 });
  for (let index = 0; index < 10; index += 1) await call(swr, `/instances/missing-${index}`);
};

const nodes = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);

/** What each keystroke takes until the page is painted again, in milliseconds. */
const keystrokes = (page: Page, text: string): Promise<readonly number[]> =>
  page.evaluate(async (typed) => {
    const field = document.getElementById('filter');
    if (!(field instanceof HTMLInputElement)) throw new Error('there is no filter');
    const times: number[] = [];
    for (let length = 1; length <= typed.length; length += 1) {
      const startedMs = performance.now();
      field.value = typed.slice(0, length);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - startedMs);
    }
    return times;
  }, text);

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

describe.each([
  [10_000, {}],
  [100_000, { journalBytes: 200 * 1024 * 1024 }],
] as const)('%i rows', (rows, options) => {
  test('a keystroke takes 50 ms at most, a scroll step too, with 1,500 nodes at most', async () => {
    const swr = await fakeFor(options);
    await fill(swr, rows);
    const page = await openView(await lookOf(browser()), swr, '#/journal');
    const said = rows.toLocaleString('en');
    await page.getByText(`${said} kept · ${said} shown`).waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(rows + 1));
    const typed = await keystrokes(page, 'missing-7');
    await page.getByText(`${said} kept · 1 shown`).waitFor();
    await page.getByLabel('Filter').fill('');
    await page.getByText(`${said} kept · ${said} shown`).waitFor();
    const scrolled = await page.evaluate(async () => {
      const grid = document.getElementById('calls');
      const times: number[] = [];
      for (let step = 0; step < 30; step += 1) {
        const startedMs = performance.now();
        if (grid !== null) grid.scrollTop = step * 2000;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - startedMs);
      }
      return times;
    });
    console.log(`${rows} rows: keystroke ${median(typed).toFixed(0)} ms, scroll ${median(scrolled).toFixed(0)} ms`);
    expect(await nodes(page)).toBeLessThanOrEqual(1500);
    expect(median(typed)).toBeLessThanOrEqual(50);
    expect(median(scrolled)).toBeLessThanOrEqual(50);
  });
});

/** Thirty by night. */
const seconds = Number(process.env.DASHBOARD_SECONDS ?? 5);

test('1,000 calls a second while it is open: no call is missing from the total', async () => {
  const swr = await fakeFor({ journalBytes: 200 * 1024 * 1024 });
  const page = await openView(await lookOf(browser()), swr, '#/journal');
  await page.getByText('0 kept').waitFor();
  const path = `/v2/${swr.projectId}/instances/${swr.instanceId}`;
  for (let second = 1; second <= seconds; second += 1) {
    const startedMs = performance.now();
    await callMany(swr.url, { path, token: swr.token, times: 1000 });
    const said = (second * 1000).toLocaleString('en');
    await page.getByText(`${said} kept · ${said} shown`).waitFor();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - (performance.now() - startedMs))));
  }
  expect(await nodes(page)).toBeLessThanOrEqual(1500);
});

test('what was dropped is said', async () => {
  const swr = await fakeFor({ journalBytes: 512 * 1024 });
  await fill(swr, 2000);
  const kept = (await swr.journal.find({ limit: 10_000 })).length;
  const page = await openView(await lookOf(browser()), swr, '#/journal');
  await page
    .getByText(
      `${kept.toLocaleString('en')} kept · ${kept.toLocaleString('en')} shown · ${(2000 - kept).toLocaleString('en')} older ones dropped`,
    )
    .waitFor();
});

test('by keys alone: filter, go through the rows, open one, close it', async () => {
  const swr = await fakeFor();
  await call(swr, '/instances');
  await call(swr, '/instances/nowhere');
  const page = await openView(await lookOf(browser()), swr, '#/journal');
  await page.getByRole('row', { name: /404/ }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('status:4xx');
  await page.getByText('2 kept · 1 shown').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^GET .*nowhere/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: /nowhere/ }).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('calls');
});

test('single keys can be switched off', async () => {
  const swr = await fakeFor();
  const page = await openView(await lookOf(browser()), swr, '#/journal');
  await page.getByText('0 kept').waitFor();
  await page.keyboard.press('?');
  await page.getByLabel('Single keys do something').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('filter');
});

test('the filter goes through all worlds', async () => {
  const swr = await fakeFor();
  const world = await swr.world({ name: 'other' });
  await call(swr, '/instances');
  await fetch(`${swr.url}/v2/${world.projectId}/instances`, { headers: { 'X-Auth-Token': world.token } });
  const page = await openView(await lookOf(browser()), swr, '#/journal?q=world%3A*');
  await page.getByText('2 kept · 2 shown').waitFor();
  await page.getByLabel('Filter').fill('world:other');
  await page.getByText('1 kept · 1 shown').waitFor();
});

test('the reason of a refusal comes first', async () => {
  const swr = await fakeFor();
  await call(swr, '/instances', { headers: { 'X-Auth-Token': 'nobody' } });
  const [entry] = await swr.journal.find();
  const page = await openView(await lookOf(browser()), swr, `#/journal?r=${entry?.request_id}`);
  await page
    .locator('.detail-body > :first-child')
    .getByText(entry?.explanation?.cause ?? 'no cause')
    .waitFor();
});

test('how well an operation is known is said, with the behaviours that it rests on', async () => {
  const swr = await fakeFor();
  await call(swr, '/instances');
  const [entry] = await swr.journal.find();
  const page = await openView(await lookOf(browser()), swr, `#/journal?r=${entry?.request_id}`);
  await page.locator('.detail-body').getByText('inferred · paging.total_beyond_end').waitFor();
});

test('the requests of the filter come as an HTTP archive', async () => {
  const swr = await fakeFor();
  await call(swr, '/instances');
  await call(swr, '/instances/nowhere');
  const page = await openView(await lookOf(browser()), swr, '#/journal?q=status%3A404');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download HAR' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk));
  const { log } = JSON.parse(Buffer.concat(chunks).toString());
  expect(log.entries.map((one: { response: { status: number } }) => one.response.status)).toEqual([404]);
});
