import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connectFakeSwr, createFakeSwr } from '../mock/index.ts';
import { useBundle } from './processes/bundle.ts';

const isServing = (url: string): Promise<boolean> =>
  fetch(`${url}/_fake/health`).then(
    () => true,
    () => false,
  );

describe('await using', () => {
  test('closes a fake, whether or not it is closed before', async () => {
    const urls: string[] = [];
    for (const early of [true, false]) {
      await using swr = await createFakeSwr();
      urls.push(swr.url);
      expect(await isServing(swr.url)).toBe(true);
      if (early) await swr.close();
    }
    expect(await Promise.all(urls.map(isServing))).toEqual([false, false]);
  });

  test('forgets a world, whether or not it is forgotten before, and leaves a fake elsewhere as it is', async () => {
    await using swr = await createFakeSwr();
    {
      await using there = await connectFakeSwr(swr.url);
      await using _kept = await there.world();
      await using gone = await there.world();
      await gone.forget();
    }
    expect(await swr.worlds()).toHaveLength(1);
  });
});

test('a clock goes on by milliseconds or by a span', async () => {
  await using swr = await createFakeSwr();
  await swr.clock.freeze();
  await swr.clock.set('2026-03-01T12:00:00Z');
  expect((await swr.clock.advance(1_500)).now).toBe('2026-03-01T12:00:01.500Z');
  expect((await swr.clock.advance('1m')).now).toBe('2026-03-01T12:01:01.500Z');
});

test('an unknown option of connectFakeSwr is refused', async () => {
  const options = { controlTokn: 'x' } as object;
  await expect(connectFakeSwr('http://127.0.0.1:1', options)).rejects.toThrow('has no option controlTokn');
});

const bundle = useBundle();
const run = (program: string) => {
  const text = `import { createFakeSwr } from './index.js';\n${program}`;
  const args = ['--input-type=module', '-e', text];
  return promisify(execFile)(process.execPath, args, { cwd: bundle, timeout: 10_000 });
};

describe.concurrent('the end of the process', () => {
  test('tells once of all fakes that are open', async () => {
    const { stderr } = await run('await createFakeSwr(); await createFakeSwr(); process.exit(0);');
    expect(stderr).toMatch(/^fake-swr: still open when the process ended: http:\S+, http:\S+\. Close .*\n$/);
  });

  test.each([
    ['closed', 'const swr = await createFakeSwr(); await swr.close();'],
    ['being closed', 'const swr = await createFakeSwr(); void swr.close(); process.exit(0);'],
    ['unreferenced', 'const swr = await createFakeSwr(); swr.unref(); await (await fetch(swr.url)).text();'],
  ])('tells nothing of one that is %s, and comes', async (_, program) => {
    expect((await run(program)).stderr).toBe('');
  });
});
