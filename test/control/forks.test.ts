import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import {
  byEachClient,
  type Client,
  clientOf,
  executionsOf,
  namespaceBody,
  policiesOf,
  startEmbedded,
} from '../support/clients.ts';

const namespacesOf = async ({ instance, get }: Client): Promise<readonly string[]> =>
  (await get(`${instance}/namespaces`)).body.namespaces.map(({ name }: { name: string }) => name);

byEachClient('a fork', (start) => {
  test('holds what its parent holds, under a project and credentials of its own', async () => {
    const { swr } = await start();
    const parent = await swr.world();
    const { instance, post } = clientOf(parent);
    await post(`${instance}/namespaces`, namespaceBody('team'));
    const fork = await parent.fork({ name: 'twin' });
    expect(await namespacesOf(clientOf(fork))).toEqual(['library', 'root', 'staging', 'team']);
    expect([fork.name, fork.projectId === parent.projectId, fork.token === parent.token]).toEqual([
      'twin',
      false,
      false,
    ]);
  });

  test('is not changed by its parent, nor by its siblings, nor does it change them', async () => {
    const { swr } = await start();
    const family = [swr, await swr.fork(), await swr.fork()];
    const clients = family.map(clientOf);
    for (const [index, { instance, post, remove }] of clients.entries()) {
      await post(`${instance}/namespaces`, namespaceBody(`of-${index}`));
      await remove(`${policiesOf({ instance } as Client, 'root')}/3`);
    }
    expect(await Promise.all(clients.map(namespacesOf))).toEqual([
      ['library', 'of-0', 'root', 'staging'],
      ['library', 'of-1', 'root', 'staging'],
      ['library', 'of-2', 'root', 'staging'],
    ]);
  });

  test('sees no row that its parent writes later, of whatever kind, nor the parent one of the fork', async () => {
    const { swr } = await start();
    const parent = await swr.world();
    const writeAll = async (world: FakeWorld): Promise<void> => {
      const client = clientOf(world);
      const policies = policiesOf(client, 'staging');
      await world.lifeCycle({ life_cycle: 'immediate' });
      await world.artifacts.push({ namespace_name: 'staging', repository_name: 'web/frontend' });
      await client.post(`${policies}/6/executions`);
      await client.put(`${policies}/6`, policyBody());
      await client.remove(`${policiesOf(client, 'root')}/3`);
    };
    // A table that was written is the parent's own; it is shared again by the fork.
    await writeAll(parent);
    const own = await parent.snapshot();
    const fork = await parent.fork();
    const before = await fork.snapshot();
    await writeAll(parent);
    expect(await fork.snapshot()).toEqual(before);
    const written = await parent.snapshot();
    expect(written.tables).not.toEqual(own.tables);
    await writeAll(fork);
    expect(await parent.snapshot()).toEqual(written);
  });

  test('of a fork is apart from both', async () => {
    const { swr } = await start();
    const parent = await swr.fork();
    const child = await parent.fork();
    const { instance, post } = clientOf(parent);
    await post(`${instance}/namespaces`, namespaceBody('later'));
    expect(await namespacesOf(clientOf(child))).not.toContain('later');
    expect(await namespacesOf(clientOf(swr))).not.toContain('later');
  });

  test('shows the executions of its parent as the parent does', async () => {
    const { swr } = await start();
    const parent = await swr.world();
    const client = clientOf(parent);
    const policy = `${policiesOf(client, 'staging')}/6`;
    await client.post(`${policy}/executions`);
    await parent.clock.freeze();
    await parent.clock.advance('1h');
    const fork = await parent.fork();
    const twin = clientOf(fork);
    expect(await fork.clock.show()).toEqual(await parent.clock.show());
    expect(await executionsOf(twin, `${policiesOf(twin, 'staging')}/6`)).toEqual(await executionsOf(client, policy));
  });

  test('answers by the profile of its parent, but for what is said of it', async () => {
    const { swr } = await start({ profile: { 'executions.order': 'oldest_first' } });
    const parent = await swr.world({ profile: { 'namespaces.taken_name': 'reject_400' } });
    const from = parent.projectId;
    const told = await swr.world({ from, profile: { 'namespaces.taken_name': 'reject' } });
    const forks = [await parent.fork(), told, await swr.world({ from })];
    const statuses = [];
    for (const { instance, post } of forks.map(clientOf))
      statuses.push((await post(`${instance}/namespaces`, namespaceBody('library'))).status);
    expect(statuses).toEqual([400, 409, 400]);
    const { policyId } = await parent.executions.create();
    await parent.executions.create({ policy_id: policyId });
    const client = clientOf(await parent.fork());
    const ids = (await executionsOf(client, `${policiesOf(client)}/${policyId}`)).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test('has the keys and networks that were made in its parent', async () => {
    const { swr } = await start();
    const parent = await swr.world();
    const { post } = clientOf(parent);
    const { body: key } = await post(`/v1.0/${parent.projectId}/kms/create-key`, { key_alias: 'own' });
    const { body: made } = await post(`/v1/${parent.projectId}/vpcs`, { vpc: { name: 'own', cidr: '10.0.0.0/8' } });
    const fork = await parent.fork();
    const twin = clientOf(fork);
    const { body: keys } = await twin.post(`/v1.0/${fork.projectId}/kms/list-keys`, {});
    expect(keys.keys).toContain(key.key_info.key_id);
    const { body: networks } = await twin.get(`/v1/${fork.projectId}/vpcs/${made.vpc.id}`);
    expect(networks.vpc).toMatchObject({ name: 'own', tenant_id: fork.projectId });
  });

  test('has no row that names the project, the account or the instances of its parent', async () => {
    const { swr } = await start();
    const parent = await swr.world();
    const { post } = clientOf(parent);
    await post(`/v1.0/${parent.projectId}/kms/create-key`, { key_alias: 'own' });
    await post(`/v1/${parent.projectId}/vpcs`, { vpc: { name: 'own', cidr: '10.0.0.0/8' } });
    const { tables } = await parent.snapshot();
    const instances = (tables.instances ?? []) as readonly { readonly id?: string }[];
    const ids = [parent.projectId, parent.domainId, ...instances.map(({ id }) => String(id))];
    const forked = await (await parent.fork()).snapshot();
    const naming = Object.entries(forked.tables).filter(([, rows]) =>
      ids.some((id) => JSON.stringify(rows).includes(id)),
    );
    expect(naming.map(([name]) => name)).toEqual([]);
  });

  test('has the connections of its parent, those from its own project as its own', async () => {
    const { swr } = await start();
    const [project_id, domain_id] = ['1'.repeat(32), '2'.repeat(32)];
    const own = { id: 'own', project_id: 'mine', domain_id: 'account' };
    const foreign = { id: 'foreign', project_id, domain_id };
    const instances = [{ name: 'one', namespaces: [], endpoint_connections: [own, foreign] }];
    const world = await swr.world({ seed: { project_id: 'mine', domain_id: 'account', instances } });
    const { tables } = await (await world.fork()).snapshot();
    const [first, second] = (tables['access.connections'] ?? []) as readonly {
      project_id?: string;
      domain_id?: string;
    }[];
    expect(second).toMatchObject({ project_id, domain_id });
    expect([first?.project_id, first?.domain_id]).not.toContain('mine');
    expect(first?.domain_id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('has no faults and no journal of its parent', async () => {
    const { swr } = await start();
    const { instance, get } = clientOf(swr);
    await get(instance);
    await swr.fault({ match: { path: '/nowhere' }, do: { status: 500 } });
    const fork = await swr.fork();
    expect([await fork.faults.list(), await fork.journal.find()]).toEqual([[], []]);
  });
});

test('a thousand forks of ten thousand artifacts take less than a second of processor time, and each is its own', async () => {
  const { swr } = await startEmbedded();
  const parent = await swr.world({ seed: 'large' });
  const { instance, get } = clientOf(parent);
  const { body } = await get(`${instance}/repositories`, { limit: 1 });
  expect(body.total).toBe(1900);
  // Code is slow at first, and this is about forks.
  for (let count = 0; count < 200; count += 1) await (await parent.fork()).forget();

  const forks = [];
  const before = process.cpuUsage();
  for (let count = 0; count < 1000; count += 1) forks.push(await parent.fork());
  const { user, system } = process.cpuUsage(before);
  const usedMs = (user + system) / 1000;
  if (process.env.FAKE_SWR_SOAK !== undefined) console.log(`1000 forks: ${Math.round(usedMs)} ms`);
  expect(usedMs).toBeLessThan(1000);

  expect(new Set(forks.flatMap(({ projectId, ak, token }) => [projectId, ak, token])).size).toBe(3000);
  const [first, , third] = forks.map(clientOf);
  if (first === undefined || third === undefined) throw new Error('there are a thousand forks');
  await first.post(`${first.instance}/namespaces`, namespaceBody('written'));
  await clientOf(parent).post(`${instance}/namespaces`, namespaceBody('later'));
  expect(await namespacesOf(first)).toEqual(['library', 'platform', 'written']);
  expect(await namespacesOf(third)).toEqual(['library', 'platform']);
  expect(await namespacesOf(clientOf(parent))).toEqual(['later', 'library', 'platform']);
});
