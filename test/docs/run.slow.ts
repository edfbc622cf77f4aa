/**
 * What the pages show as commands, files and tests, run as it is shown. The Chinese pages have the same blocks
 * (pages.test.ts), so those of the English ones are run. With DOCS_PACKAGE they are run with the package installed there.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { englishPages } from '../../scripts/pages.ts';
import { type Block, blocksOf, reasonOf } from './blocks.ts';
import { place } from './place.ts';
import { addressed, isStep, runCommands } from './session.ts';
import { shapeOf } from './shape.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-docs-'));
let server: ChildProcess;
let url = '';
let tlsUrl = '';

beforeAll(async () => {
  const command = `exec ${place.command} --port 0 --tls --tls-port 0 --quiet`;
  const child = spawn('bash', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /^ +endpoint +(http:\S+)/.exec(line)?.[1] ?? url;
    tlsUrl = /^ +(https:\S+)/.exec(line)?.[1] ?? tlsUrl;
    if (line.startsWith('Ctrl-C')) return;
  }
  throw new Error('the fake ended before it served');
}, 30_000);

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await fetch(`${url}/_fake/reset`, { method: 'POST' });
});

const written = englishPages.map((file) => ({ file, blocks: blocksOf(file) }));
const isTest = (block: Block): boolean => block.language === 'ts' && reasonOf(block) === undefined;

describe.each(written.filter(({ blocks }) => blocks.some(isStep)))('$file', ({ file, blocks }) => {
  test('its commands run, and print answers of the form that is shown', { timeout: 60_000 }, async () => {
    const printed = await runCommands(blocks, { folder: join(folder, file), url, tlsUrl });
    for (const { block, stdout } of printed) {
      const next = blocks[blocks.indexOf(block) + 1];
      if (next?.language !== 'json') continue;
      if (next.mark === 'answer') expect(stdout.trim(), next.where).toBe(next.text.trim());
      else expect(shapeOf(JSON.parse(stdout)), next.where).toEqual(shapeOf(JSON.parse(next.text)));
    }
  });
});

test('the tests that they show pass', { timeout: 60_000 }, async () => {
  const tests = written.flatMap(({ blocks }) => blocks.filter(isTest));
  symlinkSync(place.modules, join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default ${JSON.stringify({ resolve: { alias: place.alias } })};`,
  );
  for (const { where, text } of tests) {
    writeFileSync(join(folder, `${where.replace(/\W/g, '-')}.test.ts`), addressed(text, { url, tlsUrl }));
  }
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|FAKE_SWR_|CI$)/.test(name)));
  const vitest = join(place.modules, 'vitest/vitest.mjs');
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [vitest, 'run', '--reporter=tap-flat'], { cwd: folder, env }, (error, out, err) =>
      resolve(error === null ? out : `failed\n${out}${err}`),
    );
  });
  const passed = said.match(/^ok /gm)?.length ?? 0;
  expect(said).not.toMatch(/^(failed|not ok)/m);
  expect(passed).toBeGreaterThanOrEqual(tests.length);
});
