/** A fork has what its parent has, table by table: a new table is not forgotten when worlds are copied. */
import { expect, test } from 'vitest';
import { registryBody } from '../../contracts/resources/registry-bodies.ts';
import type { FakeWorld } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { clientOf, startEmbedded } from '../support/clients.ts';
import { instanceBody } from '../support/instance-bodies.ts';

type Parent = Pick<FakeWorld, 'fork' | 'snapshot' | 'projectId' | 'domainId'>;
type Rows = readonly Readonly<Record<string, unknown>>[];

/** A world with a row in each table. */
const start = async (): Promise<Parent> => {
  const { swr } = await startEmbedded();
  const { instance, post, remove } = clientOf(swr);
  const done = async (answer: Promise<{ readonly status: number; readonly text: string }>) => {
    const { status, text } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
  };
  const { body: vpc } = await post(`/v1/${swr.projectId}/vpcs`, { vpc: { name: 'own', cidr: '10.0.0.0/8' } });
  const subnet = { name: 'own', cidr: '10.0.0.0/24', gateway_ip: '10.0.0.1', vpc_id: vpc.vpc.id };
  await done(post(`/v1/${swr.projectId}/subnets`, { subnet }));
  await done(post(`/v1.0/${swr.projectId}/kms/create-key`, { key_alias: 'own' }));
  await done(post(`${instance}/domainname`, { domain_name: 'a.example.com', certificate_id: 'scs1' }));
  await done(post(`${instance}/endpoint-policy`, { enable: true }));
  await done(post(`${instance}/temp-credential`));
  await done(post(`${instance}/registries`, { ...registryBody, name: 'own' }));
  await swr.lifeCycle({ family: 'signature', life_cycle: 'timed' });
  await swr.lifeCycle({ family: 'instances', life_cycle: 'immediate' });
  await done(post(`/v2/${swr.projectId}/instances`, instanceBody));
  const { digest } = await swr.artifacts.push({ namespace_name: 'staging', repository_name: 'own', tags: ['1', '2'] });
  const artifact = `${instance}/namespaces/staging/repositories/own/artifacts/${digest}`;
  await done(post(`${artifact}/scan`));
  const signing = `${instance}/namespaces/staging/signature/policies`;
  const { body: signs } = await post(signing, policyBody());
  await done(post(`${signing}/${signs.id}/executions`));
  await done(post(`${instance}/namespaces/library/retention/policies/1/executions`, { dry_run: true }));
  await done(post(`${instance}/replication/executions`, { policy_id: 1 }));
  const parameters = { delete_untagged: true, workers: 1, dry_run: false };
  const other = await swr.artifacts.push({ namespace_name: 'staging', repository_name: 'gone', tags: ['1'] });
  await done(remove(`${instance}/namespaces/staging/repositories/gone/artifacts/${other.digest}`));
  await done(post(`${instance}/system/gc/schedule`, { schedule: { type: 'Manual' }, parameters }));
  return swr;
};

const rowsOf = async (world: Pick<FakeWorld, 'snapshot'>): Promise<ReadonlyMap<string, Rows>> =>
  new Map(Object.entries((await world.snapshot()).tables as Readonly<Record<string, Rows>>));

const instancesIn = (tables: ReadonlyMap<string, Rows>): ReadonlyMap<unknown, string> =>
  new Map(tables.get('instances')?.map(({ name, id }) => [name, String(id)]));

/** What one world names its own by, and what another does. */
const namesOf = (one: Parent, other: Parent, [before, after]: readonly ReadonlyMap<string, Rows>[]) => {
  if (before === undefined || after === undefined) throw new Error('there are two worlds');
  const renamed = instancesIn(after);
  return [
    [one.projectId, other.projectId],
    [one.domainId, other.domainId],
    ...[...instancesIn(before)].map(([name, id]) => [id, String(renamed.get(name))]),
  ];
};

/** Rows by id, whoever they are of; users are others in each world. */
const shown = (rows: Rows, names: readonly (readonly string[])[]): readonly unknown[] => {
  let text = JSON.stringify(rows);
  for (const [from = '', to = ''] of names) text = text.replaceAll(from, to);
  return (JSON.parse(text) as Rows)
    .map(({ user_id, ...row }) => ({ ...row, user: user_id !== undefined }))
    .sort((a, b) => (String((a as { id?: unknown }).id) < String((b as { id?: unknown }).id) ? -1 : 1));
};

/** Webhooks that are sent, which forks do not send again; and what scans would change beside themselves: nothing. */
const empty = ['webhooks.deliveries', 'scanning.pendingEffects'];

test('a fork has a counterpart of each row of its parent, and no more', async () => {
  const parent = await start();
  const before = await rowsOf(parent);
  expect([...before].filter(([, rows]) => rows.length === 0).map(([name]) => name)).toEqual(empty);
  const fork = await parent.fork();
  const after = await rowsOf(fork);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const names = namesOf(parent, fork, [before, after]);
  for (const [table, rows] of before)
    expect([table, shown(after.get(table) ?? [], [])]).toEqual([table, shown(rows, names)]);
});
