/** How another program starts a fake and ends it: `serve --port 0 --print json --exit-with-stdin`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useCli } from '../processes/cli.ts';

const { program } = useCli();

vi.setConfig({ testTimeout: 120_000 });

const protocol = ['serve', '--port', '0', '--print', 'json', '--exit-with-stdin'];

/** A fake started by the protocol; of its output only the one line is read. */
const startFake = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [program, ...protocol, ...args], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  child.stdout.pause();
  return { child, ended: once(child, 'exit'), ...JSON.parse(line) };
};

/** Seconds from the end of its input until it has ended, and its exit code. */
const endInput = async ({ child, ended }: Pick<Awaited<ReturnType<typeof startFake>>, 'child' | 'ended'>) => {
  const since = performance.now();
  child.stdin.end();
  const [code] = await ended;
  return { code, seconds: (performance.now() - since) / 1000 };
};

describe('it ends within two seconds of the end of its input', () => {
  test('with nobody reading what it said of 3,000 requests', async () => {
    const fake = await startFake();
    const target = `${fake.url}/v2/${'x'.repeat(100)}`;
    for (let batch = 0; batch < 30; batch += 1) {
      const answers = Array.from({ length: 100 }, () => fetch(target).then((answer) => answer.text()));
      expect(await Promise.all(answers)).toHaveLength(100);
    }
    const { code, seconds } = await endInput(fake);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(2);
  });

  test('with a request that is answered only in ten minutes', async () => {
    const fake = await startFake();
    const body = JSON.stringify({ do: { latency_ms: 600_000 } });
    await fetch(`${fake.url}/_fake/faults`, { method: 'POST', body });
    const waiting = fetch(`${fake.url}/v2/x`).catch(String);
    const { seconds } = await endInput(fake);
    expect(seconds).toBeLessThan(2);
    await waiting;
  });

  test('with input that nobody meant for it', async () => {
    const fake = await startFake('--quiet');
    fake.child.stdin.write('something\n'.repeat(10_000));
    expect((await fetch(`${fake.url}/_fake/health`)).status).toBe(200);
    expect((await endInput(fake)).code).toBe(0);
  });
});

test('it is gone within three seconds of kill -9 of whoever started it', async () => {
  const start = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ${JSON.stringify([program, ...protocol])}, { stdio: ['pipe', 'inherit', 'pipe'] });`;
  const parent = spawn(process.execPath, ['--eval', start], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  const { url } = JSON.parse(line);
  expect((await fetch(`${url}/_fake/health`)).status).toBe(200);
  const since = performance.now();
  parent.kill('SIGKILL');
  // The fake holds the other end of the pipe, which closes when it has ended.
  await once(parent.stdout, 'close');
  expect(performance.now() - since).toBeLessThan(3000);
  await expect(fetch(`${url}/_fake/health`)).rejects.toThrow();
});
