/** What Terraform's provider asks of artifacts and repositories: it reads the first of each list, and deletes it. */
import { expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';

const startHere = async () => {
  const fake = await startFake();
  const repository = `${fake.instance}/namespaces/library/repositories/alpine`;
  const { artifacts } = (await fake.get(`${repository}/artifacts`, { tags: '1.1.0' })).body;
  const artifact = `${repository}/artifacts/${artifacts[0].digest}`;
  return { ...fake, repository, artifact, tags: `${repository.replace(`/${fake.swr.projectId}`, '')}/tags` };
};

test('swr_enterprise_instance_artifact_delete: a signed artifact goes, and the list is shorter', async () => {
  const { get, remove, repository, artifact } = await startHere();
  const before = (await get(`${repository}/artifacts`)).body.total;
  expect((await remove(artifact)).status).toBe(204);
  expect((await get(artifact)).status).toBe(404);
  expect((await get(`${repository}/artifacts`)).body.total).toBe(before - 1);
});

test('swr_enterprise_instance_artifact_tag_delete: the tag goes and the artifact stays', async () => {
  const { get, remove, artifact, tags } = await startHere();
  const before = (await get(tags)).body.total;
  expect((await remove(`${tags}/latest`)).status).toBe(204);
  expect((await get(tags)).body.total).toBe(before - 1);
  const names = (await get(artifact)).body.tags.map(({ name }: { readonly name: string }) => name);
  expect(names).toEqual(['1.1.0', '1.1', '1']);
});

test('swr_enterprise_repository_delete: one that has artifacts goes', async () => {
  const { get, remove, repository } = await startHere();
  expect((await remove(repository)).status).toBe(204);
  expect((await get(repository)).status).toBe(404);
});

test('swr_enterprise_repository_update: the description is set, and then cleared', async () => {
  const { get, put, repository } = await startHere();
  for (const description of ['test', '']) {
    const { status, text } = await put(repository, { description });
    expect([status, text]).toEqual([200, '']);
    expect((await get(repository)).body.description).toBe(description);
  }
});

test('swr_enterprise_instance_all_artifacts: the first has a tag, and no field is empty', async () => {
  const { get, instance } = await startHere();
  const [first] = (await get(`${instance}/artifacts`)).body.artifacts;
  const { digest, type, manifest_media_type, media_type, push_time, pull_time, repository_name, tags } = first;
  for (const value of [digest, type, manifest_media_type, media_type, push_time, pull_time, repository_name])
    expect(value).not.toBe('');
  expect(tags[0]).toMatchObject({ name: '1.0.0', push_time: expect.any(String), pull_time: expect.any(String) });
});

test('its pager reads next_marker as a text where the profile says so, to the end', async () => {
  const { get, instance } = await startFake({ profile: { 'artifacts.next_marker_type': 'string' } });
  const ids: number[] = [];
  let marker: string | undefined = '1';
  while (marker !== undefined) {
    const { body }: { readonly body: { artifacts: { id: number }[]; next_marker?: string } } = await get(
      `${instance}/artifacts`,
      { marker },
    );
    ids.push(...body.artifacts.map(({ id }) => id));
    marker = body.next_marker;
  }
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  const { repositories } = (await get(`${instance}/repositories`, { limit: 100 })).body;
  const counts = repositories.map(({ artifact_count }: { readonly artifact_count: number }) => artifact_count);
  expect(ids.length).toBe(counts.reduce((sum: number, count: number) => sum + count, 0));
});

test('swr_enterprise_instance_artifact_addition: the first step has all that is read of it', async () => {
  const { get, artifact } = await startHere();
  const { body } = await get(`${artifact}/additions/build_history`);
  const [step] = body.build_histories;
  expect(step).toMatchObject({
    empty_layer: false,
    mediaType: expect.stringMatching('gzip'),
    size: expect.any(Number),
  });
  for (const value of [step.digest, step.created, step.created_by]) expect(value).not.toBe('');
  expect((await get(`${artifact}/additions/build_history`)).body).toEqual(body);
});
