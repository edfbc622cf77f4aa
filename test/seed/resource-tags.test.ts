/** Tags of instances and namespaces of a seed. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

const tags = [
  { key: 'a', value: '1' },
  { key: 'b', value: '' },
];
const seedOf = (ofInstance: Seed['instances'], ofNamespace = tags): Seed => ({
  instances: (ofInstance ?? []).map((one) => ({ ...one, namespaces: [{ name: 'n', tags: ofNamespace }] })),
});

test('come back as they were given, also in a world that is made of the same seed', async () => {
  const { get, instance, send, swr } = await startFake({ seed: seedOf([{ name: 'i', tags }]) });
  expect((await get(`${instance}/tags`)).body.tags).toEqual(tags);
  expect((await get(`${instance}/namespaces/n/tags`)).body.tags).toEqual(tags);
  const other = await swr.world();
  const headers = { 'X-Auth-Token': other.token };
  const at = `/v2/${other.projectId}/instances/${other.instanceId}`;
  expect((await send('get', `${at}/tags`, { headers })).body.tags).toEqual(tags);
  await send('delete', `${at}/tags/delete`, { headers, body: { tags } });
  expect((await get(`${instance}/tags`)).body.tags).toEqual(tags);
});

test('are refused where a key is given twice, with its place', async () => {
  const twice = [...tags, { key: 'a', value: '2' }];
  expect(await refusalOf(seedOf([{ name: 'i', tags: twice }]))).toMatch(/tag key a is given twice/);
  expect(await refusalOf(seedOf([{ name: 'i' }], twice))).toMatch(/tag key a is given twice/);
});

test('stand in the demo world on both of its instances and on two of its namespaces', async () => {
  const { get, instance, swr } = await startFake();
  expect((await get(`/v2/${swr.projectId}/instances/tags`)).body.tags).toEqual([
    { key: 'environment', values: ['production', 'test'] },
    { key: 'team', values: ['platform'] },
  ]);
  expect((await get(`${instance}/namespaces-tags`)).body.tags).toEqual([
    { key: 'environment', values: ['staging'] },
    { key: 'team', values: ['platform', 'web'] },
  ]);
});
