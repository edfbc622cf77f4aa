import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, clientOf, namespaceBody, policiesOf, startOfTime } from '../support/clients.ts';

type Resettable = Omit<FakeWorld, 'reset' | 'forget'>;

/** Leaves a trace in all that a world has. */
const disturb = async (world: Resettable): Promise<void> => {
  const client = clientOf(world);
  await client.post(`${client.instance}/namespaces`, namespaceBody('trace'));
  await client.remove(`${policiesOf(client, 'root')}/3`);
  await world.lifeCycle({ life_cycle: 'immediate' });
  await world.fault({ match: { operationId: 'ListInstance' }, do: { status: 500 } });
  await world.clock.freeze();
  await world.clock.advance('5h');
};

/** Where traces are to be found, and what stands there. */
const traces = async (world: Resettable) => {
  const client = clientOf(world);
  const faults = await world.faults.list();
  const requests = await world.journal.find();
  const { met } = await world.coverage();
  const { body: started } = await client.post(`${policiesOf(client, 'staging')}/6/executions`);
  const { body } = await client.get(`${policiesOf(client, 'staging')}/6/executions`);
  return {
    namespace: (await client.get(`${client.instance}/namespaces/trace`)).status,
    policy: (await client.get(`${policiesOf(client, 'root')}/3`)).status,
    faults: faults.length,
    requests: requests.length,
    met,
    clock: await world.clock.show(),
    execution: body.executions.find(({ id }: { id: number }) => id === started.id).status,
  };
};

const asItBegan = {
  namespace: 404,
  policy: 200,
  faults: 0,
  requests: 0,
  met: 0,
  clock: { now: startOfTime, scale: 1, dropped_executions: 0 },
  execution: 'Initialized',
};
const disturbed = {
  namespace: 200,
  policy: 404,
  faults: 1,
  requests: 2,
  met: 2,
  clock: { now: '2026-03-01T17:00:00.000Z', scale: 0, dropped_executions: 0 },
  execution: 'Failed',
};

byEachClient('reset', (start) => {
  test('puts one world back to how it began and leaves the others', async () => {
    const { swr } = await start();
    const [world, other] = [await swr.world(), await swr.world()];
    for (const each of [swr, world, other]) await disturb(each);
    await world.reset();
    expect(await traces(world)).toEqual(asItBegan);
    expect(await traces(other)).toEqual(disturbed);
    expect(await traces(swr)).toEqual(disturbed);
  });

  test('puts the demo world back alone when asked of the demo world', async () => {
    const { swr } = await start();
    const world = await swr.world();
    for (const each of [swr, world]) await disturb(each);
    const [demo] = await swr.worlds();
    await demo?.reset();
    expect(await traces(swr)).toEqual(asItBegan);
    expect(await traces(world)).toEqual(disturbed);
  });

  test('of the fake puts all worlds back, and forgets none', async () => {
    const { swr } = await start();
    const worlds = [swr, await swr.world(), await swr.world({ seed: 'demo' })];
    for (const each of worlds) await disturb(each);
    await swr.reset();
    for (const each of worlds) expect(await traces(each)).toEqual(asItBegan);
    expect(await swr.worlds()).toHaveLength(3);
  });

  test('of a fork goes back to what its parent held then', async () => {
    const { swr } = await start();
    const parent = clientOf(swr);
    await parent.post(`${parent.instance}/namespaces`, namespaceBody('inherited'));
    const fork = await swr.fork();
    const { instance, get, remove } = clientOf(fork);
    await remove(`${instance}/namespaces/inherited`);
    await swr.reset();
    await fork.reset();
    expect((await get(`${instance}/namespaces/inherited`)).status).toBe(200);
  });

  test('lets faults by chance fall as they fell at first', async () => {
    const { swr } = await start();
    const { instance, get } = clientOf(swr);
    const fallen = async (): Promise<readonly number[]> => {
      await swr.fault({ match: { operationId: 'ShowInstance' }, when: { probability: 0.5 }, do: { status: 500 } });
      const statuses = [];
      for (let count = 0; count < 20; count += 1) statuses.push((await get(instance)).status);
      return statuses;
    };
    const first = await fallen();
    await swr.reset();
    expect(new Set(first).size).toBe(2);
    expect(await fallen()).toEqual(first);
  });

  test('undoes a seed that was loaded later', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { instance, get } = clientOf(world);
    await world.seed('empty');
    await world.reset();
    expect((await get(`${instance}/namespaces/root`)).status).toBe(200);
  });
});
