/** What Cloud Custodian asks of immutable rules: it knows its own by their priority, and switches one off by {}. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const selector = (decoration: string, pattern: string) => ({ kind: 'doublestar', decoration, pattern });

const bodyOf = (repositories: string, tags: string) => ({
  ...{ priority: 101, disabled: false, action: 'immutable', template: 'immutable_template' },
  tag_selectors: [selector('matches', tags)],
  scope_selectors: { repository: [selector('repoMatches', repositories)] },
});

const ruleOf = async ({ get, instance }: Fake, namespace_id: number) =>
  (await get(`${instance}/immutabletagrules`, { namespace_id, limit: 100, offset: 0 })).body.immutable_rules[0];

test('a namespace without a rule gets one, which the list then has with its priority', async () => {
  const fake = await startFake();
  const { namespace_id } = (await fake.get(`${fake.instance}/namespaces/library`)).body;
  expect(await ruleOf(fake, namespace_id)).toBeUndefined();
  const rules = `${fake.instance}/namespaces/library/immutabletagrules`;
  const { id } = (await fake.post(rules, bodyOf('{alpine,busybox}', '^1.*'))).body;
  expect(await ruleOf(fake, namespace_id)).toMatchObject({ id, namespace_id, priority: 101, disabled: false });
});

test('the empty group, with which it switches a rule off, selects nothing', async () => {
  const fake = await startFake();
  const rules = `${fake.instance}/namespaces/library/immutabletagrules`;
  const tag = `/v2/instances/${fake.swr.instanceId}/namespaces/library/repositories/alpine/tags/latest`;
  const { id } = (await fake.post(rules, bodyOf('**', '**'))).body;
  expect((await fake.remove(tag)).status).toBe(412);
  expect((await fake.put(`${rules}/${id}`, bodyOf('{}', '**'))).status).toBe(200);
  expect((await fake.remove(tag)).status).toBe(204);
});
