/** The command line as one file, alone in an empty folder, on the Node that runs the tests. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { singleFile } from '../../scripts/bundle/single-file.ts';
import { buildDashboard } from '../../scripts/dashboard/build.ts';
import { runProgramFile } from '../processes/program-file.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fake-swr-file-')));
const file = join(folder, 'fake-swr.cjs');
const run = runProgramFile(file, folder);

beforeAll(async () => {
  if (!existsSync(join(singleFile.absWorkingDir, 'dist/dashboard'))) await buildDashboard(singleFile.absWorkingDir);
  await build({ ...singleFile, outdir: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const served = async (...args: readonly string[]) => {
  const fake = run(['serve', '--port', '0', '--print', 'json', '--exit-with-stdin', ...args]);
  onTestFinished(() => void fake.child.kill('SIGKILL'));
  const [line] = await fake.until(/^.*\n/);
  return { ...fake, ...JSON.parse(line) };
};

test('it has its version', () => {
  const { version } = JSON.parse(execFileSync('npm', ['pkg', 'get', '--json', 'name', 'version']).toString());
  expect(execFileSync(process.execPath, [file, '--version'], { cwd: folder }).toString()).toBe(`${version}\n`);
});

test('every plane answers, with what each loads when it is asked', async () => {
  const fake = await served('--tls', '--tls-port', '0', '--log-format', 'json');
  const headers = { 'X-Auth-Token': fake.token };
  const ask = (path: string, init?: RequestInit) => fetch(`${fake.url}${path}`, { headers, ...init });
  const body = JSON.stringify({
    seed: { instances: [{ name: 'ci', namespaces: [{ name: 'team', generate: { repositories: 3 } }] }] },
  });
  const json = { 'Content-Type': 'application/json' };
  for (const [path, init] of [
    [`/v2/${fake.project_id}/instances`],
    [`/v1/${fake.project_id}/vpcs`],
    [`/v3/projects`],
    ['/_fake/keys/any'],
    ['/_fake/metrics'],
    ['/_fake/openapi.json'],
    ['/_fake/worlds', { method: 'POST', headers: json, body: '{"seed":"large"}' }],
    ['/_fake/worlds', { method: 'POST', headers: json, body }],
  ] as const) {
    const answer = await ask(path, init);
    expect([path, answer.status, answer.ok ? '' : await answer.text()]).toEqual([path, answer.status, '']);
  }
  fake.child.stdin?.end();
  expect((await fake.end()).code).toBe(0);
});

test('it has the page in itself', async () => {
  const fake = await served();
  const page = await fetch(`${fake.url}/_fake/`, { headers: { accept: 'text/html' } });
  const text = await page.text();
  expect([page.status, text]).toEqual([200, expect.stringContaining('<script type="module" src="assets/')]);
  const [, script = ''] = /src="(assets\/[^"]+)"/.exec(text) ?? [];
  for (const encoding of ['gzip', 'identity']) {
    const answer = await fetch(`${fake.url}/_fake/${script}`, { headers: { 'accept-encoding': encoding } });
    expect([answer.status, (await answer.text()).length]).toEqual([200, expect.any(Number)]);
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
  }
  fake.child.stdin?.end();
  expect((await fake.end()).code).toBe(0);
});

test('it verifies', async () => {
  const { code, stdout } = await run(['verify', '--target', 'inprocess', '--only', 'instances']).end();
  expect([code, stdout]).toEqual([0, expect.stringMatching(/\n[1-9]\d* passed, 0 failed/)]);
});

test('--data names the package it lacks and where to put it, and works when it is there', async () => {
  const args = ['--port', '0', '--data', join(folder, 'data')];
  const { code, stderr } = await run(args).end();
  expect(code).toBe(2);
  expect(stderr).toContain(`npm install --prefix ${JSON.stringify(folder)} classic-level`);
  const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  mkdirSync(join(folder, 'node_modules'));
  onTestFinished(() => rmSync(join(folder, 'node_modules'), { recursive: true }));
  symlinkSync(join(packages, 'classic-level'), join(folder, 'node_modules', 'classic-level'));
  const fake = await served('--data', join(folder, 'data'));
  fake.child.stdin?.end();
  expect((await fake.end()).code).toBe(0);
});
