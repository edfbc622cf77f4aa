import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keys } from '../../mock/redis/target.ts';
import { useBundle } from '../processes/bundle.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { eventually, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

const bundle = useBundle({ main: 'cli/main.ts' });

/** A command line, what it has said so far, and how it ends. */
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [`${bundle}/main.js`, ...args], { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  const ended = once(child, 'close').then(([code]): number => code);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const says = (text: string) =>
    eventually(
      async () => said,
      (all) => all.includes(text),
    );
  return { child, ended, says, said: () => said };
};

test('the banner says which log is shared, without the password, and what is promised', async () => {
  const { url } = await startRedisServer({ settings: ['--requirepass', 'secret'] });
  const withPassword = url.replace('//', '//:secret@');
  const first = run(['--port', '0'], { FAKE_SWR_REDIS: withPassword });
  const said = await first.says('Ctrl-C');
  expect(said).toContain(`  redis         ${url.replace('//', '//:***@')} (new), replica `);
  expect(said).toContain('what is answered is on the disk of Redis (appendfsync always)');
  expect(said).not.toContain('secret@');
  const second = run(['--port', '0', '--redis', withPassword, '--reads', 'local']);
  expect(await second.says('Ctrl-C')).toContain('(joined behind 1 command), replica ');
  expect(second.said()).toContain('reads show what this replica has (--reads local)');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
});

test('a start that cannot be ends with exit code 2 and one sentence', async () => {
  const { url } = await startRedisServer();
  await startReplica(url, { seed: 'empty' });
  const other = run(['--port', '0', '--redis', url, '--seed', 'demo']);
  expect(await other.ended).toBe(2);
  expect(other.said()).toBe(
    `fake-swr: seed is demo but the log in ${url} began with empty: leave it out, or choose another database\n`,
  );
  const alone = run(['--port', '0', '--reads', 'local']);
  expect(await alone.ended).toBe(2);
  expect(alone.said()).toBe(
    'fake-swr: reads is "local" but redis is not given: one fake alone has nothing to wait for\n',
  );
});

test('the faults of --fault are armed once among all replicas, and one without the flag leaves them', async () => {
  const { url } = await startRedisServer();
  const file = join(freshFolder('faults'), 'faults.yaml');
  writeFileSync(file, '- match: { operationId: ListInstance }\n  do: { status: 500 }\n');
  for (const flags of [['--fault', file], ['--fault', file], []])
    await run(['--port', '0', '--redis', url, ...flags]).says('Ctrl-C');
  const { swr } = await startReplica(url);
  expect(await swr.faults.list()).toMatchObject([{ match: { operationId: 'ListInstance' }, at_start: true }]);
});

test('a replica tells on standard error what Redis has lost, and goes on; one that cannot go on ends with 1', async () => {
  const server = await startRedisServer();
  const replica = run(['--port', '0', '--redis', server.url]);
  await replica.says('Ctrl-C');
  await server.restart({ isEmpty: true });
  await replica.says(`fake-swr: ${server.url} has lost 1 command that this replica had applied`);
  const client = await server.client().connect();
  await client.xAdd(keys.log, '*', { rules: '999', commands: '[]' });
  client.destroy();
  expect(await replica.ended).toBe(1);
  expect(replica.said()).toContain('follows the rules of version 999');
});
