import { describe, expect, test } from 'vitest';
import { createFakeSwr, startFakeSwr } from '../../mock/index.ts';
import { useBundle } from '../processes/bundle.ts';

const bundle = useBundle();
const command = () => `"${process.execPath}" "${bundle}/main.js"`;

/** Never says that it is ready, and has to be ended. */
const silent = `"${process.execPath}" -e "setTimeout(String, 60_000)"`;

const isServing = (url: string): Promise<boolean> =>
  fetch(`${url}/_fake/health`).then(
    () => true,
    () => false,
  );

test('a fake in a process of its own has the verbs of any other, and ends with close', async () => {
  const swr = await startFakeSwr({ command: command(), seed: 'empty', auth: 'off' });
  const world = await swr.world({ seed: 'demo' });
  expect((await fetch(`${world.url}/v2/${world.projectId}/instances`)).status).toBe(200);
  expect(await world.journal.verify({ match: { operationId: 'ListInstance' }, times: 1 })).toBe(1);
  await swr.close();
  await swr.close();
  expect(await isServing(swr.url)).toBe(false);
});

test('await using ends it, and its control plane wants the token that it was given', async () => {
  let url = '';
  {
    await using swr = await startFakeSwr({ command: command(), controlToken: 'of-this-test' });
    url = swr.url;
    expect((await fetch(`${url}/_fake/worlds`)).status).toBe(401);
    expect(await swr.worlds()).toHaveLength(1);
  }
  expect(await isServing(url)).toBe(false);
});

test('what it prints fills no pipe', async () => {
  await using swr = await createFakeSwr();
  const lines = "require('node:fs').writeSync(2, 'a line\\n'.repeat(100_000))";
  const ready = `console.log(JSON.stringify({ url: '${swr.url}' }))`;
  const started = await startFakeSwr({ command: `"${process.execPath}" -e "${lines}; ${ready}"` });
  expect(started.url).toBe(swr.url);
  await started.close();
});

describe('what cannot be', () => {
  test.each([
    [{ startTimeoutMs: 60_000, seed: 'no-such-seed' }, /does not serve: it ended, exit code 2\n.*no-such-seed/],
    [{ command: 'no-such-program' }, /^no-such-program serve --port 0 .* does not serve: spawn no-such-program ENOENT/],
    [{ command: 'echo hello' }, /does not serve: its first line is not what `serve --print json` prints: hello/],
    [{ command: silent, startTimeoutMs: 50 }, /does not serve: it is not ready after 50 ms$/],
  ])('%j is said', async (options, message) => {
    await expect(startFakeSwr({ command: command(), ...options })).rejects.toThrow(message);
  });

  test('flags for a fake that runs already, and unknown options', async () => {
    await using swr = await createFakeSwr();
    await expect(startFakeSwr({ url: swr.url, auth: 'off' })).rejects.toThrow(
      `the fake at ${swr.url} runs already and cannot be given --auth off`,
    );
    const unknown = { comand: 'x' } as object;
    await expect(startFakeSwr(unknown)).rejects.toThrow('startFakeSwr has no option comand; there are url, command');
  });
});

test('one that runs already is left as it is by close', async () => {
  await using swr = await createFakeSwr();
  const there = await startFakeSwr({ url: swr.url });
  await there.close();
  expect(await isServing(swr.url)).toBe(true);
});
