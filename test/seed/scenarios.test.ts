import { describe, expect, test } from 'vitest';
import { materialize } from '../../mock/seed/materialize.ts';
import { demo as prepared } from '../../mock/seed/prepared/demo.ts';
import { scenarios } from '../../mock/seed/scenarios/all.ts';
import { restoreText, snapshotOf } from '../../mock/world/kernel/snapshot.ts';
import { createTables } from '../../mock/world/tables.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

describe('scenarios', () => {
  test.each([
    ['demo', { instances: 2, namespaces: 3, repositories: 47 }],
    ['empty', { instances: 1, namespaces: 1, repositories: 0 }],
    ['large', { instances: 1, namespaces: 2, repositories: 1900 }],
  ])('%s loads and answers', async (seed, totals) => {
    const { get, instance } = await startFake({ seed });
    expect({
      instances: (await get(instance.slice(0, instance.lastIndexOf('/')))).body.total,
      namespaces: (await get(`${instance}/namespaces`)).body.total,
      repositories: (await get(`${instance}/repositories`)).body.total,
    }).toEqual(totals);
  });

  test('a name that is neither a scenario nor a file is refused, naming the scenarios', async () => {
    expect(await refusalOf('demon')).toMatch(/"demon".*demo, empty, large/);
  });
});

describe('demo', () => {
  test('its instance comes first in the list and its credentials are those that are written down', async () => {
    const { swr, get } = await startFake();
    const id = '11111111-2222-4333-8444-555555555555';
    expect((await get(`/v2/${swr.projectId}/instances`)).body.instances[0].id).toBe(id);
    expect(swr).toMatchObject({
      region: 'cn-north-4',
      projectId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      domainId: 'd0000000000000000000000000000001',
      instanceId: id,
      ak: 'FAKESWRDEMOACCESSKEY',
      sk: 'fake-swr-demo-secret-key-not-a-secret-00',
      token: 'fake-swr-demo-token',
    });
  });

  test('its library has 40 repositories or more, with artifacts of several tags and of none', async () => {
    const { get, instance } = await startFake();
    const path = `${instance}/namespaces/library/repositories`;
    const { total, repositories } = (await get(path)).body;
    const listed = (await get(`${path}/${repositories[0].name}/artifacts`)).body.artifacts;
    const counts = listed.map(({ tags }: { readonly tags: readonly unknown[] }) => tags.length).sort();
    expect(total).toBeGreaterThanOrEqual(40);
    expect([counts.at(0), counts.at(-1)]).toEqual([0, 4]);
  });

  test('it has policies of each trigger and executions in each status', async () => {
    const { get, instance } = await startFake();
    const { policies } = (await get(`${instance}/signature/policies`)).body;
    const triggers = policies.map(({ trigger }: { readonly trigger: { readonly type: string } }) => trigger.type);
    expect([...new Set(triggers)].sort()).toEqual(['event_based', 'manual', 'scheduled']);
    const { body } = await get(`${instance}/namespaces/library/signature/policies/1/executions`);
    const statuses = body.executions.map(({ status }: { readonly status: string }) => status).sort();
    expect(statuses).toEqual(['Failed', 'InProgress', 'Initialized', 'Pending', 'Stopped', 'Succeed']);
  });

  test('no two tags of a repository have one id, those of signatures among them', async () => {
    const { get, swr } = await startFake();
    const { body } = await get(`/v2/instances/${swr.instanceId}/namespaces/library/repositories/alpine/tags`);
    const ids = body.tags.map(({ id }: { readonly id: number }) => id).sort((a: number, b: number) => a - b);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

test('the demo world as it was prepared is what its seed makes', () => {
  const read = snapshotOf(restoreText(createTables(), prepared));
  const made = JSON.parse(JSON.stringify(snapshotOf(materialize(scenarios.demo).tables)));
  expect(read, 'stale: run `npm run demo-world` and commit the result').toEqual(made);
});
