import { describe, expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const tags = [
  { key: 'team', value: 'platform' },
  { key: 'environment', value: '' },
];
const byKey = [tags[1], tags[0]];
const seed: Seed = {
  instances: [
    { name: 'one', namespaces: [{ name: 'library' }, { name: 'other' }] },
    { id: 'i-2', name: 'two', namespaces: [{ name: 'elsewhere' }] },
  ],
};

/** Where the tags of a resource are: the same calls for an instance and for a namespace. */
const resources: readonly (readonly [string, (fake: Fake) => string])[] = [
  ['an instance', ({ instance }) => `${instance}/tags`],
  ['a namespace', ({ instance }) => `${instance}/namespaces/library/tags`],
];

describe.each(resources)('the tags of %s', (_, at) => {
  test('are put there, listed by key, and taken away; both answer 204 and nothing else', async () => {
    const fake = await startFake({ seed });
    expect((await fake.get(at(fake))).body).toEqual({ tags: [] });
    const put = await fake.post(`${at(fake)}/create`, { tags });
    expect([put.status, put.text]).toEqual([204, '']);
    expect((await fake.get(at(fake))).body).toEqual({ tags: byKey });
    const taken = await fake.remove(`${at(fake)}/delete`, { tags: [tags[0]] });
    expect([taken.status, taken.text]).toEqual([204, '']);
    expect((await fake.get(at(fake))).body).toEqual({ tags: [tags[1]] });
  });

  test('have each key once: a key that is there gets the new value, the last where it is given twice', async () => {
    const fake = await startFake({ seed });
    await fake.post(`${at(fake)}/create`, { tags });
    const again = ['web', 'mobile'].map((value) => ({ key: 'team', value }));
    expect((await fake.post(`${at(fake)}/create`, { tags: again })).status).toBe(204);
    expect((await fake.get(at(fake))).body.tags).toEqual([tags[1], { key: 'team', value: 'mobile' }]);
  });

  test('may be taken away by key alone, and when they are gone', async () => {
    const fake = await startFake({ seed });
    await fake.post(`${at(fake)}/create`, { tags });
    for (const gone of [[{ key: 'team' }], [{ key: 'team' }, { key: 'never' }], []])
      expect((await fake.remove(`${at(fake)}/delete`, { tags: gone })).status).toBe(204);
    expect((await fake.get(at(fake))).body.tags).toEqual([tags[1]]);
  });

  test('are as many as fit: one too many is a conflict, and nothing of the call is kept', async () => {
    const fake = await startFake({ seed, profile: { 'errors.conflict_status': 'documented' } });
    const many = Array.from({ length: 20 }, (__, index) => ({ key: `key-${index}`, value: '' }));
    expect((await fake.post(`${at(fake)}/create`, { tags: many })).status).toBe(204);
    const { status, body } = await fake.post(`${at(fake)}/create`, { tags: [{ key: 'key-0', value: 'x' }, tags[0]] });
    expect(status).toBe(400);
    expect(body.error_msg).toBe('The resource would have 21 tags but may have at most 20.');
    expect((await fake.get(at(fake))).body.tags).toContainEqual({ key: 'key-0', value: '' });
    expect((await fake.post(`${at(fake)}/create`, { tags: [{ key: 'key-0', value: 'x' }] })).status).toBe(204);
  });

  test.each<[string, object, string]>([
    ['without a key', { value: 'v' }, 'key'],
    ['with an empty key', { key: '', value: 'v' }, 'key'],
    ['without a value', { key: 'k' }, 'value'],
    ['with a key of 129 characters', { key: 'k'.repeat(129), value: '' }, 'at most 128'],
    ['with a value of 256 characters', { key: 'k', value: 'v'.repeat(256) }, 'at most 255'],
    ['with a number as its value', { key: 'k', value: 7 }, 'value'],
  ])('are refused %s', async (__, tag, said) => {
    const fake = await startFake({ seed });
    const { status, body } = await fake.post(`${at(fake)}/create`, { tags: [tag] });
    expect(status).toBe(400);
    expect(body.error_msg).toContain(said);
  });

  test('count characters, not their halves', async () => {
    const fake = await startFake({ seed });
    const longest = { key: '🏷'.repeat(128), value: '🏷'.repeat(255) };
    expect((await fake.post(`${at(fake)}/create`, { tags: [longest] })).status).toBe(204);
    expect((await fake.get(at(fake))).body.tags).toEqual([longest]);
  });
});

test('a resource that is not there has none, and is named', async () => {
  const { get, post, remove, instance, swr } = await startFake({ seed });
  const project = `/v2/${swr.projectId}/instances`;
  for (const at of [
    `${project}/none/tags`,
    `${instance}/namespaces/none/tags`,
    `${project}/i-2/namespaces/library/tags`,
  ])
    for (const answer of [await get(at), await post(`${at}/create`, { tags }), await remove(`${at}/delete`, { tags })])
      expect(answer.status).toBe(404);
  expect((await get(`${instance}/namespaces/none/tags`)).body.error_msg).toContain('Namespace none was not found');
});

test('another kind of resource than instances and namespaces is refused', async () => {
  const { get, instance, swr } = await startFake({ seed });
  const { status, body } = await get(`/v2/${swr.projectId}/clusters/i-2/tags`);
  expect([status, body.error_msg]).toEqual([400, expect.stringContaining('resource_type is "clusters"')]);
  const below = await get(`${instance}/repositories/library/tags`);
  expect([below.status, below.body.error_msg]).toEqual([400, expect.stringContaining('sub_resource_type')]);
});

test('the union of a project is of its instances, that of an instance of its namespaces; tags is no id there', async () => {
  const { get, post, instance, swr } = await startFake({ seed });
  const project = `/v2/${swr.projectId}/instances`;
  await post(`${instance}/tags/create`, { tags });
  await post(`${project}/i-2/tags/create`, { tags: [{ key: 'team', value: 'data' }, tags[1]] });
  await post(`${instance}/namespaces/library/tags/create`, { tags: [tags[0]] });
  await post(`${instance}/namespaces/other/tags/create`, { tags: [tags[0]] });
  expect((await get(`${project}/tags`)).body.tags).toEqual([
    { key: 'environment', values: [''] },
    { key: 'team', values: ['data', 'platform'] },
  ]);
  expect((await get(`${instance}/namespaces-tags`)).body.tags).toEqual([{ key: 'team', values: ['platform'] }]);
  expect((await get(`${project}/i-2/namespaces-tags`)).body.tags).toEqual([]);
});

test('a deleted namespace takes its tags along: one of the same name begins without', async () => {
  const { get, post, remove, instance } = await startFake({ seed });
  await post(`${instance}/namespaces/library/tags/create`, { tags });
  expect((await remove(`${instance}/namespaces/library`)).status).toBe(204);
  expect((await get(`${instance}/namespaces/library/tags`)).status).toBe(404);
  expect((await get(`${instance}/namespaces-tags`)).body.tags).toEqual([]);
  await post(`${instance}/namespaces`, { namespace_name: 'library', metadata: { public: 'false' } });
  expect((await get(`${instance}/namespaces/library/tags`)).body.tags).toEqual([]);
});
