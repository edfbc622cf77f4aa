import { describe, expect, test } from 'vitest';
import { liveEnv, middleman, wrongTotal } from '../contracts/support/kit.ts';
import { useCli } from '../processes/cli.ts';

const cli = useCli();
const run = (args: readonly string[], env?: Readonly<Record<string, string>>) => cli.run(args, env).end();

describe('fake-swr verify as a process', () => {
  test('ends with 0, and takes its flags from the environment', async () => {
    const { code, stdout } = await run(['verify'], {
      FAKE_SWR_VERIFY_ONLY: 'signature/tasks/walk,signature/tasks/default-page',
      FAKE_SWR_VERIFY_LIVE: '0',
    });
    expect(stdout).toContain('2 passed, 0 failed, 0 skipped');
    expect(code).toBe(0);
  });

  test('ends with 1 at a difference', async () => {
    const { url } = await middleman(wrongTotal);
    const { code, stdout } = await run(['verify', '--target', url, '--only', 'signature/tasks/walk']);
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([1, '0 passed, 1 failed, 0 skipped']);
  });

  test('ends with 2 where it cannot run, says why, and prints no stack', async () => {
    const all = await Promise.all([
      run(['verify', '--target', 'http://127.0.0.1:9']),
      run(['verify', '--no-such-flag']),
    ]);
    for (const { code, stderr } of all) {
      expect(code).toBe(2);
      expect(stderr).not.toMatch(/^ +at /m);
    }
  });

  test('has help with its exit codes, and is named in that of fake-swr', async () => {
    const [own, all] = await Promise.all([run(['verify', '--help']), run(['--help'])]);
    expect([own.code, all.code]).toEqual([0, 0]);
    expect(own.stdout).toMatch(/--target <where>[\s\S]*FAKE_SWR_VERIFY_TARGET[\s\S]*Exit codes: 0 as expected/);
    expect(all.stdout).toMatch(/^ +verify /m);
  });

  test('cleans up after Ctrl-C', async () => {
    let tell = (): void => {};
    const began = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const { url, swr, seen } = await middleman(({ method }) => {
      if (method === 'POST') tell();
      return undefined;
    });
    const args = [
      'verify',
      '--target',
      url,
      '--live',
      '--rate',
      '20',
      '--allow-writes',
      '--yes',
      '--only',
      'namespaces/',
      'signature/policies/',
    ];
    const { child, end } = cli.run(args, liveEnv(swr));
    await began;
    child.kill('SIGINT');
    const { code, stderr } = await end();
    expect(code).toBe(2);
    expect(stderr).toContain('it was interrupted');
    const made = seen.flatMap((line) => /^POST (\S+\/(namespaces|policies))$/.exec(line)?.[1] ?? []);
    const deleted = seen.filter((line) => line.startsWith('DELETE'));
    expect(made.length).toBeGreaterThan(0);
    expect(deleted.length).toBeGreaterThan(0);
    for (const path of made) {
      const answer = await fetch(
        `${swr.url}${path.replace(/\/namespaces\/[^/]+\/signature/, '/signature')}?limit=100`,
        {
          headers: { 'X-Auth-Token': swr.token },
        },
      );
      expect(await answer.text()).not.toContain('"name":"fake-swr-verify-');
    }
  });
});
