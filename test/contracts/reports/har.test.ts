import { expect, test } from 'vitest';
import type { CaseEntry } from '../../../contracts/reports/har.ts';
import { live, liveEnv, middleman, verify, wrongTotal } from '../support/kit.ts';

const entriesOf = (text: string): readonly CaseEntry[] => {
  const { log } = JSON.parse(text);
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'fake-swr verify' } });
  return log.entries;
};

test('a HAR has an entry for each exchange, with its case, its cause and no credentials', async () => {
  const { url, swr } = await middleman(wrongTotal);
  const args = ['--target', url, ...live, '--only', 'signature/tasks/walk', 'instances/', '--report', 'har=-'];
  const { stdout } = await verify(args, { env: liveEnv(swr) });
  const entries = entriesOf(stdout);
  expect(stdout).not.toContain(swr.token);
  const ofWalk = entries.filter(({ _case }) => _case === 'signature/tasks/walk');
  expect(ofWalk.length).toBeGreaterThan(1);
  for (const { _cause, request, response, time, startedDateTime } of ofWalk) {
    expect(_cause).toMatch(/^[0-9a-f]{12}$/);
    expect(request.url.startsWith(`${url}/v2/`)).toBe(true);
    expect(request.queryString.map(({ name }) => name)).toEqual(expect.arrayContaining(['limit', 'offset']));
    expect(response).toMatchObject({ status: 200, content: { mimeType: 'application/json' } });
    expect(JSON.parse(response.content.text ?? '')).toHaveProperty('total');
    expect(time).toBeGreaterThan(0);
    expect(Date.parse(startedDateTime)).toBeGreaterThan(0);
  }
  const passed = entries.find(({ _case }) => _case.startsWith('instances/'));
  expect(passed).not.toHaveProperty('_cause');
  const names = entries.flatMap(({ request }) => request.headers.map(({ name }) => name.toLowerCase()));
  expect(names).not.toContain('x-auth-token');
});

test('of a fake in this process every URL is one, and a body is in it', async () => {
  const { stdout } = await verify(['--only', 'signature/policies/update-status', '--report', 'har=-']);
  const entries = entriesOf(stdout);
  expect(entries.every(({ request }) => URL.canParse(request.url))).toBe(true);
  const [put] = entries.filter(({ request }) => request.method === 'PUT');
  expect(put?.request.postData?.mimeType).toBe('application/json');
  expect(JSON.parse(put?.request.postData?.text ?? '')).toHaveProperty('name');
});
