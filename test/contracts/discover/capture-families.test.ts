/** What a capture with pseudonyms says of the families, which name people, hosts and secrets. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { runCapture } from '../../../cli/capture.ts';
import { createFakeSwr, manualClock, type Seed } from '../../../mock/index.ts';
import type { SeedArtifact } from '../../../mock/seed/format/types.ts';
import { ran } from '../support/kit.ts';

const selector = (decoration: 'repoMatches' | 'matches', pattern: string) =>
  ({ kind: 'doublestar', decoration, pattern }) as const;
const scope = { repository: [selector('repoMatches', 'hidden-app*')] };

const artifact: SeedArtifact = {
  tags: ['hidden-tag'],
  build_history: [{ created_by: 'RUN echo hidden password', size: 5 }],
  scan: {
    vulnerabilities: [
      { id: 'CVE-2024-0001', package: 'hidden-library', description: 'hidden', cwe_ids: ['CWE-79'] },
      { id: 'HIDDEN-1', severity: 'Low', links: ['https://hidden.example.com/1'] },
    ],
  },
};

const seed: Seed = {
  instances: [
    {
      name: 'hidden-instance',
      tags: [{ key: 'hidden-key', value: 'hidden/value' }],
      domains: [{ domain_name: '*.hidden.example.com', certificate_id: 'hidden-certificate' }],
      endpoint_policy: { status: 'Enable', ip_list: [{ ip: '198.51.100.0/28', description: 'hidden office' }] },
      endpoints: [{ description: 'hidden network', endpoint_ip: '198.51.100.9', vpc_name: 'hidden-vpc' }],
      endpoint_permissions: [
        { permission: 'iam:domain::hidden0000000000' },
        { permission: 'iam:domainName::hidden-account-*' },
        { permission: 'organizations:orgPath::o-hidden/r-hidden/*' },
      ],
      audit_logs: [{ operation: 'delete', resource: 'hidden-space/hidden-gone:latest', username: 'hidden-user' }],
      gc: { tasks: [{ id: 9, workers: 3, freed_space: 4096 }] },
      quotas: { long_term_quota: 77 },
      namespaces: [
        {
          name: 'hidden-space',
          tags: [{ key: 'hidden-key', value: 'hidden-two' }],
          repositories: [{ name: 'hidden-app', artifacts: [artifact] }],
          immutable_rules: [{ id: 7, tag_selectors: [selector('matches', 'hidden-tag')], scope_selectors: scope }],
          retention_policies: [
            {
              ...{ id: 9, name: 'hidden-retention' },
              rules: [
                {
                  ...{ priority: 0, action: 'retain', template: 'latestPushedK', params: { latestPushedK: 3 } },
                  tag_selectors: [selector('matches', 'hidden-tag')],
                  ...{ scope_selectors: scope, repo_scope_mode: 'regular' },
                },
              ],
            },
          ],
          webhook_policies: [
            {
              id: 5,
              name: 'hidden-hook',
              targets: [
                {
                  ...{ type: 'http', address: 'https://hidden.example.com/hidden-path?token=hidden-token' },
                  ...{ address_type: 'internal', auth_header: 'Hidden-Header:hidden-value;Other:hidden-more' },
                },
              ],
              jobs: [{ id: 4, status: 'Failed', status_text: 'hidden.example.com refused' }],
            },
          ],
        },
      ],
      registries: [
        { id: 20, name: 'hidden-basic', type: 'huawei-SWR', url: 'https://hidden-swr.example.com' },
        {
          ...{ id: 30, name: 'hidden-harbor', type: 'swr-pro', url: 'https://hidden-harbor.example.com/hidden-path' },
          credential: { type: 'basic', access_key: 'hidden-key', access_secret: 'hidden-secret' },
          dns_conf: { hosts: { 'hidden-harbor.example.com': '198.51.100.77' } },
        },
      ],
      replication_policies: [
        {
          ...{ id: 40, name: 'hidden-push', dest_registry: { id: 30 }, dest_namespace: 'hidden-mirror' },
          filters: [{ type: 'name', value: 'hidden-space/hidden-app' }],
          executions: [
            {
              id: 3,
              tasks: [
                {
                  ...{ id: 8, repository: 'hidden-space/hidden-app' },
                  sub_tasks: [{ id: 6, repository: 'hidden-app', namespace: 'hidden-space', tag: 'hidden-tag' }],
                },
              ],
            },
          ],
        },
        { id: 41, name: 'hidden-pull', src_registry: { id: 20 } },
      ],
    },
  ],
};

const captured = async (...more: readonly string[]): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-families-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const profile = { 'registries.secret': 'plain' } as const;
  const swr = await createFakeSwr({ seed, profile, clock: manualClock('2026-03-01T12:00:00Z') });
  onTestFinished(() => swr.close());
  const out = join(folder, 'seed.yaml');
  const { code, stderr } = await ran((terminal) => runCapture(['--target', swr.url, '--out', out, ...more], terminal));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readFileSync(out, 'utf8');
};

test('with pseudonyms nothing of what they are and of their secrets is left', async () => {
  expect(await captured()).toContain('hidden-harbor');
  const text = await captured('--pseudonymise');
  expect(text.split('\n').filter((line) => /hidden|198\.51/i.test(line))).toEqual([]);
});

test('with pseudonyms what refers to one another still does, and each is of its form', async () => {
  const { instances } = parse(await captured('--pseudonymise'));
  const [{ registries, replication_policies, namespaces }] = instances;
  const [{ name: space, repositories, immutable_rules, retention_policies, webhook_policies }] = namespaces;
  const [{ name: app }] = repositories;
  expect(registries.map(({ id }: { readonly id: number }) => id)).toEqual([1, 2]);
  const { host } = new URL(registries[1].url);
  expect(Object.keys(registries[1].dns_conf.hosts)).toEqual([host]);
  expect(Object.values(registries[1].dns_conf.hosts)).toEqual([expect.stringMatching(/^192\.0\.2\.\d+$/)]);
  expect(replication_policies).toMatchObject([
    { src_registry: { id: 0 }, dest_registry: { id: 2 }, filters: [{ type: 'name', value: `${space}/${app}` }] },
    { src_registry: { id: 1 }, dest_registry: { id: 0 } },
  ]);
  const [task] = replication_policies[0].executions[0].tasks;
  expect(task).toMatchObject({ id: 1, sub_tasks: [{ id: 1, namespace: space, repository: app }] });
  expect(task.src_resource).toMatch(new RegExp(`^${space}/${app} \\[1 item`));
  expect(immutable_rules).toMatchObject([{ id: 1, scope_selectors: { repository: [{ pattern: `${app}*` }] } }]);
  expect(retention_policies).toMatchObject([{ rules: [{ id: 0, params: { latestPushedK: 3 } }] }]);
  expect(webhook_policies).toMatchObject([{ jobs: [{ id: 1 }] }]);
  expect(webhook_policies[0].targets[0].address).toMatch(/^https:\/\/host-\d+\.swr-pro\.example\.com$/);
});

test('with pseudonyms who reaches an instance is said in the same forms', async () => {
  const { instances } = parse(await captured('--pseudonymise'));
  const [{ domains, endpoint_policy, endpoints, endpoint_permissions, tags, audit_logs, gc, quotas }] = instances;
  const [{ name: space, repositories, tags: spaceTags }] = instances[0].namespaces;
  expect(domains).toMatchObject([{ domain_name: expect.stringMatching(/^\*\.host-\d+\.swr-pro\.example\.com$/) }]);
  expect(endpoint_policy).toMatchObject({
    status: 'Enable',
    ip_list: [{ ip: expect.stringMatching(/^10\.\d+\.0\.0\/28$/) }],
  });
  expect(endpoints).toMatchObject([{ status: 'Running', endpoint_ip: expect.stringMatching(/^192\.0\.2\.\d+$/) }]);
  expect(endpoint_permissions.map(({ permission }: { readonly permission: string }) => permission)).toEqual([
    expect.stringMatching(/^iam:domain::account\d+$/),
    expect.stringMatching(/^iam:domainName::name-\d+\*$/),
    expect.stringMatching(/^organizations:orgPath::name-\d+\/name-\d+\/\*$/),
  ]);
  expect(tags).toMatchObject([{ key: spaceTags[0].key, value: expect.stringMatching(/^value-\d+$/) }]);
  expect(audit_logs).toMatchObject([{ id: 1, operation: 'delete', resource: expect.stringContaining(`${space}/`) }]);
  expect(gc.tasks).toMatchObject([{ workers: 3, freed_space: 4096 }]);
  expect(quotas).toMatchObject({ long_term_quota: 77 });
  const [{ scan, build_history }] = repositories[0].artifacts;
  expect(scan.vulnerabilities).toMatchObject([{ id: 'CVE-2024-0001', cwe_ids: ['CWE-79'] }, { severity: 'Low' }]);
  expect(build_history).toMatchObject([{ created_by: expect.stringMatching(/^command-\d+$/), size: 5 }]);
});
