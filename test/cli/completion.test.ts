/** `fake-swr completion`: what bash completes when it has read it. */
import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { useCli } from '../processes/cli.ts';

const { fileWith, run } = useCli();

let script = '';
beforeAll(async () => {
  script = fileWith('completion.bash', (await run(['completion', 'bash']).end()).stdout);
});

/** The words that bash offers behind this line; its last word is the one that has been begun. */
const offered = (line: string): readonly string[] => {
  const ask = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _fake_swr; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync('bash', ['-uc', ask, 'bash', script, ...line.split(' ')], { encoding: 'utf8' });
  return said.split('\n').filter((word) => word !== '');
};

test.each<[string, readonly string[]]>([
  ['fake-swr com', ['completion']],
  ['fake-swr ver', ['verify']],
  ['fake-swr --webhook', ['--webhooks', '--webhook-hosts']],
  ['fake-swr serve --tls', ['--tls', '--tls-port']],
  ['fake-swr serve --auth ', ['verify', 'presence', 'off']],
  ['fake-swr --port 0 --auth p', ['presence']],
  ['fake-swr verify --led', ['--ledger']],
  ['fake-swr verify --auth ', ['token', 'key']],
  ['fake-swr sweep --y', ['--yes']],
  ['fake-swr data ', ['check', 'repair', 'wipe', 'export', 'import']],
  ['fake-swr completion ', ['bash', 'zsh', 'fish']],
  ['fake-swr serve --seed ', []],
  ['fake-swr env --port', []],
])('%s', (line, words) => {
  expect(offered(line)).toEqual(words);
});

test('bash completes the program by it', () => {
  const said = execFileSync('bash', ['-euc', 'source "$1"; complete -p fake-swr', 'bash', script], {
    encoding: 'utf8',
  });
  expect(said).toBe('complete -o default -F _fake_swr fake-swr\n');
});

test('every flag that the help of a command shows is in it, for each shell', async () => {
  for (const command of ['serve', 'env', 'verify', 'probe', 'capture', 'sweep']) {
    const { stdout } = await run([command, '--help']).end();
    const flags = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    expect(flags.length).toBeGreaterThan(0);
    expect(offered(`fake-swr ${command} --`)).toEqual(flags.filter((flag) => flag !== '--help'));
  }
  const { stdout } = await run(['completion', 'fish']).end();
  expect(stdout).toContain(`-l journal-bytes -r -d 'memory for a world\\'s journal'`);
}, 60_000);

test('another shell is refused with those that there are', async () => {
  const { code, stderr } = await run(['completion', 'tcsh']).end();
  expect([code, stderr]).toEqual([2, expect.stringMatching(/'tcsh'.*Allowed choices are bash, zsh, fish\.\n$/)]);
});
