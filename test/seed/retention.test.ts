/** Retention policies of a seed, and what they have done. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Policy = NonNullable<
  NonNullable<NonNullable<Seed['instances']>[number]['namespaces']>[number]['retention_policies']
>[number];

const artifacts = [{ tags: ['1.0'] }, { tags: ['1.1', 'latest'] }, { tags: [] }];

const seedOf = (...retention_policies: Policy[]): Seed => ({
  instances: [{ name: 'i', namespaces: [{ name: 'n', repositories: [{ name: 'r', artifacts }], retention_policies }] }],
});

const keepsOne: NonNullable<Policy['rules']> = [
  {
    priority: 0,
    action: 'retain',
    template: 'latestPushedK',
    params: { latestPushedK: 1 },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
    scope_selectors: {},
    repo_scope_mode: 'regular',
  },
];

const shown = async (policy: Policy) => {
  const { get, instance } = await startFake({ seed: seedOf(policy) });
  const { retentions } = (await get(`${instance}/retention/policies`)).body;
  const executions = `${instance}/namespaces/n/retention/policies/${retentions[0].id}/executions`;
  const [execution] = (await get(executions)).body.executions;
  const tasks = execution === undefined ? [] : (await get(`${executions}/${execution.id}/tasks`)).body.tasks;
  const subTasks = [];
  for (const { id } of tasks)
    subTasks.push(...(await get(`${executions}/${execution.id}/tasks/${id}/subtasks`)).body.sub_tasks);
  return { policy: retentions[0], execution, tasks, subTasks, get, instance };
};

test('a policy of which nothing but the name is said keeps the ten latest pushes, by hand', async () => {
  const { policy, execution } = await shown({ name: 'p' });
  expect(policy).toMatchObject({
    ...{ name: 'p', algorithm: 'or', enabled: true, trigger: { type: 'manual' }, namespace_name: 'n' },
    rules: [{ id: 0, disabled: false, template: 'latestPushedK', params: { latestPushedK: 10 } }],
  });
  expect(execution).toBeUndefined();
});

test('a task without sub-tasks shows what the rules do not keep of the artifacts that are there', async () => {
  const { execution, tasks, subTasks, get, instance } = await shown({
    ...{ name: 'p', rules: keepsOne },
    executions: [{ dry_run: true, tasks: [{ repository: 'r' }] }],
  });
  expect(execution).toMatchObject({ status: 'Succeed', dry_run: true, trigger: 'manual' });
  expect(tasks).toMatchObject([{ repository: 'r', status: 'Succeed', status_code: 3, total: 3, retained: 1 }]);
  expect(subTasks.map(({ tag }: { readonly tag: string }) => tag)).toEqual(['1.0', '1.1,latest']);
  const listed = (await get(`${instance}/namespaces/n/repositories/r/artifacts`)).body.artifacts;
  const digests = listed.map(({ digest }: { readonly digest: string }) => digest);
  expect(digests).toEqual(expect.arrayContaining(subTasks.map(({ digest }: { readonly digest: string }) => digest)));
});

test('what a seed says of an execution, its tasks and sub-tasks comes back as it was given', async () => {
  const start = { start_time: '2026-01-02T00:00:00Z', end_time: '2026-01-02T00:00:09Z' };
  const subTask = { id: 4, job_id: 77, tag: 'x', digest: 'd', action: 'DEL' as const, status: 'Failed' as const };
  const subTasks = [{ ...subTask, status_text: 'denied', op_time: '2026-01-02T00:00:05Z' }];
  const task = { id: 3, repository: 'gone', job_id: 'j', status: 'Failed' as const, status_code: 3 };
  const counted = { ...task, ...start, status_revision: 9, total: 8, retained: 7 };
  const given = { id: 2, dry_run: false, status: 'Failed' as const, trigger: 'scheduled' as const, ...start };
  const seen = await shown({
    id: 9,
    name: 'p',
    executions: [{ ...given, tasks: [{ ...counted, sub_tasks: subTasks }] }],
  });
  expect(seen.execution).toEqual({ ...given, policy_id: 9 });
  expect(seen.tasks).toEqual([{ ...counted, execution_id: 2 }]);
  expect(seen.subTasks).toEqual([{ ...subTasks[0], namespace: 'n', repository: 'gone' }]);
});

test.each<[string, Policy[], RegExp]>([
  ['two policies of a namespace', [{ name: 'a' }, { name: 'b' }], /retention_policies.*at most 1/],
  [
    'an id that is given twice',
    [{ name: 'a', executions: [{ id: 3 }, { id: 3 }] }],
    /id 3 of retention executions is given twice/,
  ],
  ['a trigger that retention does not have', [{ name: 'a', trigger: { type: 'event_based' as 'manual' } }], /trigger/],
])('%s is refused, naming the place', async (_, policies, message) => {
  expect(await refusalOf(seedOf(...policies))).toMatch(message);
});

test('a seed may give one id to a signing policy and to a retention policy: each family counts its own', async () => {
  const [instance] = seedOf({ id: 5, name: 'a' }).instances ?? [];
  const [namespace] = instance?.namespaces ?? [];
  if (namespace === undefined) throw new Error('no namespace');
  const both = { ...namespace, signature_policies: [{ id: 5, name: 'b' }] };
  const { get, instance: path } = await startFake({ seed: { instances: [{ name: 'i', namespaces: [both] }] } });
  expect((await get(`${path}/retention/policies`)).body.retentions[0].id).toBe(5);
  expect((await get(`${path}/signature/policies`)).body.policies[0].id).toBe(5);
});

test('the demo world has a retention policy of library first, with an execution in every status that is shown', async () => {
  const { get, instance } = await startFake();
  const { retentions } = (await get(`${instance}/retention/policies`)).body;
  const names = retentions.map(({ namespace_name }: { readonly namespace_name: string }) => namespace_name);
  expect(names).toEqual(['library', 'staging']);
  const path = `${instance}/namespaces/library/retention/policies/${retentions[0].id}/executions`;
  const { executions } = (await get(path)).body;
  const statuses = executions.map(({ status }: { readonly status: string }) => status);
  expect(statuses).toEqual(['Succeed', 'Failed', 'Stopped', 'InProgress']);
  const [{ id }] = (await get(`${path}/${executions[0].id}/tasks`)).body.tasks;
  const [{ tag, digest }] = (await get(`${path}/${executions[0].id}/tasks/${id}/subtasks`)).body.sub_tasks;
  expect(tag).toBe('1.0.0');
  expect((await get(`${instance}/namespaces/library/repositories/alpine/artifacts/${digest}`)).body.digest).toBe(
    digest,
  );
});
