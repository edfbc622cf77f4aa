/** What a person does by hand on the dashboard, and what comes of it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { call, fakeFor, lookOf, openView, useBrowser } from './support/browser.ts';

const browser = useBrowser();

test('a fault is armed by form, the next call fails, and its row leads to the fault', async () => {
  const swr = await fakeFor();
  const page = await openView(await lookOf(browser()), swr, '#/faults');
  await page.getByRole('button', { name: '500 once' }).click();
  await page.getByLabel('operationId').fill('ListInstance');
  await page.getByRole('button', { name: 'Arm it' }).click();
  await page.getByRole('cell', { name: 'operationId ListInstance' }).waitFor();
  expect(await swr.faults.list()).toMatchObject([
    { match: { operationId: 'ListInstance' }, when: { times: 1 }, do: { status: 500 } },
  ]);
  expect([await call(swr, '/instances'), await call(swr, '/instances')]).toEqual([500, 200]);
  await page.getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('row', { name: /500 GET ListInstance fault 1/ }).click();
  await page.getByText('has fired 1 time').waitFor();
  await page.getByRole('link', { name: 'fault 1' }).click();
  await page.getByRole('button', { name: 'Disarm fault 1' }).click();
  await page.getByText('No fault is armed.').waitFor();
});

test('a refused fault says what is wrong with it', async () => {
  const swr = await fakeFor();
  const page = await openView(await lookOf(browser()), swr, '#/faults?new={"do":{"status":999}}');
  // The fake answers 400, which the browser tells its console.
  page.removeAllListeners('console');
  await page.getByRole('button', { name: 'Arm it' }).click();
  await page.locator('.toasts .bad').waitFor();
  expect(await swr.faults.list()).toEqual([]);
});

test('the clock is turned, and a run goes on', async () => {
  const swr = await fakeFor();
  await swr.clock.freeze();
  const { executionId } = await swr.executions.create({ tasks: 3, life_cycle: { item_ms: 60_000 } });
  const page = await openView(await lookOf(browser()), swr, `#/runs?id=signature-${executionId}`);
  await page.getByText('0 of 3').waitFor();
  await page.getByRole('link', { name: 'Clock' }).click();
  await page.getByRole('button', { name: '+1h' }).click();
  await page.goto(`${swr.url}/_fake/#/runs?id=signature-${executionId}`);
  await page.getByText('3 of 3').waitFor();
  await page.getByText('Succeed').first().waitFor();
});

test('a run of a million tasks opens within a second', async () => {
  const swr = await fakeFor();
  const { executionId } = await swr.executions.create({ tasks: 1_000_000, life_cycle: 'immediate' });
  const page = await openView(await lookOf(browser()), swr, '#/runs');
  await page.getByText('1,000,000 succeeded').waitFor();
  const startedMs = performance.now();
  await page.getByRole('link', { name: `Signing ${executionId}` }).click();
  await page.getByText('1–100 of 1,000,000').waitFor();
  expect(performance.now() - startedMs).toBeLessThan(1000);
});

test('names of markup, of turned direction and with slashes are shown as they are', async () => {
  const swr = await fakeFor();
  const names = ['<img src=x onerror=alert(1)>', 'a\u202egnp.exe', 'web/front/end'];
  await swr.seed({
    instances: [
      {
        name: 'odd',
        namespaces: [{ name: 'library', repositories: names.map((name) => ({ name, artifacts: [{ tags: ['1'] }] })) }],
      },
    ],
  });
  const [instance] = (await swr.worlds()).map(({ instanceId }) => instanceId);
  const page = await openView(await lookOf(browser()), swr, `#/browse?i=${instance}&ns=library`);
  await page.getByRole('link', { name: '<img src=x onerror=alert(1)>' }).waitFor();
  await page.getByRole('link', { name: 'a\\u202egnp.exe' }).waitFor();
  await page.getByRole('link', { name: 'web/front/end' }).click();
  await page
    .getByRole('link', { name: /^[0-9a-f]{12}$/ })
    .first()
    .waitFor();
  expect(await page.locator('img').count()).toBe(0);
});

test('the copied curl makes the same call in a shell: quotes, line breaks, Chinese', async () => {
  const swr = await fakeFor();
  const body = { name: "it's", note: 'first\nsecond "quoted" $HOME `id` \\ 中文' };
  await call(swr, `/instances/${swr.instanceId}/namespaces?marker=it's%20[1]`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Note': "don't" },
    body: JSON.stringify(body),
  });
  const [first] = await swr.journal.find();
  const context = await lookOf(browser());
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openView(context, swr, `#/journal?r=${first?.request_id}`);
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).not.toContain(swr.token);
  await promisify(execFile)('sh', ['-c', curl], { env: { ...process.env, TOKEN: swr.token } });
  const [, again] = await swr.journal.find();
  expect(again).toMatchObject({ method: 'POST', path: first?.path, request_body: body });
  expect(again?.request_headers).toMatchObject({ 'x-note': "don't", 'content-type': 'application/json' });
});
