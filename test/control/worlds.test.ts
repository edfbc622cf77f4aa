import { expect, test } from 'vitest';
import { FakeSwrError, type Profile } from '../../mock/index.ts';
import {
  byEachClient,
  clientOf,
  executionsOf,
  namespaceBody,
  policiesOf,
  signed,
  startEmbedded,
} from '../support/clients.ts';

const hex32 = /^[0-9a-f]{32}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

byEachClient('a new world', (start) => {
  test('has a project, an instance and credentials that no other world has', async () => {
    const { swr } = await start();
    const worlds = [swr, await swr.world(), await swr.world()];
    for (const field of ['projectId', 'instanceId', 'ak', 'sk', 'token', 'domainId'] as const) {
      expect(new Set(worlds.map((world) => world[field])).size, field).toBe(3);
    }
    expect(worlds[1]?.projectId).toMatch(hex32);
    expect(worlds[1]?.instanceId).toMatch(uuid);
    expect(worlds[1]?.region).toBe(swr.region);
  });

  test('lets its token in, and its AK/SK', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { instance, get, send } = clientOf(world);
    expect((await get(instance)).body.project_id).toBe(world.projectId);
    const { status, body } = await send('get', instance, { headers: signed(world, instance) });
    expect([status, body.id]).toEqual([200, world.instanceId]);
  });

  test('shuts out the credentials of another world', async () => {
    const { swr } = await start();
    const [one, other] = [await swr.world(), await swr.world()];
    const { instance, send } = clientOf(one);
    const by = async (headers: Readonly<Record<string, string>>) => (await send('get', instance, { headers })).status;
    expect(await by({ 'X-Auth-Token': other.token })).toBe(403);
    expect(await by(signed(other, instance))).toBe(403);
    expect(await by(signed({ ...one, sk: other.sk }, instance))).toBe(401);
  });

  test('holds what the fake started with, whatever has become of the demo world', async () => {
    const { swr } = await start();
    const demo = clientOf(swr);
    await demo.post(`${demo.instance}/namespaces`, namespaceBody('later'));
    const { instance, get } = clientOf(await swr.world());
    const { body } = await get(`${instance}/namespaces`);
    expect(body.namespaces.map(({ name }: { name: string }) => name)).toEqual(['library', 'root', 'staging']);
  });

  test('can be given a name, else it is numbered', async () => {
    const { swr } = await start();
    expect((await swr.world({ name: 'checkout service' })).name).toBe('checkout service');
    expect((await swr.world()).name).toBe('world 2');
  });

  test('can hold a scenario', async () => {
    const { swr } = await start();
    const { instance, get } = clientOf(await swr.world({ seed: 'empty' }));
    expect((await get(`${instance}/repositories`)).body.total).toBe(0);
  });

  test('can hold a seed of its own, under ids of its own', async () => {
    const { swr } = await start();
    const seed = { project_id: 'mine', instances: [{ id: 'own', name: 'one', namespaces: [{ name: 'team' }] }] };
    const world = await swr.world({ seed });
    expect(world.projectId).not.toBe('mine');
    expect(world.instanceId).not.toBe('own');
    const { instance, get } = clientOf(world);
    expect((await get(instance)).body.name).toBe('one');
    expect((await get(`${instance}/namespaces`)).body.namespaces).toMatchObject([{ name: 'team' }]);
  });

  test('can answer by a profile of its own', async () => {
    const { swr } = await start();
    const world = await swr.world({ profile: { 'namespaces.taken_name': 'reject_400' } });
    const statuses = [];
    for (const { instance, post } of [clientOf(world), clientOf(swr)]) {
      statuses.push((await post(`${instance}/namespaces`, namespaceBody('library'))).status);
    }
    expect(statuses).toEqual([400, 409]);
  });

  const profiles: readonly [ofFake: Partial<Profile>, ofWorld: Partial<Profile>, ids: readonly number[]][] = [
    [{}, {}, [2, 1]],
    [{ 'executions.order': 'oldest_first' }, { 'executions.pace': 'instant' }, [1, 2]],
    [{ 'executions.order': 'oldest_first' }, { 'executions.order': 'newest_first' }, [2, 1]],
    [{ 'executions.order': 'oldest_first' }, { 'signature.executions.order': 'newest_first' }, [2, 1]],
    [{ 'signature.executions.order': 'oldest_first' }, { 'executions.order': 'newest_first' }, [1, 2]],
  ];
  test.each(profiles)('of a fake with %j and with %j itself lists executions as %j', async (profile, own, ids) => {
    const { swr } = await start({ seed: 'empty', profile });
    const world = await swr.world({ profile: own });
    const { policyId } = await world.executions.create();
    await world.executions.create({ policy_id: policyId });
    const client = clientOf(world);
    const executions = await executionsOf(client, `${policiesOf(client)}/${policyId}`);
    expect(executions.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    [{ profile: { 'namespaces.nonsense': 'yes' } }, 400, /namespaces\.nonsense is not a behaviour/],
    [{ profile: { 'namespaces.taken_name': 'maybe' } }, 400, /"maybe" but must be one of reject/],
    [{ seed: 'empty', from: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' }, 400, /must not have seed and from together/],
    [{ from: 'nowhere' }, 404, /"nowhere" is not the project of a world; there are 0f1e2d3c4b5a69788796a5b4c3d2e1f0/],
    [{ seed: 'tiny' }, 400, /"demo", "empty", "large"/],
    [{ seed: '/etc/passwd' }, 400, /"demo", "empty", "large"/],
    [{ nmae: 'typo' }, 400, /nmae is not known; did you mean name\?/],
    [
      { seed: { instances: [{ name: 'one', nmaespaces: [] }] } },
      400,
      /nmaespaces is not known; did you mean namespaces\?/,
    ],
  ] as const)('is refused when asked for by %j', async (options, status, message) => {
    const { swr } = await start();
    const refusal = swr.world(options as Parameters<typeof swr.world>[0]);
    await expect(refusal).rejects.toThrow(FakeSwrError);
    await expect(refusal).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
    expect(await swr.worlds()).toHaveLength(1);
  });
});

byEachClient('the worlds', (start) => {
  test('are listed, the demo world first', async () => {
    const { swr } = await start();
    const world = await swr.world({ name: 'mine' });
    const listed = await swr.worlds();
    expect(listed.map(({ projectId }) => projectId)).toEqual([swr.projectId, world.projectId]);
    expect(listed.map(({ name }) => name)).toEqual(['demo', 'mine']);
    expect(listed[1]).toMatchObject({ ak: world.ak, sk: world.sk, token: world.token, instanceId: world.instanceId });
  });

  test('are gone once forgotten, with their credentials', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { instance, get } = clientOf(world);
    await world.forget();
    expect((await get(instance)).status).toBe(401);
    expect(await swr.worlds()).toHaveLength(1);
  });

  test('keep the demo world, which cannot be forgotten', async () => {
    const { swr } = await start();
    const [demo] = await swr.worlds();
    await expect(demo?.forget()).rejects.toMatchObject({
      status: 409,
      message: expect.stringMatching(/demo world cannot be deleted/),
    });
    const { instance, get } = clientOf(swr);
    expect((await get(instance)).status).toBe(200);
  });

  test('are named when a call means one that is not there', async () => {
    const { swr } = await start();
    const [world, gone] = [await swr.world(), await swr.world()];
    await gone.forget();
    const message = `project_id "${gone.projectId}" is not the project of a world; there are ${swr.projectId}, ${world.projectId}`;
    for (const call of [gone.clock.show, gone.faults.list, gone.journal.find, gone.snapshot, gone.forget, gone.reset]) {
      await expect(call()).rejects.toMatchObject({ status: 404, message });
    }
  });
});

test('worlds without secrets have figures in their place', async () => {
  const { swr } = await startEmbedded();
  const world = await swr.world({ name: 'other' });
  await swr.fault({ match: { path: '/nowhere' }, do: { status: 500 } });
  await world.clock.freeze();
  await fetch(`${swr.url}/v2/missing`);
  await clientOf(swr).get(clientOf(swr).instance);
  const [home, other] = await swr.figures();
  expect(home).toMatchObject({
    sk: '***',
    token: '***',
    password: '***',
    figures: { calls: 2, errors: 1, faults: 1, scale: 1 },
  });
  expect(other).toMatchObject({ name: 'other', ak: world.ak, figures: { calls: 0, errors: 0, faults: 0, scale: 0 } });
  expect(JSON.stringify([home, other])).not.toContain(world.sk);
  const plain = await fetch(`${swr.url}/_fake/worlds`);
  const { worlds } = (await plain.json()) as { worlds: object[] };
  expect(worlds[0]).not.toHaveProperty('figures');
});
