import type {
  Seed,
  SeedArtifact,
  SeedExecution,
  SeedImmutableRule,
  SeedRepository,
  SeedResourceTag,
  SeedRetentionPolicy,
  SeedScan,
  SeedTask,
  SeedWebhookPolicy,
} from '../format/types.ts';
import { connections, permissions } from './demo-access.ts';
import { gc } from './demo-gc.ts';
import { images } from './demo-images.ts';
import { registries, replicationPolicies } from './demo-replication.ts';
import { demoTenant } from './demo-tenant.ts';

/** Three versions each: one with several tags, an older one, and one that lost its tag. */
const versions = (signed: boolean, scan?: SeedScan): SeedArtifact[] => [
  { tags: ['1.0.0'], signed },
  { tags: ['1.1.0', '1.1', '1', 'latest'], signed, ...(scan !== undefined && { scan }) },
  { tags: [] },
];

/** A scan in every status; that of `libz` found nothing. */
const scans: Readonly<Record<string, SeedScan>> = {
  mysql: { status: 'Error' },
  nginx: { status: 'Running' },
  node: { status: 'Pending' },
  redis: {},
};

/** What is not a plain image: one for several platforms, and a chart. */
const others: Readonly<Record<string, SeedArtifact>> = {
  consul: { newest: true, type: 'CHART', tags: ['chart-0.1.0'] },
  golang: {
    newest: true,
    platforms: ['linux/amd64', 'linux/arm64'],
    tags: ['2.0.0', '2'],
    scan: { vulnerabilities: [{ id: 'CVE-2023-0286', fix_version: '3.0.8' }] },
  },
};

const library: SeedRepository[] = images.map((name, index) => ({
  name,
  description: `Image of ${name}`,
  pull_count: (index * 37) % 211,
  artifacts: [...versions(index % 2 === 0, scans[name]), ...(others[name] === undefined ? [] : [others[name]])],
}));

/** The first in every list, of an artifact that is tagged, signed and scanned. */
const newest: SeedRepository = {
  name: 'wordpress',
  description: 'Image of wordpress',
  pull_count: 12,
  newest: true,
  artifacts: [{ tags: [] }, { tags: ['1.1.0', '1.1', '1', 'latest'], signed: true, scan: {} }],
};

const tasks = (status: NonNullable<SeedTask['status']>, count: number): SeedTask[] =>
  images.slice(0, count).map((repository) => ({ repository, status }));

/** One execution in every status that a signing policy can show. */
const inEveryStatus: SeedExecution[] = [
  { status: 'Succeed', status_text: '42 of 42 signed', tasks: tasks('Succeed', images.length) },
  {
    status: 'Failed',
    status_text: '1 of 3 failed',
    tasks: [
      ...tasks('Succeed', 2),
      { repository: 'mysql', status: 'Failed', status_text: 'failed to fetch artifacts' },
    ],
  },
  {
    status: 'Stopped',
    status_text: 'stopped',
    tasks: [...tasks('Succeed', 1), { repository: 'redis', status: 'Stopped' }],
  },
  {
    status: 'InProgress',
    status_text: '2 of 3 to be signed',
    tasks: [
      ...tasks('Succeed', 1),
      { repository: 'nginx', status: 'InProgress' },
      { repository: 'node', status: 'Pending' },
    ],
  },
  { status: 'Pending', status_text: '2 of 2 to be signed', tasks: tasks('Pending', 2) },
  { status: 'Initialized', status_text: '2 of 2 to be signed', tasks: tasks('Initialized', 2) },
];

/** The documented example of page 1208: policy 3, execution 8, task 2. */
const documentedExecution: SeedExecution = {
  id: 8,
  status: 'Succeed',
  status_text: '2 of 2 signed',
  created_at: '2020-12-01T07:06:35Z',
  updated_at: '2020-12-01T07:06:36Z',
  tasks: [
    { id: 1, repository: 'libpng', job_id: '2d7c874a7407d6c40f016253', status: 'Success' },
    { id: 2, repository: 'libz', job_id: '2d7c874a7407d6c40f016254', status: 'Success' },
  ],
};

/** Keeps that many of the latest pushes. */
const keepsLatest = (latestPushedK: number): NonNullable<SeedRetentionPolicy['rules']> => [
  {
    priority: 0,
    action: 'retain',
    template: 'latestPushedK',
    params: { latestPushedK },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    repo_scope_mode: 'regular',
  },
];

const retained = (status: 'Succeed' | 'Failed' | 'Stopped' | 'InProgress', first: number, count: number) =>
  images.slice(first, first + count).map((repository) => ({ repository, status }));

