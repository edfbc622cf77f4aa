/** `fake-swr.yaml`: where it is looked for, what goes before it, and what is refused. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { optionsFrom } from '../../cli/flags.ts';
import { serveOptions } from '../../cli/serve-flags.ts';
import { useCli } from '../processes/cli.ts';
import { runProgramFile } from '../processes/program-file.ts';

const { folder, program } = useCli();

vi.setConfig({ testTimeout: 60_000 });

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

type Files = Readonly<Record<string, string>>;

/** The command line in a folder of its own that has these files. */
const inFolderWith = (files: Files, below = '.') => {
  const cwd = mkdtempSync(join(folder, 'config-'));
  mkdirSync(join(cwd, 'sub'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const run = runProgramFile(program, join(cwd, below));
  return (args: readonly string[], env: Files = {}) => {
    const one = run(args, env);
    children.push(one.child);
    return one;
  };
};

const started = async ({ until }: ReturnType<ReturnType<typeof inFolderWith>>) => {
  const [said, url = ''] = await until(/^fake-swr [\s\S]*endpoint +(\S+)[\s\S]*Ctrl-C/m);
  return { said, url };
};

const projectOf = async (run: ReturnType<ReturnType<typeof inFolderWith>>) =>
  /project id +(\S+)/.exec((await started(run)).said)?.[1];

const seedOf = (project: string) => `project_id: ${project}\n`;

describe.concurrent('where settings come from', () => {
  test('a flag goes before the environment, that before the file, and the file before the default', async () => {
    const seeds = { 'flag.yaml': seedOf('flag'), 'env.yaml': seedOf('env'), 'file.yaml': seedOf('file') };
    const run = inFolderWith({ 'fake-swr.yaml': 'port: 0\nseed: file.yaml\n', ...seeds });
    expect(await projectOf(run(['--seed', 'flag.yaml'], { FAKE_SWR_SEED: 'env.yaml' }))).toBe('flag');
    expect(await projectOf(run([], { FAKE_SWR_SEED: 'env.yaml' }))).toBe('env');
    expect(await projectOf(run([]))).toBe('file');
    expect(await projectOf(inFolderWith({ 'fake-swr.yaml': 'port: 0\n' })([]))).toBe(
      '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    );
  });

  test.each(['fake-swr.yml', 'fake-swr.json'])('%s is one too', async (name) => {
    const run = inFolderWith({ [name]: '{"port": 0, "seed": "s.yaml"}', 's.yaml': seedOf('mine') });
    expect(await projectOf(run([]))).toBe('mine');
  });

  test('a file in a folder above is not read, unless --config names it; its paths are relative to it', async () => {
    const files = { 'fake-swr.yaml': 'nonsense: 1\n', 'c.yaml': 'port: 0\nseed: s.yaml\n', 's.yaml': seedOf('above') };
    const run = inFolderWith(files, 'sub');
    expect(await projectOf(run(['--port', '0']))).toBe('0f1e2d3c4b5a69788796a5b4c3d2e1f0');
    const named = run(['--config', '../c.yaml']);
    expect(await projectOf(named)).toBe('above');
    expect((await started(named)).said).toContain('config        ../c.yaml\n');
    expect(await projectOf(run([], { FAKE_SWR_CONFIG: '../c.yaml' }))).toBe('above');
  });

  test('a name of a seed or a profile is not taken for a path', async () => {
    const text = 'port: 0\nseed: empty\nprofile: terraform-tests\nauth: "off"\n';
    const { url } = await started(inFolderWith({ 'fake-swr.yaml': text })([]));
    const answer = await fetch(`${url}/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances`);
    expect(await answer.json()).toMatchObject({ total: 1 });
  });

  test('a switch of the file can be switched off by its variable', async () => {
    const run = inFolderWith({ 'fake-swr.yaml': 'port: 0\ntls: true\ntls-port: 0\nallowed-hosts: [a.test, b.test]\n' });
    expect((await started(run([]))).said).toContain('https://');
    expect((await started(run([], { FAKE_SWR_TLS: 'no' }))).said).not.toContain('https://');
  });

  test('the one line of JSON stays alone on standard output, and the file is named on the other', async () => {
    const run = inFolderWith({ 'fake-swr.yaml': 'port: 0\nprint: json\n' })([]);
    const [line] = await run.until(/^.*\n/);
    expect(JSON.parse(line)).toHaveProperty('url');
    run.child.kill('SIGTERM');
    const { stdout, stderr } = await run.end();
    expect(stdout).toBe(line);
    expect(stderr).toContain('config        fake-swr.yaml\n');
  });
});

describe.concurrent('a file that cannot be meant ends with exit code 2 and one line', () => {
  test.each<[string, string, string]>([
    ['an unknown key', 'port: 0\nsede: demo\n', 'line 2: sede is not a setting; did you mean seed?'],
    ['itself', 'config: other.yaml\n', 'line 1: config is not a setting; did you mean'],
    ['a word for a number', 'port: many\n', 'line 1: port is "many" but must be a number'],
    ['a number out of range', 'quiet: true\nport: 65536\n', 'line 2: port 65536 is invalid. A port is a whole number'],
    ['less than is allowed', 'keep-executions: 0\n', 'line 1: keep-executions 0 is invalid. It is a number from 1.'],
    ['a word for a switch', 'quiet: often\n', 'line 1: quiet is "often" but must be true or false'],
    ['a number for a path', 'seed: 1\n', 'line 1: seed is 1 but must be text'],
    ['nothing', 'seed:\n', 'line 1: seed is null but must be text'],
    ['text for a list', 'allowed-hosts: a\n', 'line 1: allowed-hosts is "a" but must be a list of texts'],
    ['another choice', 'auth: maybe\n', 'line 1: auth "maybe" is invalid. Allowed choices are verify, presence, off.'],
    ['a secret', 'control-token: x\n', 'line 1: control-token is a secret, which a configuration file does not hold: '],
    [
      'a password',
      'redis: redis://u:p@h:1\n',
      'line 1: redis has a password, which a configuration file does not hold',
    ],
    ['a list', '- port\n', 'line 1: must be a map of settings'],
    ['broken YAML', 'port: 0\nseed: [\n', 'line '],
    ['the same key twice', 'port: 0\nport: 1\n', 'line 2: Map keys must be unique'],
  ])('%s', async (_, text, said) => {
    const { code, stdout, stderr } = await inFolderWith({ 'fake-swr.yaml': text })([]).end();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(`error: config fake-swr.yaml: ${said}`);
  });

  test('a file that is not there, and two of them', async () => {
    const missing = await inFolderWith({})(['--config', 'none.yaml']).end();
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: config none\.yaml: ENOENT.*\n$/),
    ]);
    const two = await inFolderWith({ 'fake-swr.yaml': '', 'fake-swr.json': '{}' })([]).end();
    expect([two.code, two.stderr]).toEqual([
      2,
      'error: there are fake-swr.yaml and fake-swr.json: keep one of them, or choose one by --config\n',
    ]);
  });

  test('a mistake in it keeps neither the help nor another command from being run', async () => {
    const run = inFolderWith({ 'fake-swr.yaml': 'nonsense: 1\n' });
    expect((await run(['serve', '--help']).end()).code).toBe(0);
    expect((await run(['env']).end()).code).toBe(0);
  });
});

describe('config.schema.json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../cli/config.schema.json', import.meta.url), 'utf8'));
  const isValid = new Ajv({ strict: false }).compile(schema);

  test('has a property for each flag of serve, but for secrets and the file itself', () => {
    const flags = serveOptions(optionsFrom({ env: {} }, 'X_')).map((option) => option.name());
    const wanted = flags.filter((name) => !['control-token', 'config'].includes(name));
    expect(Object.keys(schema.properties)).toEqual(wanted);
  });

  test.each([
    [{ port: 0, seed: 'demo', quiet: true, 'allowed-hosts': ['a'], auth: 'off' }, true],
    [{ port: 65_536 }, false],
    [{ port: 1.5 }, false],
    [{ 'keep-executions': 0 }, false],
    [{ quiet: 'yes' }, false],
    [{ auth: 'maybe' }, false],
    [{ 'allowed-hosts': 'a' }, false],
    [{ sede: 'demo' }, false],
  ])('%j: %s', (given, fits) => {
    expect(isValid(given)).toBe(fits);
  });
});
