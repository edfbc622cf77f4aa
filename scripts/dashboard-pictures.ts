/** Makes the pictures of docs/: the demo world in a browser, at a time that stands still. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { createFakeSwr, type EmbeddedFakeSwr } from '../mock/index.ts';
import { buildDashboard } from './dashboard/build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const now = '2026-01-15T09:30:00Z';

const asked = async ({ url, projectId, instanceId, token, clock }: EmbeddedFakeSwr): Promise<void> => {
  const instances = `${url}/v2/${projectId}/instances`;
  const policy = `${instances}/${instanceId}/namespaces/staging/signature/policies/6/executions`;
  const ask = async (address: string, init: RequestInit = {}): Promise<void> => {
    const answer = await fetch(address, { headers: { 'X-Auth-Token': token }, ...init });
    await answer.arrayBuffer();
    await clock.advance('137ms');
  };
  for (const path of ['', `/${instanceId}`, `/${instanceId}/namespaces?limit=10`, `/${instanceId}/namespaces/library`])
    await ask(`${instances}${path}`);
  await ask(policy, { method: 'POST', headers: { 'X-Auth-Token': token } });
  await ask(`${policy}?limit=1`);
  await ask(`${instances}/nowhere`);
  await ask(`${instances}/${instanceId}/registries`);
  await ask(instances);
  await ask(instances, { headers: { 'X-Auth-Token': 'expired' } });
};

const pictures = (request: string, instanceId: string) =>
  [
    ['dashboard-journal', `#/journal?r=${request}`, 'light'],
    ['dashboard-runs', '#/runs?span=30d', 'light'],
    ['dashboard-artifacts', `#/browse?i=${instanceId}&ns=library&repo=golang`, 'dark'],
  ] as const;

/** A third of the bytes of a PNG, without a package for it: the browser knows how. */
const asWebp = async (browser: Browser, png: Buffer): Promise<Buffer> => {
  const page = await browser.newPage();
  const url: string = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.8);
  })()`);
  await page.close();
  return Buffer.from(url.replace(/^.*,/, ''), 'base64');
};

await buildDashboard(root);
const swr = await createFakeSwr();
await swr.clock.freeze();
await swr.clock.set(now);
await swr.fault({ match: { operationId: 'ListInstanceRegistries' }, when: { times: 1 }, do: { error: 'APIGW.0308' } });
await asked(swr);
await swr.clock.advance('2s');
const [refused] = await swr.journal.find({ status: 401 });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const [language, folder] of [
  ['en', 'docs'],
  ['zh-CN', 'docs/zh-CN'],
] as const)
  for (const [name, hash, theme] of pictures(refused?.request_id ?? '', swr.instanceId)) {
    const page = await browser.newPage({ viewport: { width: 1120, height: 620 } });
    await page.addInitScript(
      `localStorage.setItem('fake-swr.language', '${language}'); localStorage.setItem('fake-swr.theme', '${theme}');`,
    );
    await page.goto(`${swr.url}/_fake/${hash}`);
    await page.locator('main').locator('table, [role=grid], .run-panel').first().waitFor();
    // Until the answers that fill what was just drawn have come.
    await page.waitForTimeout(500);
    writeFileSync(`${root}${folder}/${name}.webp`, await asWebp(browser, await page.screenshot()));
    console.log(`wrote ${folder}/${name}.webp`);
    await page.close();
  }
await browser.close();
await swr.close();
