/** The log of a process that serves, in its two formats. */
import { expect, test, vi } from 'vitest';
import { useCli } from '../processes/cli.ts';

const { run, serve } = useCli();

// Each test starts processes, which takes its time on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

const json = ['--log-format', 'json', '--port', '0'];
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('with json every line of standard output is an object, and there is no banner', async () => {
  const { child, until, end } = run(json);
  const [, url = ''] = await until(/"url":"([^"]+)"/);
  for (const path of ['/v2/x/instances', '/_fake/health', '/_fake/metrics', '/_fake/worlds'])
    await fetch(`${url}${path}`);
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await end();
  expect([code, stderr]).toEqual([0, '']);
  expect(linesOf(stdout)).toMatchObject([
    { level: 'info', msg: 'serving', url, region: 'cn-north-4' },
    {
      ...{
        level: 'warn',
        method: 'GET',
        path: '/v2/x/instances',
        status: 401,
        operation: 'ListInstance',
        world: 'demo',
      },
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      duration_ms: expect.any(Number),
      cause: expect.stringContaining('X-Auth-Token'),
    },
    { level: 'info', path: '/_fake/worlds', status: 200, operation: 'listWorlds' },
    { level: 'info', msg: 'stopping' },
  ]);
  expect(stdout).not.toContain('fake-swr-demo-secret-key');
});

test('with --print json it is on standard error, and the line that others wait for on standard output', async () => {
  const { child, until, end } = run(['--print', 'json', ...json]);
  const [line] = await until(/^.*\n/);
  await fetch(`${JSON.parse(line).url}/v2/x`);
  child.kill('SIGTERM');
  const { stdout, stderr } = await end();
  expect(stdout).toBe(line);
  expect(linesOf(stderr)).toMatchObject([{ status: 404, path: '/v2/x' }, { msg: 'stopping' }]);
});

test('--quiet leaves only what is not about a request', async () => {
  const { child, until, end } = run(['--quiet', ...json]);
  const [, url = ''] = await until(/"url":"([^"]+)"/);
  await fetch(`${url}/v2/x`);
  child.kill('SIGTERM');
  expect(linesOf((await end()).stdout)).toMatchObject([{ msg: 'serving' }, { msg: 'stopping' }]);
});

test.each([
  ['where nothing is a terminal', {}, false],
  ['where it is asked for', { FORCE_COLOR: '1', NO_COLOR: '' }, true],
  ['where it is refused', { FORCE_COLOR: '0' }, false],
])('colour %s: %j is %j', async (_, env, isColoured) => {
  const { child, url, end } = await serve([], { FAKE_SWR_PORT: '0', ...env });
  await fetch(`${url}/v2/x`);
  child.kill('SIGTERM');
  const { stdout } = await end();
  expect(stdout).toContain('GET /v2/x');
  expect(stdout.includes('\u001b[33m404\u001b[39m')).toBe(isColoured);
  expect(stdout.includes('\u001b')).toBe(isColoured);
});

test('the format comes from the environment too, and another one is refused', async () => {
  const { child, until, end } = run(['--port', '0'], { FAKE_SWR_LOG_FORMAT: 'json' });
  await until(/"msg":"serving"/);
  child.kill('SIGTERM');
  expect((await end()).code).toBe(0);
  const { code, stderr } = await run(['--log-format', 'xml']).end();
  expect([code, stderr]).toEqual([
    2,
    "error: option '--log-format <format>' argument 'xml' is invalid. Allowed choices are pretty, json.\n",
  ]);
});
