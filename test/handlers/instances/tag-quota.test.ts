/** An instance is not created with more tags than a resource may have. */
import { expect, test } from 'vitest';
import type { FakeSwrOptions } from '../../../mock/index.ts';
import { startFake } from '../../support/fake.ts';
import { instanceBody } from '../../support/instance-bodies.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: '' }));

const started = async (options: FakeSwrOptions = {}) => {
  const fake = await startFake(options);
  const create = (resource_tags: readonly object[]) =>
    fake.post(`/v2/${fake.swr.projectId}/instances`, { ...instanceBody, resource_tags });
  return { ...fake, create };
};

test.each([
  ['twenty', 20],
  ['fifty', 50],
] as const)(
  'as many as tags.quota=%s allows are taken, one more is refused and nothing is made',
  async (option, most) => {
    const { swr, get, create } = await started({ profile: { 'tags.quota': option } });
    const before = await swr.snapshot();
    const refused = await create(numbered(most + 1));
    expect([refused.status, refused.body.error_msg]).toEqual([
      409,
      expect.stringContaining(`would have ${most + 1} tags but may have at most ${most}`),
    ]);
    expect(await swr.snapshot()).toEqual(before);
    const { status, body } = await create(numbered(most));
    expect(status).toBe(202);
    const { tags } = (await get(`/v2/${swr.projectId}/instances/${body.instance_id}/tags`)).body;
    expect(tags).toHaveLength(most);
  },
);

test('without a quota any number is taken', async () => {
  const { create } = await started({ profile: { 'tags.quota': 'none' } });
  expect((await create(numbered(51))).status).toBe(202);
});

test('a key that is given twice is one tag, as where tags are put', async () => {
  const { create } = await started();
  expect((await create([...numbered(20), ...numbered(20)])).status).toBe(202);
});

test('the refusal is that of putting tags, whatever status conflicts have', async () => {
  const fake = await started({ profile: { 'errors.conflict_status': 'documented' } });
  const put = await fake.post(`${fake.instance}/namespaces/library/tags/create`, { tags: numbered(21) });
  const created = await fake.create(numbered(21));
  expect([put.status, created.status, created.body.error_code]).toEqual([400, 400, put.body.error_code]);
});
