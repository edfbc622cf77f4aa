/** What Terraform's provider asks of triggers, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';
import { readAll } from './data-source.ts';
import { created, ownNamespace } from './policy-life.ts';

/** Neither selector has extras. */
const rule = (pattern: string) => ({
  repo_scope_mode: 'regular',
  scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern }] },
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
});

const target = {
  ...{ type: 'http', address: 'https://test.com', address_type: 'internal' },
  ...{ auth_header: 'Test:Header', skip_cert_verify: false },
};

const bodyOf = (changes: object = {}) => ({
  ...{ name: 'tf_test_trigger', description: 'demo', enabled: true, event_types: ['PUSH_ARTIFACT'] },
  ...{ scope_rules: [rule('**')], targets: [target] },
  ...changes,
});

/** What the provider keeps of a policy. It would plan a change where this is not what the configuration says. */
const stateOf = ({ name, description, enabled, event_types, scope_rules, targets }: ReturnType<typeof bodyOf>) => ({
  ...{ name, description, enabled, event_types, scope_rules, targets },
});

describe('swr_enterprise_trigger', () => {
  test('is created, read without a change to plan, updated, imported, deleted, and then gone', async () => {
    const fake = await startFake();
    const policies = await ownNamespace(fake, 'webhook');
    const { policy, read } = await created(fake, policies, bodyOf());
    expect(stateOf(read)).toEqual(bodyOf());
    expect(read.namespace_id).toEqual(expect.any(Number));
    for (const name of ['creator', 'created_at', 'updated_at']) expect(read[name], name).not.toBe('');

    const changed = bodyOf({
      ...{ description: '', enabled: false, scope_rules: [rule('nginx-*')] },
      targets: [{ ...target, auth_header: 'Test:Update', skip_cert_verify: true }],
    });
    const updated = await fake.put(policy, changed);
    expect([updated.status, updated.text]).toEqual([200, '']);
    expect(stateOf((await fake.get(policy)).body)).toEqual(changed);

    expect((await fake.remove(policy)).status).toBe(204);
    expect((await fake.get(policy)).status).toBe(404);
    expect((await fake.remove(policy)).status).toBe(404);
  });

  test('leaves skip_cert_verify out when it is false, and reads it back', async () => {
    const fake = await startFake();
    const policies = await ownNamespace(fake, 'webhook');
    const { skip_cert_verify: _, ...sent } = target;
    const { id } = (await fake.post(policies, bodyOf({ targets: [sent] }))).body;
    expect(stateOf((await fake.get(`${policies}/${id}`)).body)).toEqual(bodyOf());
  });
});

test('the data source of triggers finds them by name and by namespace, with a description', async () => {
  const fake = await startFake();
  const policies = await ownNamespace(fake, 'webhook');
  const { id } = (await fake.post(policies, bodyOf())).body;
  const { namespace_id } = (await fake.get(`${policies}/${id}`)).body;
  const all = `${fake.instance}/webhook/policies`;
  expect(await readAll(fake, all, 'policies', { name: 'tf_test_trigger' })).toMatchObject([
    { id, description: 'demo' },
  ]);
  expect(await readAll(fake, all, 'policies', { namespace_id })).toMatchObject([{ id, namespace_id }]);
});

test('the data source of jobs finds those of the first trigger of the list, each field filled', async () => {
  const fake = await startFake();
  const [policy] = await readAll(fake, `${fake.instance}/webhook/policies`, 'policies');
  const path = `${fake.instance}/namespaces/${policy?.namespace_name}/webhook/policies/${policy?.id}/jobs`;
  const jobs = await readAll(fake, path, 'jobs');
  expect(jobs.length).toBeGreaterThan(0);
  for (const job of jobs)
    for (const name of [
      'id',
      'policy_id',
      'job_detail',
      'event_type',
      'notify_type',
      'status',
      'created_at',
      'updated_at',
    ])
      expect(job[name], name).toSatisfy((value: unknown) => value !== '' && value !== undefined && value !== 0);
  const failed = await readAll(fake, path, 'jobs', { status: 'Failed' });
  expect(failed.map(({ status }) => status)).toEqual(['Failed']);
});
