/** The files of examples/http, sent by the clients that they are for. npx fetches these. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';

const run = promisify(execFile);
const fileOf = (name: string): string => fileURLToPath(new URL(`../../examples/http/${name}`, import.meta.url));
const refused = ['UpdateDomainName 400', 'UpdateInstanceEndpointPolicy 409', 'DeleteDomainName 400'];

const prepared = async () => {
  const swr = await createFakeSwr({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-http-'));
  onTestFinished(() => swr.close());
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const npx = (tool: string, ...args: readonly string[]) =>
    run('npx', ['--yes', `--package=${tool}`, '--', ...args], { cwd: folder, maxBuffer: 32 * 1024 * 1024 });
  return { swr, folder, npx };
};

interface Sent {
  readonly name: string;
  readonly status: number;
}

const noSuccess = (sent: readonly Sent[]) =>
  sent.filter(({ status }) => status >= 300).map(({ name, status }) => `${name} ${status}`);

test('newman sends the collection', { timeout: 120_000 }, async () => {
  const { swr, folder, npx } = await prepared();
  const file = fileOf('fake-swr.postman_collection.json');
  const report = ['--reporters', 'json', '--reporter-json-export', 'report.json'];
  await npx('newman@6.2.2', 'newman', 'run', file, '--env-var', `url=${swr.url}`, ...report);
  const { run: ran } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const sent: readonly Sent[] = ran.executions.map(
    ({ item, response }: { readonly item: Sent; readonly response: { readonly code: number } }) => ({
      name: item.name,
      status: response.code,
    }),
  );
  expect([sent.length, noSuccess(sent)]).toEqual([115, refused]);
});

test('httpyac sends the file', { timeout: 120_000 }, async () => {
  const { swr, folder } = await prepared();
  const text = readFileSync(fileOf('fake-swr.http'), 'utf8');
  writeFileSync(join(folder, 'run.http'), text.replace(/^@url = .*$/m, `@url = ${swr.url}`));
  // It ends before a pipe has all that it printed; a file has it.
  const args = ['--yes', '--package=httpyac@6.16.7', '--', 'httpyac', 'send', 'run.http', '--all', '--json'];
  await run('sh', ['-c', 'npx "$@" > answers.json', 'npx', ...args], { cwd: folder });
  const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
  const sent: readonly Sent[] = answers.requests.map(
    ({ name, response }: { readonly name: string; readonly response: { readonly statusCode: number } }) => ({
      name,
      status: response.statusCode,
    }),
  );
  expect([sent.length, noSuccess(sent)]).toEqual([115, refused]);
});
