import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { useAction } from './steps.ts';

const action = useAction();

const isServing = (url = ''): Promise<boolean> =>
  fetch(`${url}/_fake/health`).then(
    () => true,
    () => false,
  );

const instances = ({ url, token, ...outputs }: Readonly<Record<string, string>>) =>
  fetch(`${url}/v2/${outputs['project-id']}/instances`, { headers: { 'X-Auth-Token': token ?? '' } });

test('a fake serves after its step with what later steps are told, and ends with the job', async () => {
  const started = await action.run('main', {});
  const { outputs, env, log, summary } = started;
  expect([started.code, log]).toEqual([0, expect.stringContaining(`fake-swr serves at ${outputs.url}`)]);
  const names = Object.keys(parse(readFileSync('action.yml', 'utf8')).outputs);
  expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted());
  expect((await instances(outputs)).status).toBe(200);
  expect(env).toMatchObject({
    ...{ FAKE_SWR_URL: outputs.url, HUAWEICLOUD_SDK_AK: outputs.ak, HUAWEICLOUD_SDK_SK: outputs.sk },
    HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4: outputs.url,
  });
  expect(summary).toContain(`\`${outputs.url}\``);
  for (const secret of [outputs.sk ?? '', outputs.token ?? '']) {
    expect(log.split('\n')).toContain(`::add-mask::${secret}`);
    expect(summary).not.toContain(secret);
  }

  const stopped = await action.post(started, 'success');
  expect([stopped.code, stopped.log]).toEqual([0, `fake-swr at ${outputs.url} is stopped\n`]);
  expect(await isServing(outputs.url)).toBe(false);
});

test.each(['failure', 'cancelled', ''])(
  'of a job that ended with "%s" the log is shown, and obeyed in nothing',
  async (status) => {
    const started = await action.run('main', { 'export-env': 'false', auth: 'off' });
    expect(started.env).toEqual({});
    expect((await fetch(`${started.outputs.url}/v2/any/instances?::error::evil`)).status).toBeLessThan(500);
    const { log } = await action.post(started, status);
    const [, token, shown] = /::stop-commands::(\S+)\n([\s\S]*)\n::\1::\n/.exec(log) ?? [];
    expect([token, shown]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringContaining('/instances')]);
  },
);

test('a fake that ended by itself is not looked for under the number of its process', async () => {
  const started = await action.run('main', {});
  process.kill(Number(started.outputs.pid), 'SIGKILL');
  const { code, log } = await action.post(started, 'success');
  expect([code, log]).toEqual([0, expect.stringMatching(/had ended before[\s\S]*::group::log of fake-swr/)]);
  // This process lives, and does not serve at that address.
  const other = await action.post({ state: { ...started.state, pid: String(process.pid) } }, 'success');
  expect(other.log).toContain('had ended before');
});

test('without a fake there is nothing to stop', async () => {
  const { code, log } = await action.post({ state: {} }, 'failure');
  expect([code, log]).toEqual([0, 'no fake was started, so none is stopped\n']);
});

test('TLS has its certificate, and the control plane wants its token', async () => {
  const token = 'of-this-test %0A';
  const started = await action.run('main', { tls: 'true', 'control-token': token, seed: 'empty' });
  const { outputs, env, log } = started;
  expect(outputs['tls-url']).toMatch(/^https:/);
  expect(readFileSync(outputs.certificate ?? '', 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect([env.FAKE_SWR_CONTROL_TOKEN, log]).toEqual([
    token,
    expect.stringContaining('::add-mask::of-this-test %250A\n'),
  ]);
  const worlds = (headers: Readonly<Record<string, string>>) => fetch(`${outputs.url}/_fake/worlds`, { headers });
  expect((await worlds({})).status).toBe(401);
  expect((await worlds({ 'X-Fake-Control-Token': token })).status).toBe(200);
  await action.post(started, 'success');
});

test('without the file that tags of releases have, one error says so', async () => {
  const bare = join(action.folder, 'bare');
  mkdirSync(bare);
  copyFileSync(join(action.dist, 'main.cjs'), join(bare, 'main.cjs'));
  const { code, log, state } = await action.run('main', {}, {}, bare);
  expect([code, state, log]).toEqual([
    1,
    {},
    expect.stringMatching(/^::error title=fake-swr::.*fake-swr\.cjs is not there\. .*npm run build:action.*\n$/),
  ]);
});
