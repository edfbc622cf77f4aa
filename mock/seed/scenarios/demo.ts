import type {
  Seed,
  SeedArtifact,
  SeedExecution,
  SeedRegistry,
  SeedReplicationExecution,
  SeedReplicationPolicy,
  SeedRepository,
  SeedRetentionPolicy,
  SeedTask,
} from '../format/types.ts';
import { demoTenant } from './demo-tenant.ts';

/** The id that follows from its name. */
const secondInstance = '47beb12b-322b-4bd9-acef-eadc2397d109';

const images = [
  'alpine', 'busybox', 'caddy', 'cassandra', 'consul', 'debian', 'elasticsearch', 'envoy', 'etcd', 'fluentd', 'golang',
  'grafana', 'haproxy', 'httpd', 'influxdb', 'jenkins', 'kafka', 'keycloak', 'kibana', 'logstash', 'mariadb', 'memcached',
  'minio', 'mongo', 'mysql', 'nats', 'nginx', 'node', 'openjdk', 'postgres', 'prometheus', 'python', 'rabbitmq', 'redis',
  'registry', 'rust', 'sonarqube', 'tomcat', 'traefik', 'ubuntu', 'vault', 'zookeeper',
]; // biome-ignore format: a list to read

/** Three versions each: one with several tags, an older one, and one that lost its tag. */
const versions = (signed: boolean): SeedArtifact[] => [
  { tags: ['1.0.0'], signed },
  { tags: ['1.1.0', '1.1', '1', 'latest'], signed },
  { tags: [] },
];

const library: SeedRepository[] = images.map((name, index) => ({
  name,
  description: `Image of ${name}`,
  pull_count: (index * 37) % 211,
  artifacts: versions(index % 2 === 0),
}));

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

/** One of each type; the last is the second instance, and what the others hold can be pulled from them. */
const registries: SeedRegistry[] = [
  {
    id: 1,
    name: 'basic-edition',
    type: 'huawei-SWR',
    url: 'https://swr.cn-north-4.myhuaweicloud.com',
    repositories: [{ name: 'team/api', artifacts: [{ tags: ['1.0.0'] }, { tags: ['1.1.0', 'latest'] }] }],
  },
  {
    id: 2,
    name: 'harbor',
    description: 'A Harbor that is down',
    type: 'swr-pro',
    url: 'https://harbor.example.com',
    dns_conf: { hosts: { 'harbor.example.com': '192.0.2.14' } },
    health: 'unreachable',
  },
  { id: 3, name: 'second-instance', url: 'https://fake-swr-new.swr-pro.example.com', instance_id: secondInstance },
];

const copied = (status: NonNullable<SeedReplicationExecution['status']>, first: number, count: number) =>
  images.slice(first, first + count).map((name) => ({ repository: `library/${name}`, status }));

/** One execution in every status that replication shows; the latest has tasks and ended well. */
const replications: SeedReplicationExecution[] = [
  { status: 'Initialized', tasks: copied('Initialized', 0, 2) },
  {
    status: 'InProgress',
    tasks: [...copied('Succeed', 0, 1), ...copied('InProgress', 1, 1), ...copied('Pending', 2, 1)],
  },
  { status: 'Stopped', tasks: [...copied('Succeed', 0, 1), ...copied('Stopped', 1, 1)] },
  { status: 'Failed', updated_at: '0001-01-01T00:00:00Z', status_text: 'failed to fetch artifacts' },
  { status: 'Failed', tasks: [...copied('Succeed', 0, 2), ...copied('Failed', 2, 1)] },
  { status: 'Succeed', tasks: copied('Succeed', 0, 10) },
];

const replicationPolicies: SeedReplicationPolicy[] = [
  {
    id: 1,
    name: 'push-library',
    description: 'Everything in library',
    dest_registry: { id: 1 },
    filters: [
      { type: 'name', value: 'library/**' },
      { type: 'tag', value: '**' },
    ],
    executions: replications,
  },
  { id: 2, name: 'pull-team', src_registry: { id: 1 }, filters: [{ type: 'name', value: 'team/**' }] },
  {
    id: 3,
    name: 'nightly-copy',
    dest_registry: { id: 3 },
    trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 3 * * *' } },
    enabled: false,
  },
  {
    id: 4,
    name: 'copy-on-push',
    dest_registry: { id: 3 },
    dest_namespace: 'mirror',
    filters: [{ type: 'name', value: 'root/**' }],
    trigger: { type: 'event_based' },
    override: true,
    enabled: false,
  },
];

export const demo: Seed = {
  instances: [
    {
      id: demoTenant.instance_id,
      name: 'fake-swr-demo',
      description: 'The demo instance of fake-swr',
      namespaces: [
        {
          name: 'library',
          metadata: { public: 'true' },
          repositories: library,
          signature_policies: [
            { id: 1, name: 'sign-everything', executions: inEveryStatus },
            { id: 2, name: 'nightly', trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } } },
            { id: 4, name: 'on-push', trigger: { type: 'event_based' } },
            { id: 5, name: 'switched-off', enabled: false },
          ],
          retention_policies: [{ id: 1, name: 'keep-latest', rules: keepsLatest(1), executions: retentions }],
        },
        {
          name: 'root',
          repositories: [
            { name: 'libpng', artifacts: [{ tags: ['1.6.43', 'latest'], signed: true }] },
            { name: 'libz', artifacts: [{ tags: ['1.3.1', 'latest'], signed: true }] },
          ],
          signature_policies: [{ id: 3, name: 'sign-root', executions: [documentedExecution] }],
        },
        {
          name: 'staging',
          repositories: [
            { name: 'web/frontend', artifacts: versions(false) },
            { name: 'broken', artifacts: [{ tags: ['latest'] }], signing_fails: 'failed to fetch artifacts' },
          ],
          signature_policies: [{ id: 6, name: 'sign-staging' }],
          retention_policies: [
            { id: 2, name: 'monthly', trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } },
          ],
        },
      ],
      registries,
      replication_policies: replicationPolicies,
    },
    { name: 'fake-swr-new', description: 'An instance that is still being created', status: 'Creating' },
  ],
};
