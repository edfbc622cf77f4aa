/** How the process starts, says that it is ready, and ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useCli } from '../processes/cli.ts';

const { folder, program, run, serve } = useCli();

// Each test starts processes, which takes its time on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

const empty = { FAKE_SWR_PORT: '0' };

describe.concurrent('an environment that is not meant', () => {
  test.each<[string, readonly string[], Record<string, string>, RegExp]>([
    ['an empty control token', ['--control-token', ''], {}, /--control-token.*cannot be empty/],
    ['a blank control token', ['--control-token', '  '], {}, /--control-token.*cannot be empty/],
    [
      'an empty control token in its variable',
      [],
      { FAKE_SWR_CONTROL_TOKEN: '' },
      /FAKE_SWR_CONTROL_TOKEN.*cannot be empty/,
    ],
    [
      'the same of verify',
      ['verify', '--list'],
      { FAKE_SWR_CONTROL_TOKEN: '' },
      /FAKE_SWR_CONTROL_TOKEN.*cannot be empty/,
    ],
    ['a misspelt variable', [], { FAKE_SWR_SED: 'empty' }, /'FAKE_SWR_SED'; did you mean FAKE_SWR_SEED\?/],
    ['a misspelt variable, before verify', ['verify', '--list'], { FAKE_SWR_SED: 'empty' }, /'FAKE_SWR_SED'/],
    [
      'a misspelt variable of verify',
      ['verify', '--list'],
      { FAKE_SWR_VERIFY_ONYL: 'x' },
      /did you mean FAKE_SWR_VERIFY_ONLY\?/,
    ],
    [
      'a ready file where none can be',
      ['--ready-file', '/nowhere/at/all'],
      {},
      /--ready-file \/nowhere\/at\/all: ENOENT/,
    ],
  ])('%s ends with exit code 2', async (_, args, env, said) => {
    const { code, stderr } = await run(args, { ...empty, ...env }).end();
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });

  test('empty variables, those of clients and those of service links are let be', async () => {
    const { child, end } = await serve([], {
      ...{
        FAKE_SWR_PORT: 'tcp://10.0.0.1:8080',
        FAKE_SWR_PORT_8080_TCP_ADDR: '10.0.0.1',
        FAKE_SWR_SERVICE_HOST: '10.0.0.1',
      },
      ...{ FAKE_SWR_SEED: '', FAKE_SWR_AUTH: '', FAKE_SWR_TLS_PORT: '', FAKE_SWR_PROFILE: '', FAKE_SWR_HOST: '' },
      ...{
        FAKE_SWR_URL: 'http://x',
        FAKE_SWR_COMMAND: 'x',
        FAKE_SWR_IMAGE: 'x',
        FAKE_SWR_LIVE_AK: 'x',
        FAKE_SWR_TOKEN: 'x',
      },
      ...{ FAKE_SWR_REGION: 'x', FAKE_SWR_PROJECT_ID: 'x', FAKE_SWR_INSTANCE_ID: 'x', FAKE_SWR_VERIFY_ONLY: 'x' },
    }).catch((error) => {
      // Its port is then the usual one, which somebody may have.
      if (!/port 8080 is in use/.test(String(error))) throw error;
      return { child: undefined, end: undefined };
    });
    child?.kill('SIGTERM');
    expect((await end?.())?.code ?? 0).toBe(0);
  });

  test('help verify shows the options of verify', async () => {
    const { code, stdout } = await run(['help', 'verify']).end();
    expect([code, stdout]).toEqual([0, expect.stringMatching(/--target <where>[\s\S]*FAKE_SWR_VERIFY_TARGET/)]);
  });
});

test('a mark that there is not ends with exit code 2, and one that there is keeps the rest from being answered', async () => {
  const { code, stderr } = await run(['--min-fidelity', 'chosen']).end();
  const allowed = 'Allowed choices are documented, observed, inferred.';
  expect([code, stderr]).toEqual([
    2,
    `error: option '--min-fidelity <mark>' argument 'chosen' is invalid. ${allowed}\n`,
  ]);
  const { child, url } = await serve(['--min-fidelity', 'documented', '--fidelity', '--auth', 'off']);
  const instances = `${url}/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances`;
  const answers = await Promise.all(
    [instances, `${instances}/11111111-2222-4333-8444-555555555555`].map((at) => fetch(at)),
  );
  expect(answers.map(({ status }) => status)).toEqual([501, 200]);
  expect(answers.map(({ headers }) => headers.get('x-fake-fidelity'))).toEqual([
    'chosen; error="FAKE.0501"',
    'documented',
  ]);
  child.kill('SIGTERM');
});

const notHost = (host: string) =>
  `fake-swr: webhookHosts: "${host}" must be the name of a host, *.name or an IP address, without scheme, port or path\n`;
const notMode = (said: string) =>
  `error: option '--webhooks <mode>' ${said} is invalid. Allowed choices are record, deliver.\n`;

describe.concurrent('flags of webhooks that mean nothing end with exit code 2 and one sentence', () => {
  test.each<[readonly string[], Record<string, string>, string]>([
    [['--webhooks', 'x'], {}, notMode("argument 'x'")],
    [['--webhooks', 'Deliver'], {}, notMode("argument 'Deliver'")],
    [[], { FAKE_SWR_WEBHOOKS: 'post' }, notMode("value 'post' from env 'FAKE_SWR_WEBHOOKS'")],
    [['--webhook-hosts', 'http://ci.example.com'], {}, notHost('http://ci.example.com')],
    [['--webhook-hosts', 'ok.example.com,ci.example.com:80'], {}, notHost('ci.example.com:80')],
    [['--webhook-hosts', '*'], {}, notHost('*')],
    [['--webhook-hosts', '--webhooks', 'deliver'], {}, notHost('--webhooks')],
    [['--webhook-hosts', '10.0.0.0/8'], {}, notHost('10.0.0.0/8')],
    [[], { FAKE_SWR_WEBHOOK_HOSTS: 'ci.example.com/hooks' }, notHost('ci.example.com/hooks')],
  ])('%j %j', async (args, env, said) => {
    const { code, stdout, stderr } = await run([...args, '--port', '0'], env).end();
    expect([code, stdout, stderr]).toEqual([2, '', said]);
  });
});

describe.concurrent('saying that it is ready', () => {
  test('--print json is one line, and the log is elsewhere', async () => {
    const { child, until, end } = run(['--print', 'json', '--port', '0', '--tls', '--tls-port', '0']);
    const [line] = await until(/^.*\n/);
    const said = JSON.parse(line);
    expect(Object.keys(said)).toEqual([
      'url',
      'tls_url',
      'project_id',
      'instance_id',
      'ak',
      'sk',
      'token',
      'region',
      'registry',
      'pid',
    ]);
    expect(said).toMatchObject({ region: 'cn-north-4', ak: 'FAKESWRDEMOACCESSKEY', pid: child.pid });
    const { host, user, password } = said.registry;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    expect((await fetch(`http://${host}/v2/`, { headers: { authorization } })).status).toBe(200);
    await fetch(`${said.url}/v2/x`);
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await end();
    expect([code, stdout]).toEqual([0, line]);
    expect(stderr).toMatch(/404 GET \/v2\/x[\s\S]*stopping/);
  });

  test('--ready-file is written whole, for its user alone, and removed at the end', async () => {
    const path = join(folder, 'ready.json');
    const { child, url, end } = await serve(['--ready-file', path]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ url, pid: child.pid });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    child.kill('SIGTERM');
    expect((await end()).code).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  test('health checks are not logged', async () => {
    const { child, url, end } = await serve();
    for (const path of ['/_fake/health', '/_fake/health?x', '/v2/seen']) await fetch(`${url}${path}`);
    await fetch(`${url}/_fake/health`, { method: 'HEAD' });
    child.kill('SIGTERM');
    const { stdout } = await end();
    expect(stdout).toContain('/v2/seen');
    expect(stdout).not.toMatch(/\d{3} (GET|HEAD) \/_fake\/health/);
  });

  test('--control open says what that means', async () => {
    expect((await serve(['--control', 'open'])).said).toContain('/_fake/ is open to whoever reaches this port');
    expect((await serve()).said).not.toContain('/_fake/ is open');
  });
});

const stopsWithinMs = 2000;

describe('it ends within two seconds', () => {
  const stopped = async ({ child, end }: Pick<Awaited<ReturnType<typeof serve>>, 'child' | 'end'>) => {
    const since = performance.now();
    child.kill('SIGTERM');
    expect((await end()).code).toBe(0);
    expect(performance.now() - since).toBeLessThan(stopsWithinMs);
  };

  test.each([{ latency_ms: 600_000 }, { timeout: true }, { drip_ms: 60_000 }])('under the fault %j', async (effect) => {
    const fake = await serve();
    const headers = { 'Content-Type': 'application/json' };
    const arm = { method: 'POST', headers, body: JSON.stringify({ do: effect }) };
    expect((await fetch(`${fake.url}/_fake/faults`, arm)).status).toBe(201);
    const waiting = fetch(`${fake.url}/v2/x`)
      .then((answer) => answer.text())
      .catch(String);
    for (;;) {
      const { faults } = (await (await fetch(`${fake.url}/_fake/faults`)).json()) as { faults: { fired: number }[] };
      if (faults[0]?.fired === 1) break;
    }
    await stopped(fake);
    await waiting;
  });

  test('with half a request open', async () => {
    const fake = await serve();
    const socket = connect(Number(new URL(fake.url).port), '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    socket.write('GET /v2 HTTP/1.1\r\nHost: loc');
    await stopped(fake);
  });

  test('when its standard input ends, if asked to', async () => {
    const { child, end } = await serve(['--exit-with-stdin']);
    child.stdin?.end();
    expect((await end()).code).toBe(0);
  });
});

/** A fake whose standard output is not read beyond its first line. */
const unread = async (stdout: 'pipe' | number) => {
  const ready = join(folder, `ready-${stdout}.json`);
  const args = [program, '--port', '0', '--ready-file', ready];
  const child = spawn(process.execPath, args, { stdio: ['ignore', stdout, 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  while (!existsSync(ready)) await new Promise((resolve) => setTimeout(resolve, 20));
  const { url } = JSON.parse(readFileSync(ready, 'utf8'));
  return { child, url };
};

test('when nobody reads what it prints', async () => {
  const { child, url } = await unread('pipe');
  for (let batch = 0; batch < 40; batch += 1)
    await Promise.all(
      Array.from({ length: 100 }, () => fetch(`${url}/v2/${'x'.repeat(50)}`).then((one) => one.text())),
    );
  const since = performance.now();
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(performance.now() - since).toBeLessThan(stopsWithinMs);
}, 60_000);

test.skipIf(!existsSync('/dev/full'))('a full disk under standard output stops logging, not serving', async () => {
  const { child, url } = await unread(openSync('/dev/full', 'w'));
  for (let call = 0; call < 5; call += 1) expect((await fetch(`${url}/v2/x`)).status).toBe(404);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});
