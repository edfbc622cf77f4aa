/** What a killed run left behind is found and deleted; nothing else ever is. */
import { expect, onTestFinished, test } from 'vitest';
import { runSweep } from '../../../cli/sweep.ts';
import { descriptionUntil, prefix } from '../../../contracts/resources/kit-names.ts';
import { liveTarget } from '../../../contracts/targets/live.ts';

import { createFakeSwr, type FakeSwr, type Seed } from '../../../mock/index.ts';
import { liveEnv, ran } from '../support/kit.ts';

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();

const ours = (name: string, expires: string) => ({
  name: `${prefix}${name}`,
  description: descriptionUntil(expires),
});

const token_id = '7e1b2fbd-8604-11eb-bb8c-fa163ed64718';

const seed = (): Seed => ({
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [{ name: 'nginx' }],
          signature_policies: [
            { id: 1, ...ours('expired', ago(1)) },
            { id: 2, ...ours('in-use', ago(-1)) },
            { id: 3, ...ours('says-nothing', 'the run') },
            { id: 4, name: 'of-somebody', description: ours('', ago(1)).description },
            { id: 5, name: `${prefix}other-words`, description: `may be deleted after ${ago(1)}` },
          ],
        },
        { name: 'of-somebody', created_at: ago(100) },
        { name: `${prefix}old-empty`, created_at: ago(25) },
        { name: `${prefix}young`, created_at: ago(23) },
        { name: `${prefix}with-images`, created_at: ago(100), repositories: [{ name: 'a' }] },
        {
          name: `${prefix}with-expired`,
          created_at: ago(100),
          signature_policies: [{ id: 6, ...ours('expired-too', ago(50)), executions: [{ id: 1 }] }],
        },
        {
          name: `${prefix}with-policy`,
          created_at: ago(100),
          signature_policies: [{ id: 7, name: 'of-somebody' }],
        },
        {
          name: `${prefix}with-retention`,
          created_at: ago(100),
          retention_policies: [{ id: 8, name: `${prefix}retention` }],
          webhook_policies: [{ id: 8, name: `${prefix}webhook` }],
        },
        {
          name: `${prefix}with-others-webhook`,
          created_at: ago(100),
          webhook_policies: [{ id: 9, name: 'of-somebody' }],
        },
        {
          name: `${prefix}with-others-retention`,
          created_at: ago(100),
          retention_policies: [{ id: 9, name: 'of-somebody' }],
        },
        {
          name: `${prefix}young-with-retention`,
          created_at: ago(23),
          retention_policies: [{ id: 10, name: `${prefix}retention` }],
        },
      ],
    },
    {
      name: 'three',
      registries: [
        { id: 1, name: `${prefix}registry`, created_at: ago(25) },
        { id: 2, name: `${prefix}young`, created_at: ago(23) },
        { id: 3, name: 'of-somebody', created_at: ago(25) },
      ],
      credentials: [
        { token_id, name: `${prefix}credential`, created_at: ago(25) },
        { name: `${prefix}young`, created_at: ago(23) },
        { name: 'of-somebody', created_at: ago(25) },
      ],
      replication_policies: [
        { id: 1, name: `${prefix}copies`, created_at: ago(25) },
        { id: 2, name: 'of-somebody', dest_registry: { id: 3 }, created_at: ago(25) },
      ],
    },
    { name: 'two', namespaces: [{ name: `${prefix}second-instance`, created_at: ago(25) }] },
    { name: 'new', status: 'Creating' },
  ],
});

const sweepable = [
  /policy 1 fake-swr-verify-expired in library/,
  /policy 6 fake-swr-verify-expired-too in fake-swr-verify-with-expired/,
  /retention policy 8 fake-swr-verify-retention in fake-swr-verify-with-retention/,
  /webhook policy 8 fake-swr-verify-webhook in fake-swr-verify-with-retention/,
  /replication policy 1 fake-swr-verify-copies/,
  /registry 1 fake-swr-verify-registry/,
  /credential fake-swr-verify-credential/,
  /namespace fake-swr-verify-old-empty/,
  /namespace fake-swr-verify-with-expired/,
  /namespace fake-swr-verify-with-retention/,
  /namespace fake-swr-verify-second-instance/,
];

