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
