import { describe, expect, test } from 'vitest';
import { fakeSwr, fileWith, live, liveEnv, middleman, reportOf } from '../support/kit.ts';

const profile = { 'request.malformed_id': 'not_found' } as const;
const only = ['--only', 'ids/policy-id-word/', 'signature/tasks/default-page'];

describe('of two targets', () => {
  test('the option of the real service is the line for the fake, and makes the run green', async () => {
    const { url, swr } = await middleman(() => undefined, { profile });
    const args = ['--target', url, ...live, '--against', 'inprocess', ...only];
    const env = liveEnv(swr);
    const { causes, counts } = await reportOf(args, { env });
    expect(causes).toMatchObject([
      { code: 'C01', verdict: 'fake_wrong', todo: 'request.malformed_id: not_found', profile: expect.any(String) },
    ]);
    expect(causes[0]?.cases).toHaveLength(counts.failed);
    const again = await reportOf([...args, '--profile', fileWith('p.yaml', String(causes[0]?.todo))], { env });
    expect(again.counts).toMatchObject({ failed: 0, passed: 1 });
    expect(again.exit_code).toBe(0);
  });

  test('a fake that has another option than its measure gets no line that would hide it', async () => {
    const { url } = await fakeSwr({ profile });
    const { causes } = await reportOf(['--target', url, '--against', 'inprocess', ...only]);
    expect(causes).toMatchObject([
      { code: 'C01', key: 'request.malformed_id/reject→not_found', verdict: 'fake_wrong' },
    ]);
    expect(causes[0]).not.toHaveProperty('profile');
    expect(causes[0]?.todo).toContain('request.malformed_id: reject');
  });
});

test('of a flaky case both answers stand side by side', async () => {
  const { url, swr } = await middleman(({ target, times }, { status, text }) =>
    /\/tasks\?limit=2&offset=0/.test(target) && status === 200 && times === 1
      ? { text: text.replace(/"total":\d+/, '"total":0') }
      : undefined,
  );
  const args = ['--target', url, ...live, '--only', 'signature/tasks/walk'];
  const { cases, causes, said } = await reportOf(args, { env: liveEnv(swr) });
  const exchanges = cases[0]?.exchanges ?? [];
  expect(new Set(exchanges.map(({ on }) => on))).toEqual(new Set(['first try', 'second try']));
  expect(causes).toMatchObject([{ code: 'C10', verdict: 'flaky', cases: ['signature/tasks/walk'] }]);
  expect(said.stdout).toContain('step 1 on first try');
});

test('a service that has changed is told with the day on which it passed', async () => {
  const entry = {
    at: '2026-01-02T03:04:05.000Z',
    target: 'x',
    result: 'passed',
    passed_at: '2026-01-02T03:04:05.000Z',
  };
  const ledger = { format: 'fake-swr-ledger/1', cases: { 'signature/tasks/walk': entry } };
  const { url, swr } = await middleman(({ target }, { status, text }) =>
    /\/tasks\?/.test(target) && status === 200 ? { text: text.replace(/"total":\d+/, '"total":0') } : undefined,
  );
  const file = fileWith('ledger.json', JSON.stringify(ledger));
  const args = ['--target', url, ...live, '--only', 'signature/tasks/walk', '--ledger', file];
  const { causes } = await reportOf(args, { env: liveEnv(swr) });
  expect(causes).toMatchObject([{ verdict: 'service_changed', todo: expect.stringContaining('passed on 2026-01-02') }]);
});

test('nothing is changed in an account to find out an option: the cause says how to', async () => {
  const { url, swr, seen } = await middleman(() => undefined, { profile: { 'signature.update_status': '202' } });
  const args = ['--target', url, ...live, '--allow-writes', '--yes', '--only', 'signature/policies/update-status'];
  const { causes } = await reportOf(args, { env: { ...liveEnv(swr), FAKE_SWR_LIVE_SIGNATURE_KEY: 'fake-swr-demo' } });
  expect(causes).toMatchObject([{ code: 'C01', key: 'signature.update_status/200→unknown' }]);
  expect(causes[0]?.todo).toMatch(/^Find out by fake-swr probe --only signature\.update_status /);
  // Twice by the case, which is tried again where it differs.
  expect(seen.filter((line) => line.startsWith('PUT '))).toHaveLength(2);
});