const start = async (given: Seed | string = seed(), profile = {}) => {
  const swr = await createFakeSwr({ seed: given, profile });
  onTestFinished(() => swr.close());
  return swr;
};

const sweep = async (swr: FakeSwr, ...more: readonly string[]) => {
  const args = ['--live', '--target', swr.url, '--rate', '10000', ...more];
  const {
    code,
    stdout: written,
    stderr: warned,
  } = await ran((terminal) => runSweep(args, terminal), { env: liveEnv(swr) });
  return { code, written, warned, lines: written.split('\n').filter((line) => /^(would )?delete /.test(line)) };
};

const deleted = async (swr: FakeSwr) =>
  (await swr.journal.find({ method: 'DELETE' })).map(({ path }) =>
    path.replace(/^.*\/instances\/[^/]+(\/namespaces)?/, ''),
  );

test('without --yes the plan is shown and nothing is deleted', async () => {
  const swr = await start();
  const { code, written, lines } = await sweep(swr);
  expect(code).toBe(0);
  expect(lines).toHaveLength(sweepable.length);
  for (const [index, pattern] of sweepable.entries()) expect(lines[index]).toMatch(pattern);
  expect(written).toContain('nothing was deleted; add --yes');
  const methods = new Set((await swr.journal.find({ limit: 1000 })).map(({ method }) => method));
  expect([...methods]).toEqual(['GET']);
});

test('with --yes just the plan is deleted, policies before namespaces, and then nothing is left', async () => {
  const swr = await start();
  expect(await sweep(swr, '--yes')).toMatchObject({ code: 0, warned: '' });
  expect(await deleted(swr)).toEqual([
    '/library/signature/policies/1',
    `/${prefix}with-expired/signature/policies/6`,
    `/${prefix}with-retention/retention/policies/8`,
    `/${prefix}with-retention/webhook/policies/8`,
    '/replication/policies/1',
    '/registries/1',
    `/long-term-credentials/${token_id}`,
    `/${prefix}old-empty`,
    `/${prefix}with-expired`,
    `/${prefix}with-retention`,
    `/${prefix}second-instance`,
  ]);
  const again = await sweep(swr, '--yes');
  expect(again.lines).toEqual([]);
  expect(again.written).toContain('may be deleted');
  expect(await deleted(swr)).toHaveLength(sweepable.length);
});

test('what cannot be deleted is named, and the rest is deleted all the same', async () => {
  const swr = await start(seed(), { 'signature.delete_policy_with_executions': 'reject' });
  const { code, warned } = await sweep(swr, '--yes');
  expect(code).toBe(1);
  expect(warned).toMatch(/^could not be deleted: policy 6 .*: 400 /);
  expect(warned.trim().split('\n')).toHaveLength(1);
  expect(await deleted(swr)).toHaveLength(sweepable.length);
});

test('a run that was killed leaves what a sweep finds a day later, not before', async () => {
  const swr = await start('demo');
  const begun = Date.now() - 25 * hour;
  const target = await liveTarget({
    ...{ url: swr.url, projectId: swr.projectId, allowWrites: true, maxCalls: 100, maxSeconds: 1e9 },
    ...{
      credentials: { kind: 'token', token: swr.token },
      requestsPerSecond: 10_000,
      runId: 'killed',
      now: () => begun,
    },
  });
  await target.given('new signature policy');
  await target.given('new namespace');
  const { lines } = await sweep(swr, '--yes');
  expect(lines).toEqual([expect.stringMatching(/^delete policy \d+ fake-swr-verify-killed-1 /)]);
  expect(await deleted(swr)).toHaveLength(1);
});
