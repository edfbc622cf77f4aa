import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import document from '../spec/generated/openapi.json' with { type: 'json' };
import { useCli } from './processes/cli.ts';

const { fileWith, run, serve } = useCli();

const curl = (said: string) => {
  const [, name = '', value = '', url = ''] = /curl -H '([^:]+): ([^']+)' \\\n +'([^']+)'/.exec(said) ?? [];
  return fetch(url, { headers: { [name]: value } });
};

const tasks =
  '/v2/{project_id}/instances/{instance_id}/namespaces/{namespace_name}/signature/policies/{policy_id}/executions/{execution_id}/tasks';

describe.concurrent('serving', () => {
  test('the banner says all that a client needs, and its curl gets the documented example', async () => {
    const { said, url } = await serve(['--port', '0']);
    for (const value of [
      'cn-north-4',
      '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      '11111111-2222-4333-8444-555555555555',
      'FAKESWRDEMOACCESSKEY',
      'fake-swr-demo-secret-key-not-a-secret-00',
      'fake-swr-demo-token',
    ]) {
      expect(said).toContain(value);
    }
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const response = await curl(said);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(
      document.paths[tasks].get.responses['200'].content['application/json'].example,
    );
  });

  test('port and seed can come from the environment; the curl of that seed works too', async () => {
    const seed = fileWith('mine.yaml', 'project_id: mine\ntoken: my-token\ninstances:\n  - name: a\n    id: my-id');
    const { said, url } = await serve([], { FAKE_SWR_PORT: '0', FAKE_SWR_SEED: seed });
    expect(new URL(url).port).not.toBe('8080');
    const { instances } = (await (await curl(said)).json()) as { instances: { id: string; project_id: string }[] };
    expect(instances).toMatchObject([{ id: 'my-id', project_id: 'mine' }]);
  });

  test('a flag goes before its environment variable, and a profile is read', async () => {
    const profile = fileWith('profile.yaml', 'request.trailing_slash: not_found\nsignature.update_status: 202');
    const { url } = await serve(['--port', '0', '--seed', 'empty', '--auth', 'off', '--profile', profile], {
      FAKE_SWR_PORT: '1',
      FAKE_SWR_SEED: 'nonsense',
    });
    const path = `${url}/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances`;
    expect([(await fetch(path)).status, (await fetch(`${path}/`)).status]).toEqual([200, 404]);
  });

  test('every request is a line, unless it is asked to be quiet', async () => {
    const [loud, quiet] = await Promise.all([serve(), serve(['--quiet'])]);
    await Promise.all([loud, quiet].map(({ url }) => fetch(`${url}/v2/x/instances?limit=1`)));
    await loud.until(/^\S+ 401 GET \/v2\/x\/instances\?limit=1 ListInstance [\d.]+ ms demo [0-9a-f]{32}\n {2}warn: ./m);
    quiet.child.kill('SIGTERM');
    expect((await quiet.end()).stdout).not.toContain('/v2/x/instances');
  });
});

describe.concurrent('stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with exit code 0', async (signal) => {
    const { child, end } = await serve();
    child.kill(signal);
    expect(await end()).toMatchObject({ code: 0, stderr: '' });
  });

  test('a request that is under way when SIGTERM comes is answered, then it ends with exit code 0', async () => {
    const { child, end, until, url } = await serve(['--auth', 'off']);
    const body = JSON.stringify({ namespace_name: 'late', metadata: { public: 'false' } });
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    const path = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances/11111111-2222-4333-8444-555555555555/namespaces';
    const length = Buffer.byteLength(body);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(socket, 'data'); // 100 Continue: the request is under way
    child.kill('SIGTERM');
    await until(/stopping/);
    const since = performance.now();
    socket.write(body);
    expect((await end()).code).toBe(0);
    expect(performance.now() - since).toBeLessThan(4_000); // Node would keep the idle connection for five seconds
    expect(answer).toMatch(/^HTTP\/1\.1 100 [\s\S]*HTTP\/1\.1 201 [\s\S]*\{"id":\d+\}$/);
  });
});

describe.concurrent('what cannot be served ends with exit code 2 and one clear line', () => {
  test.each<[string, readonly string[], RegExp, Record<string, string>?]>([
    ['a port that is not a number', ['--port', 'abc'], /--port.*abc.*65535/],
    ['a port from the environment that is not a number', [], /FAKE_SWR_PORT/, { FAKE_SWR_PORT: 'abc' }],
    ['an unknown flag', ['--nonsense'], /unknown option '--nonsense'/],
    ['an unknown command', ['frobnicate'], /frobnicate/],
    ['an unknown way of authentication', ['--auth', 'maybe'], /--auth.*maybe.*presence.*off/],
    ['a seed file that is not there', ['--seed', 'none.yaml'], /"none\.yaml".*demo, empty, large/],
    [
      'a seed file with a mistake',
      ['--seed', fileWith('seed.yaml', 'region: a\nsede: 1')],
      /seed\.yaml: line 2: .*sede/,
    ],
    ['a seed file that is not YAML', ['--seed', fileWith('x.yaml', 'a: *b')], /x\.yaml: line 1: .*b/],
    ['a profile that is not there', ['--profile', 'none.yaml'], /none\.yaml/],
    ['a profile that is not YAML', ['--profile', fileWith('p.yaml', 'a: b\nc: [')], /p\.yaml: .*line 2/],
    [
      'a profile with no such behaviour',
      ['--profile', fileWith('r.yaml', 'a: b')],
      /r\.yaml: line 1: a is not a behaviour/,
    ],
  ])('%s', async (_, args, line, env = {}) => {
    const { code, stdout, stderr } = await run(args, { FAKE_SWR_PORT: '0', ...env }).end();
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 });
    expect(stderr).toMatch(line);
  });

  test('a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await run(['--port', String(port)]).end();
    other.close();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^[^\\n]*port ${port} is in use[^\\n]*--port[^\\n]*\\n$`));
  });
});

describe.concurrent('asking about it', () => {
  test.each<[string, readonly string[], ...string[]]>([
    ['--help', ['--help'], 'Usage: fake-swr', 'serve'],
    ['serve --help', ['serve', '--help'], '--port', 'FAKE_SWR_PORT', '--seed', 'FAKE_SWR_SEED', 'demo, empty, large'],
    ['--version', ['--version'], manifest.version],
  ])('%s is answered on standard output, with exit code 0', async (_, args, ...said) => {
    const { code, stdout, stderr } = await run(args).end();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of said) expect(stdout.replace(/\s+/g, ' ')).toContain(part);
  });
});
