/** What Cloud Custodian asks of tags of namespaces: it walks them all, puts one on, gives it a new value, takes it off. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type Fake, startFake } from '../support/fake.ts';

interface Resource {
  readonly resource_name: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Until a page has fewer than 100. */
const walk = async ({ post, instance }: Fake): Promise<readonly Resource[]> => {
  const all: Resource[] = [];
  for (let offset = 0; ; offset += 100) {
    const at = `${instance}/namespaces/resource-instances/filter?limit=100&offset=${offset}`;
    const { resources } = (await post(at, {})).body;
    all.push(...resources);
    if (resources.length < 100) return all;
  }
};

/** It matches tags to namespaces by resource_name. */
const tagsBy = async (fake: Fake, name: string) =>
  (await walk(fake)).find(({ resource_name }) => resource_name === name)?.tags;

test('a namespace gets a tag, the tag another value, and is rid of it by its key alone', async () => {
  const fake = await startFake();
  const at = `${fake.instance}/namespaces/root/tags`;
  const put = (value: string) => fake.post(`${at}/create`, { tags: [{ key: 'custodian', value }] });
  expect((await put('one')).status).toBe(204);
  expect(await tagsBy(fake, 'root')).toEqual([{ key: 'custodian', value: 'one' }]);
  expect((await put('two')).status).toBe(204);
  expect(await tagsBy(fake, 'root')).toEqual([{ key: 'custodian', value: 'two' }]);
  expect((await fake.remove(`${at}/delete`, { tags: [{ key: 'custodian' }] })).status).toBe(204);
  expect(await tagsBy(fake, 'root')).toEqual([]);
});

test('the walk sees every namespace once, however many there are', async () => {
  const namespaces = Array.from({ length: 205 }, (_, index) => ({
    name: `n-${index}`,
    tags: [{ key: 'n', value: `${index}` }],
  }));
  const seed: Seed = { instances: [{ name: 'one', namespaces }] };
  const all = await walk(await startFake({ seed }));
  expect(all.map(({ resource_name, tags }) => [resource_name, tags])).toEqual(
    namespaces.map(({ name, tags }) => [name, tags]),
  );
});

test('an instance without namespaces answers as a recorded call did', async () => {
  const { post, instance } = await startFake({ seed: { instances: [{ name: 'one' }] } });
  const { status, body } = await post(`${instance}/namespaces/resource-instances/filter?limit=100&offset=0`, {});
  expect([status, body]).toEqual([200, { resources: [], total_count: 0 }]);
});
