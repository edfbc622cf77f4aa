import { expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';

/** Repositories whose ids go back and forth between two instances. */
const seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'a',
          repositories: [
            { id: 4, name: 'web/app' },
            { id: 1, name: 'web' },
          ],
        },
        { name: 'b', repositories: [{ id: 2, name: 'api' }] },
      ],
    },
    { name: 'two', id: 'second', namespaces: [{ name: 'a', repositories: [{ id: 3, name: 'web' }] }] },
    { name: 'empty' },
  ],
};

interface Repository {
  readonly id: number;
  readonly name: string;
}

const started = async (profile = {}) => {
  const fake = await startFake({ seed, profile });
  const list = async (query: object = {}) =>
    (await fake.get(`/v2/${fake.swr.projectId}/repositories`, { ...query })).body as {
      readonly repositories: readonly Repository[];
      readonly page_info: { readonly next_marker?: string };
    };
  const ids = async (query: object = {}) => (await list(query)).repositories.map(({ id }) => id);
  return { ...fake, list, ids };
};

test('the repositories of every instance are listed by id, each with its instance', async () => {
  const { list, ids, get, instance } = await started();
  expect(await ids()).toEqual([1, 2, 3, 4]);
  const { repositories, page_info } = await list();
  expect(page_info).toEqual({});
  const { body } = await get(`${instance}/namespaces/a/repositories/web%252Fapp`);
  expect(repositories[3]).toEqual({
    ...{ ...body, instance_id: instance.split('/').at(-1), instance_name: 'one' },
    resource_urn: `swr:cn-north-4:d0000000000000000000000000000001:repository:${instance.split('/').at(-1)}/a/web/app`,
  });
  expect(repositories[2]).toMatchObject({ instance_id: 'second', instance_name: 'two', namespace_name: 'a' });
});

test('next_marker leads to the following page until there is none', async () => {
  const { list } = await started();
  const seen: number[] = [];
  let marker: string | undefined;
  do {
    const page = await list({ limit: 3, ...(marker !== undefined && { marker }) });
    seen.push(...page.repositories.map(({ id }) => id));
    marker = page.page_info.next_marker;
  } while (marker !== undefined);
  expect(seen).toEqual([1, 2, 3, 4]);
});

test('a marker still holds when its repository is deleted, and one behind the end gives an empty page', async () => {
  const { ids, list, remove, instance } = await started();
  expect((await list({ limit: 1 })).page_info).toEqual({ next_marker: '2' });
  await remove(`${instance}/namespaces/b/repositories/api`);
  expect(await ids({ marker: '2' })).toEqual([3, 4]);
  expect(await list({ marker: '999999' })).toEqual({ repositories: [], page_info: {} });
});

test('name leaves the repositories with that in their names, and pages are of what is left', async () => {
  const { list, ids } = await started();
  expect(await ids({ name: 'web' })).toEqual([1, 3, 4]);
  expect(await ids({ name: 'web/' })).toEqual([4]);
  expect(await ids({ name: 'none' })).toEqual([]);
  expect((await list({ name: 'web', limit: 2 })).page_info).toEqual({ next_marker: '4' });
});

test.each([
  { limit: 0 },
  { limit: 101 },
  { limit: 'x' },
  { marker: 'x' },
  { marker: '-1' },
  { marker: '1.5' },
  { marker: '0' },
])('%j is refused', async (query) => {
  const { get, swr } = await started();
  const { status, body } = await get(`/v2/${swr.projectId}/repositories`, query);
  expect(status).toBe(400);
  expect(body.error_msg).toContain(Object.keys(query)[0]);
});

test('another project’s repositories are not shown', async () => {
  const { get } = await started();
  expect((await get('/v2/0123456789abcdef0123456789abcdef/repositories')).status).toBe(403);
});
