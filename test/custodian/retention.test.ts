/** What Cloud Custodian asks of retention: it looks for a namespace's policy, makes one, and switches it off. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const selector = (decoration: 'matches' | 'excludes' | 'repoMatches', pattern: string) => ({
  ...{ kind: 'doublestar', decoration, pattern },
});

const bodyOf = ({
  repositories,
  tags,
  disabled = false,
}: Readonly<Record<'repositories' | 'tags', string>> & { readonly disabled?: boolean }) => ({
  ...{ algorithm: 'or', enabled: true, name: 'custodian-retention-root' },
  rules: [
    {
      ...{ priority: 0, disabled, action: 'retain', template: 'nDaysSinceLastPush' },
      params: { nDaysSinceLastPush: 30 },
      tag_selectors: [selector('matches', tags)],
      scope_selectors: { repository: [selector('repoMatches', repositories)] },
      repo_scope_mode: 'regular',
    },
  ],
  trigger: { type: 'scheduled', trigger_settings: { cron: '0 59 23 * * ?' } },
});

const policyOf = async ({ get, instance }: Fake, namespace_id: number) =>
  (await get(`${instance}/retention/policies`, { namespace_id, limit: 100, offset: 0 })).body.retentions[0];

const tasksOf = async ({ post, get }: Fake, policy: string): Promise<readonly string[]> => {
  const { id } = (await post(`${policy}/executions`, { dry_run: true })).body;
  const { tasks } = (await get(`${policy}/executions/${id}/tasks`)).body;
  return tasks.map(({ repository }: { readonly repository: string }) => repository);
};

test('a namespace without a policy gets one, and the first of the list is it from then on', async () => {
  const fake = await startFake();
  const { namespace_id } = (await fake.get(`${fake.instance}/namespaces/root`)).body;
  expect(await policyOf(fake, namespace_id)).toBeUndefined();
  const policies = `${fake.instance}/namespaces/root/retention/policies`;
  const { id } = (await fake.post(policies, bodyOf({ repositories: '{libpng, libz}', tags: '^release-.*$' }))).body;
  expect(await policyOf(fake, namespace_id)).toMatchObject({ id, namespace_id, namespace_name: 'root' });
});

test('the empty group, with which it switches a policy off, matches nothing: nothing is deleted', async () => {
  const fake = await startFake();
  const policies = `${fake.instance}/namespaces/root/retention/policies`;
  const { id } = (await fake.post(policies, bodyOf({ repositories: '**', tags: '**' }))).body;
  expect(await tasksOf(fake, `${policies}/${id}`)).toEqual(['libpng', 'libz']);
  const off = await fake.put(`${policies}/${id}`, bodyOf({ repositories: '{}', tags: '{}' }));
  expect(off.status).toBe(200);
  expect(await tasksOf(fake, `${policies}/${id}`)).toEqual([]);
});

test('a policy of which the only rule is disabled touches nothing', async () => {
  const fake = await startFake();
  const policies = `${fake.instance}/namespaces/root/retention/policies`;
  const body = bodyOf({ repositories: '**', tags: '**', disabled: true });
  const { id } = (await fake.post(policies, body)).body;
  expect(await tasksOf(fake, `${policies}/${id}`)).toEqual([]);
});
