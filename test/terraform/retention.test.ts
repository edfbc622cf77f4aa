/** What Terraform's provider asks of retention, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';
import { expectFilled, readAll } from './data-source.ts';
import { created, ownNamespace } from './policy-life.ts';

/** Both selectors come with extras that are empty, and params as JSON values. */
const selector = (decoration: 'matches' | 'repoMatches', pattern: string) => ({
  ...{ kind: 'doublestar', decoration, pattern, extras: '' },
});

const rule = (latestPushedK: number) => ({
  ...{ action: 'retain', disabled: false, priority: 0, template: 'latestPushedK', params: { latestPushedK } },
  repo_scope_mode: 'regular',
  scope_selectors: { repository: [selector('repoMatches', '**')] },
  tag_selectors: [selector('matches', '**')],
});

const scheduled = { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } };

const bodyOf = (changes: object = {}) => ({
  ...{ algorithm: 'or', enabled: true, name: 'tf_test_retention', rules: [rule(1)], trigger: scheduled },
  ...changes,
});

/** What the provider keeps of a policy. It would plan a change where this is not what the configuration says. */
const stateOf = ({ algorithm, enabled, name, rules, trigger }: ReturnType<typeof bodyOf>) => ({
  ...{ algorithm, enabled, name, trigger },
  rules: rules.map(
    ({ action, disabled, priority, template, params, repo_scope_mode, scope_selectors, tag_selectors }) => ({
      ...{ action, disabled, priority, template, params, repo_scope_mode, scope_selectors, tag_selectors },
    }),
  ),
});

describe('swr_enterprise_retention_policy', () => {
  test('is created, read without a change to plan, updated, imported, deleted, and then gone', async () => {
    const fake = await startFake();
    const policies = await ownNamespace(fake, 'retention');
    const { policy, read } = await created(fake, policies, bodyOf());
    expect(stateOf(read)).toEqual(bodyOf());

    const changed = bodyOf({ name: 'tf_test_update', enabled: false, rules: [rule(5)], trigger: { type: 'manual' } });
    const updated = await fake.put(policy, changed);
    expect([updated.status, updated.text]).toEqual([200, '']);
    const imported = (await fake.get(policy)).body;
    expect(stateOf(imported)).toEqual(changed);
    expect(imported.trigger).not.toHaveProperty('trigger_settings');
    expect((await fake.get(policy)).body).toEqual(imported);

    expect((await fake.remove(policy)).status).toBe(204);
    expect((await fake.get(policy)).status).toBe(404);
    const again = await fake.remove(policy);
    expect([again.status, again.body.error_code]).toEqual([400, 'SWR.400003']);
  });

  test('of a namespace that is destroyed with it is gone with it', async () => {
    const fake = await startFake();
    const policies = await ownNamespace(fake, 'retention');
    const { id } = (await fake.post(policies, bodyOf())).body;
    await fake.remove(`${fake.instance}/namespaces/tf-test`);
    expect((await fake.get(`${policies}/${id}`)).status).toBe(404);
    expect((await fake.get(`${fake.instance}/retention/policies`, { name: 'tf_test_retention' })).body.total).toBe(0);
  });
});

test('swr_enterprise_retention_policy_execute: its execution has all that is read of it at once', async () => {
  const fake = await startFake();
  const policies = await ownNamespace(fake, 'retention');
  const { id } = (await fake.post(policies, bodyOf())).body;
  const executed = await fake.post(`${policies}/${id}/executions`, { dry_run: true });
  expect(executed.status).toBe(200);
  const { body } = await fake.get(`${policies}/${id}/executions`, { limit: 100, offset: 0 });
  expect(body.executions).toEqual([
    {
      ...{ id: executed.body.id, policy_id: id, dry_run: true, trigger: 'manual', status: 'Succeed' },
      ...{ start_time: '2026-03-01T12:00:00Z', end_time: '2026-03-01T12:00:00Z' },
    },
  ]);
});

test('its data sources find tasks and sub-tasks of library’s policy, which is the first of the list', async () => {
  const fake = await startFake();
  const [policy] = await readAll(fake, `${fake.instance}/retention/policies`, 'retentions');
  expect(policy?.namespace_name).toBe('library');
  const executions = `${fake.instance}/namespaces/library/retention/policies/${policy?.id}/executions`;
  const [execution] = await readAll(fake, executions, 'executions');
  const tasks = await readAll(fake, `${executions}/${execution?.id}/tasks`, 'tasks');
  expectFilled(tasks, 'id', 'execution_id', 'job_id', 'repository', 'status', 'start_time', 'end_time');
  const subTasksOf = `${executions}/${execution?.id}/tasks/${tasks[0]?.id}/subtasks`;
  const subTasks = await readAll(fake, subTasksOf, 'sub_tasks');
  expectFilled(subTasks, 'id', 'job_id', 'namespace', 'repository', 'digest', 'tag', 'action', 'op_time', 'status');
  expect(await readAll(fake, subTasksOf, 'sub_tasks', { status: 'Succeed' })).toEqual(subTasks);
  expect(await readAll(fake, subTasksOf, 'sub_tasks', { status: 'Failed' })).toEqual([]);
});

test('a minute after a dry run the first task is complete, and nothing is deleted', async () => {
  const fake = await startFake();
  const executions = `${fake.instance}/namespaces/library/retention/policies/1/executions`;
  const { id } = (await fake.post(executions, { dry_run: true })).body;
  fake.clock.advance(60_000);
  const tasks = await readAll(fake, `${executions}/${id}/tasks`, 'tasks', { status: 'Succeed' });
  expectFilled(tasks, 'job_id', 'repository', 'start_time', 'end_time');
  expect(tasks[0]).toMatchObject({ status: 'Succeed', status_code: 3, total: 3, retained: 1 });
  expect(tasks[0]?.end_time).not.toBe('0001-01-01T00:00:00Z');
  const { body } = await fake.get(`${fake.instance}/namespaces/library/repositories/alpine/artifacts`);
  expect(body.total).toBe(3);
});
