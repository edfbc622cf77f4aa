/** What Terraform's provider asks of tags, namespaces and repositories, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { readProfile } from '../../cli/profile-file.ts';
import { type Fake, startFake } from '../support/fake.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

const tagsOf = (values: Readonly<Record<string, string>>): readonly Tag[] =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

const before = tagsOf({ foo: 'bar', key: 'value' });
const after = tagsOf({ foo: 'bar_updated', owner: 'terraform' });

/** It never relies on a key getting a new value: it takes all that was there, then puts all that is wanted. */
const swap = async ({ remove, post }: Fake, at: string): Promise<readonly number[]> => [
  (await remove(`${at}/delete`, { tags: before })).status,
  (await post(`${at}/create`, { tags: after })).status,
];

/** Reads page by page until one is empty, and keeps the count of the last. */
const paged = async ({ post }: Fake, at: string, body: object) => {
  const found: Readonly<Record<string, unknown>>[] = [];
  for (let offset = 0; ; offset += 200) {
    const { status, body: page } = await post(`${at}/filter?limit=200&offset=${offset}`, body);
    expect(status).toBe(200);
    if (page.resources.length === 0) return { found, total: page.total_count };
    found.push(...page.resources);
  }
};

describe('swr_enterprise_namespace', () => {
  test('is created, read with its tags and without a change to plan, updated, and deleted', async () => {
    const fake = await startFake();
    const { get, post, put, remove, instance } = fake;
    const at = `${instance}/namespaces/tf-test`;
    const created = await post(`${instance}/namespaces`, { namespace_name: 'tf-test', metadata: { public: 'true' } });
    expect(created.status).toBe(201);
    expect((await get(`${at}/tags`)).body).toEqual({ tags: [] });
    expect((await post(`${at}/tags/create`, { tags: before })).status).toBe(204);
    expect((await get(`${at}/tags`)).body.tags).toEqual(before);
    expect((await get(at)).body).toMatchObject({ name: 'tf-test', metadata: { public: 'true' }, repo_count: 0 });

    const updated = await put(at, { metadata: { public: 'false' } });
    expect([updated.status, updated.body]).toEqual([200, { namespace_name: 'tf-test', metadata: { public: 'false' } }]);
    expect(await swap(fake, `${at}/tags`)).toEqual([204, 204]);
    expect((await get(at)).body.metadata).toEqual({ public: 'false' });
    expect((await get(`${at}/tags`)).body.tags).toEqual(after);

    expect((await remove(at)).status).toBe(204);
    expect((await get(at)).status).toBe(404);
  });
});

test('swr_enterprise_instance swaps its tags', async () => {
  const fake = await startFake({ seed: { instances: [{ name: 'tf_test', tags: [...before] }] } });
  expect(await swap(fake, `${fake.instance}/tags`)).toEqual([204, 204]);
  expect((await fake.get(`${fake.instance}/tags`)).body.tags).toEqual(after);
});

test('the data sources of tags read the unions, each with a key that is not empty', async () => {
  const { get, instance, swr } = await startFake();
  const unions = [await get(`/v2/${swr.projectId}/instances/tags`), await get(`${instance}/namespaces-tags`)];
  for (const { body } of unions) {
    expect(body.tags.length).toBeGreaterThan(0);
    for (const { key } of body.tags) expect(key).not.toBe('');
  }
});

/** Two of its tests ask for the key `value1` of what has key=value1 and foo=bar1. */
describe('the data sources that filter by tags', () => {
  const tags = tagsOf({ key: 'value1', foo: 'bar1' });
  const seed = {
    instances: [{ name: 'tf_test', tags: [...tags], namespaces: [{ name: 'tf-test', tags: [...tags] }] }],
  };
  const places = ({ swr, instance }: Fake) => [
    `/v2/${swr.projectId}/instances/resource-instances`,
    `${instance}/namespaces/resource-instances`,
  ];
  const odd = { tags: [{ key: 'value1', values: ['bar1'] }] };

  test('find all without tags, and keep the count of the page past the end', async () => {
    const fake = await startFake({ seed });
    for (const at of places(fake)) {
      const { found, total } = await paged(fake, at, {});
      expect([found.length, total]).toEqual([1, 1]);
      expect(found[0]).toMatchObject({
        resource_id: expect.stringMatching(/./),
        resource_name: expect.stringMatching(/./),
      });
    }
  });

  test('find nothing by a key that nothing has, unless the profile of its tests is used', async () => {
    const strict = await startFake({ seed });
    for (const at of places(strict)) expect((await paged(strict, at, odd)).found).toEqual([]);
    const lenient = await startFake({ seed, profile: await readProfile('terraform-tests') });
    for (const at of places(lenient)) expect((await paged(lenient, at, odd)).found).toHaveLength(1);
  });
});

test('swr_enterprise_image_repository describes a repository that has images, clears that, and deletes it', async () => {
  const { get, put, remove, instance } = await startFake();
  const { name, namespace_name } = (await get(`${instance}/repositories`)).body.repositories[0];
  const at = `${instance}/namespaces/${namespace_name}/repositories/${name}`;
  for (const description of ['demo', '']) {
    const updated = await put(at, { description });
    expect([updated.status, updated.text]).toEqual([200, '']);
    expect((await get(at)).body.description).toBe(description);
  }
  expect((await remove(at)).status).toBe(204);
  expect((await get(at)).status).toBe(404);
});