/** One execution in every status that a retention policy shows, all dry runs: what they name is still there. */
const retentions: NonNullable<SeedRetentionPolicy['executions']> = [
  { status: 'InProgress', dry_run: true, tasks: [...retained('Succeed', 0, 1), ...retained('InProgress', 1, 1)] },
  { status: 'Stopped', dry_run: true, tasks: [...retained('Succeed', 0, 1), ...retained('Stopped', 1, 1)] },
  { status: 'Failed', dry_run: true, tasks: [...retained('Succeed', 0, 2), ...retained('Failed', 2, 1)] },
  { status: 'Succeed', dry_run: true, tasks: retained('Succeed', 0, images.length) },
];

/** Selects tags by a pattern, in every repository. */
const tagged = (pattern: string): Pick<SeedImmutableRule, 'tag_selectors'> => ({
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern }],
});

const postsTo = (address: string): NonNullable<SeedWebhookPolicy['targets']> => [
  { type: 'http', address, address_type: 'internal', auth_header: 'X-Fake-Swr:demo' },
];

const tagsOf = (tags: Readonly<Record<string, string>>): SeedResourceTag[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

/** A job in every status. Nothing of them is ever sent. */
const jobs: NonNullable<SeedWebhookPolicy['jobs']> = [
  { status: 'Succeed' },
  { status: 'Failed', status_text: 'the answer was 500' },
  { status: 'Stopped', status_text: 'stopped' },
  { status: 'InProgress' },
  { status: 'Pending' },
  { status: 'Initialized' },
];

export const demo: Seed = {
  instances: [
    {
      id: demoTenant.instance_id,
      name: 'fake-swr-demo',
      description: 'The demo instance of fake-swr',
      quotas: { replica_registry_quota: 10 },
      jobs: [{}],
      tags: tagsOf({ environment: 'production', team: 'platform' }),
      namespaces: [
        {
          name: 'library',
          metadata: { public: 'true' },
          tags: tagsOf({ team: 'platform' }),
          repositories: [...library, newest],
          signature_policies: [
            { id: 1, name: 'sign-everything', executions: inEveryStatus },
            { id: 2, name: 'nightly', trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } } },
            { id: 4, name: 'on-push', trigger: { type: 'event_based' } },
            { id: 5, name: 'switched-off', enabled: false },
          ],
          retention_policies: [{ id: 1, name: 'keep-latest', rules: keepsLatest(1), executions: retentions }],
          // The newest is the first of the list.
          webhook_policies: [
            { id: 3, name: 'notify-ci', description: 'Tells CI', targets: postsTo('https://192.168.0.10/hooks'), jobs },
          ],
        },
        {
          name: 'root',
          repositories: [
            { name: 'libpng', artifacts: [{ tags: ['1.6.43', 'latest'], signed: true }] },
            {
              name: 'libz',
              artifacts: [{ tags: ['1.3.1', 'latest'], signed: true, scan: { vulnerabilities: [] } }],
            },
          ],
          signature_policies: [{ id: 3, name: 'sign-root', executions: [documentedExecution] }],
          immutable_rules: [{ id: 1, ...tagged('release-*') }],
          webhook_policies: [{ id: 2, name: 'notify-audit', targets: postsTo('https://192.168.0.11:8443/push') }],
        },
        {
          name: 'staging',
          tags: tagsOf({ environment: 'staging', team: 'web' }),
          repositories: [
            { name: 'web/frontend', artifacts: versions(false) },
            { name: 'broken', artifacts: [{ tags: ['latest'] }], signing_fails: 'failed to fetch artifacts' },
          ],
          signature_policies: [{ id: 6, name: 'sign-staging' }],
          retention_policies: [
            { id: 2, name: 'monthly', trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } },
          ],
          immutable_rules: [{ id: 2, ...tagged('**'), disabled: true }],
          webhook_policies: [{ id: 1, name: 'switched-off', enabled: false, targets: postsTo('http://192.168.0.12') }],
        },
      ],
      registries,
      replication_policies: replicationPolicies,
      gc,
      // The newest is the first of the list.
      credentials: [
        { name: 'switched-off', enable: false },
        { name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' },
      ],
      audit_logs: [
        ...Array.from({ length: 6 }, () => ({ operation: 'create' as const })),
        { operation: 'pull' },
        { operation: 'delete' },
        { operation: 'pull', username: 'robot' },
      ],
      endpoint_connections: connections,
      endpoint_permissions: permissions,
    },
    {
      name: 'fake-swr-new',
      description: 'An instance that is still being created',
      status: 'Creating',
      tags: tagsOf({ environment: 'test' }),
      jobs: [{ status: 'Running' }],
    },
  ],
  // Of instances that are not there: with the others one in every status.
  jobs: [
    { resource_name: 'test-public', status: 'Failed' },
    { resource_name: 'test-private', status: 'Initializing' },
    { resource_name: 'test-other', status: 'Creating' },
  ],
};
