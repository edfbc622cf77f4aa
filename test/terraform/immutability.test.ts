/** What Terraform's provider asks of immutable rules, with its bodies, in its order. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const selector = (decoration: string) => ({ kind: 'doublestar', decoration, pattern: '**', extras: '' });

/** Priority is left out when it is 0. */
const bodyOf = (disabled: boolean) => ({
  ...{ action: 'immutable', disabled, template: 'immutable_template' },
  scope_selectors: { repository: [selector('repoMatches')] },
  tag_selectors: [selector('matches')],
});

/** There is no call that shows one: it is looked for in the list, by the names of both. */
const find = async ({ get, instance }: Fake, id: number, namespace_id?: number) => {
  const { body } = await get(`${instance}/immutabletagrules`, { limit: 100, offset: 0, namespace_id });
  const rules: readonly { readonly id: number; readonly namespace_name: string }[] = body.immutable_rules;
  return rules.find((rule) => rule.id === id && rule.namespace_name === 'library');
};

test('swr_enterprise_immutable_tag_rule is created, read without a change to plan, updated, and deleted', async () => {
  const fake = await startFake();
  const rules = `${fake.instance}/namespaces/library/immutabletagrules`;
  const created = await fake.post(rules, bodyOf(false));
  expect([created.status, created.body]).toEqual([201, { id: expect.any(Number) }]);
  const { id } = created.body;
  const read = await find(fake, id);
  expect(read).toEqual({ ...bodyOf(false), id, priority: 0, namespace_id: 1, namespace_name: 'library' });

  const updated = await fake.put(`${rules}/${id}`, bodyOf(true));
  expect([updated.status, updated.text]).toEqual([200, '']);
  expect(await find(fake, id, 1)).toEqual({ ...read, disabled: true });
  expect(await find(fake, id, 2)).toBeUndefined();

  expect((await fake.remove(`${rules}/${id}`)).status).toBe(204);
  expect(await find(fake, id)).toBeUndefined();
  expect((await fake.remove(`${rules}/${id}`)).status).toBe(404);
});
