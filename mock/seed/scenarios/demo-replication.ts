import type { SeedRegistry, SeedReplicationExecution, SeedReplicationPolicy } from '../format/types.ts';
import { images } from './demo-images.ts';

/** The id that follows from its name. */
const secondInstance = '47beb12b-322b-4bd9-acef-eadc2397d109';

/** One of each type; the last is the second instance, and what the others hold can be pulled from them. */
export const registries: SeedRegistry[] = [
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

export const replicationPolicies: SeedReplicationPolicy[] = [
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
