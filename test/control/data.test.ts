import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { byEachClient, clientOf } from '../support/clients.ts';

const seed: Seed = {
  instances: [{ name: 'one', namespaces: [{ name: 'team', repositories: [{ name: 'web', artifacts: [{}, {}] }] }] }],
};

byEachClient('a seed', (start) => {
  test('takes the place of all that the world held', async () => {
    const { swr } = await start();
    const world = await swr.world();
    await world.seed(seed);
    const { instance, get } = clientOf(world);
    const { body } = await get(`${instance}/repositories`);
    expect(body.repositories).toMatchObject([{ name: 'web', namespace_name: 'team', artifact_count: 2 }]);
    expect((await get(`${instance}/namespaces`)).body.total).toBe(1);
  });

  test.each([
    ['empty', 0],
    ['demo', 47],
    ['large', 1900],
  ] as const)('can be the scenario %s', async (name, repositories) => {
    const { swr } = await start({ seed: { instances: [{ name: 'nothing' }] } });
    const world = await swr.world();
    await world.seed(name);
    const { instance, get } = clientOf(world);
    expect((await get(`${instance}/repositories`, { limit: 1 })).body.total).toBe(repositories);
  });

  test('leaves project and credentials as they are, whatever it says of them', async () => {
    const { swr } = await start();
    const world = await swr.world();
    await world.seed({
      ...seed,
      project_id: 'other',
      token: 'other',
      ak: 'other',
      users: [{ name: 'eve', token: 'eve' }],
    });
    const { instance, get, send } = clientOf(world);
    expect((await get(instance)).body.project_id).toBe(world.projectId);
    for (const token of ['other', 'eve']) {
      expect((await send('get', instance, { headers: { 'X-Auth-Token': token } })).status).toBe(401);
    }
  });

  test('reaches no other world', async () => {
    const { swr } = await start();
    const world = await swr.world();
    await world.seed('empty');
    const { instance, get } = clientOf(swr);
    expect((await get(`${instance}/namespaces`)).body.total).toBe(3);
  });

  test('that cannot be loaded is refused, and the world stays as it is', async () => {
    const { swr } = await start();
    const twice = { instances: [{ name: 'one', namespaces: [{ name: 'team' }, { name: 'team' }] }] };
    await expect(swr.seed(twice)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/team is given twice/),
    });
    const { instance, get } = clientOf(swr);
    expect((await get(`${instance}/namespaces`)).body.total).toBe(3);
  });
});
