/** Each view of the dashboard in a real browser, with what the demo world holds. */
import { describe, expect, test } from 'vitest';
import { call, fakeFor, lookOf, openView, useBrowser } from './support/browser.ts';

const browser = useBrowser();
const instance = '11111111-2222-4333-8444-555555555555';

const views = [
  ['overview', '#/overview', 'Last refusals', '4'],
  ['journal', '#/journal', 'ListInstance', '404'],
  ['instances', '#/browse', 'Running', 'Address'],
  ['namespaces', `#/browse?i=${instance}`, 'library', 'staging'],
  ['repositories', `#/browse?i=${instance}&ns=library`, 'golang', 'alpine'],
  ['artifacts', `#/browse?i=${instance}&ns=library&repo=golang`, 'linux/arm64', 'verifies'],
  ['runs', '#/runs', 'Garbage collection 6', 'Scan 8'],
  ['one run', '#/runs?id=signature-8', 'libz', 'was seeded as it is'],
  ['policies', '#/policies', 'nightly', '0 0 2 * * *'],
  ['faults', '#/faults', 'No fault is armed.', 'New fault'],
  ['clock', '#/clock', 'a policy runs', 'Advance by'],
  ['webhooks', '#/webhooks?job=1', 'PUSH_ARTIFACT', 'What is sent'],
  ['coverage', '#/coverage', 'operations were called', 'CreateInstance'],
  ['process', '#/process', 'fake_swr_requests_total', 'ready'],
] as const;

describe('a view opens with its data', () => {
  test.each(views)('%s', async (_, hash, first, second) => {
    const swr = await fakeFor();
    await call(swr, '/instances');
    await call(swr, '/instances/nowhere');
    const page = await openView(await lookOf(browser()), swr, hash);
    for (const text of [first, second]) await page.getByText(text).first().waitFor();
    expect(await page.locator('[role=alert]:not(:empty)').count()).toBe(0);
  });
});

test('the documents are shown by a viewer of their own, which asks nobody else', async () => {
  const swr = await fakeFor();
  const page = await openView(await lookOf(browser()), swr, 'api');
  await page.getByText('ListInstanceNamespaces').first().waitFor();
  await page.getByLabel('OpenAPI document').selectOption('kms.json');
  await page.getByText('get-publickey').first().waitFor();
});

test('a link shows a colleague the same: world, view, filter and request', async () => {
  const swr = await fakeFor();
  const world = await swr.world({ name: 'other' });
  await fetch(`${swr.url}/v2/${world.projectId}/instances/x`, { headers: { 'X-Auth-Token': world.token } });
  const [entry] = await world.journal.find();
  const hash = `#/w/${world.projectId}/journal?q=status%3A404&r=${entry?.request_id}`;
  const page = await openView(await lookOf(browser()), swr, hash);
  await page.getByRole('heading', { name: 'GET /v2/' }).waitFor();
  expect(await page.getByLabel('World', { exact: true }).inputValue()).toBe(world.projectId);
  expect(await page.getByLabel('Filter').inputValue()).toBe('status:404');
});

test('a world is made, forked and deleted, and a reset is undone', async () => {
  const swr = await fakeFor();
  const page = await openView(await lookOf(browser()), swr);
  const names = async () => (await swr.worlds()).map(({ name }) => name);
  await page.getByText('Worlds', { exact: true }).first().click();
  await page.getByRole('button', { name: 'New world …' }).click();
  await page.getByLabel('Name').fill('made by hand');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect.poll(names).toEqual(['demo', 'made by hand']);
  const made = (await swr.worlds())[1];
  await made?.artifacts.push({ namespace_name: 'library', repository_name: 'pushed' });
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Rows and clock are back.').first().waitFor();
  await page.goto(`${swr.url}/_fake/#/w/${made?.projectId}/browse?i=${made?.instanceId}&ns=library`);
  await page.getByRole('link', { name: 'pushed' }).waitFor();
  await page.getByText('Worlds', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Delete this world' }).click();
  await expect.poll(names).toEqual(['demo']);
});
