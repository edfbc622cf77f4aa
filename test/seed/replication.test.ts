/** Registries and replication policies of a seed, and what they have done. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Instance = NonNullable<Seed['instances']>[number];
type Policy = NonNullable<Instance['replication_policies']>[number];

const artifacts = [{ tags: ['1.0'] }, { tags: ['1.1', 'latest'] }, { tags: [] }];

const seedOf = (given: Partial<Instance>): Seed => ({
  instances: [
    {
      name: 'i',
      namespaces: [{ name: 'n', repositories: [{ name: 'r', artifacts }] }],
      registries: [{ id: 7, name: 'elsewhere' }],
      ...given,
    },
  ],
});

const started = (policy: Policy) => startFake({ seed: seedOf({ replication_policies: [policy] }) });

test('a registry of which only the name is given is healthy and of the basic edition', async () => {
  const { get, instance } = await startFake({ seed: seedOf({}) });
  expect((await get(`${instance}/registries/7`)).body).toMatchObject({
    ...{ name: 'elsewhere', type: 'huawei-SWR', status: 'healthy', url: 'https://elsewhere.swr.example' },
  });
});

test('a policy of which only the name is given pushes everything to the first registry, by a call', async () => {
  const { get, instance } = await started({ name: 'p' });
  expect((await get(`${instance}/replication/policies`)).body.policies).toMatchObject([
    {
      ...{ name: 'p', src_registry: { id: 0 }, dest_registry: { id: 7 }, filters: [{ type: 'name', value: '**' }] },
      ...{ enabled: true, override: false, trigger: { type: 'manual' } },
    },
  ]);
});

test('a recorded execution counts its tasks, whose sub-tasks are what the instance has there', async () => {
  const tasks = [{ repository: 'n/r' }, { repository: 'n/gone', status: 'Failed' as const, sub_tasks: [{ tag: 'x' }] }];
  const { get, instance } = await started({
    name: 'p',
    dest_namespace: 'm',
    executions: [{ status: 'Failed', tasks }],
  });
  const executions = `${instance}/replication/executions`;
  const [execution] = (await get(executions)).body.executions;
  expect(execution).toMatchObject({ status: 'Failed', total: 2, failed: 2, succeed: 0, in_progress: 0 });
  const shown = (await get(`${executions}/${execution.id}/tasks`)).body.tasks;
  expect(shown).toMatchObject([
    { src_resource: 'n/r [4 item(s) in total]', dst_resource: 'm/r [4 item(s) in total]', status: 'Failed' },
    { src_resource: 'n/gone [1 item(s) in total]', dst_resource: 'm/gone [1 item(s) in total]' },
  ]);
  const { sub_tasks } = (await get(`${executions}/${execution.id}/tasks/${shown[0].id}/subtasks`)).body;
  expect(sub_tasks.map(({ tag }: { readonly tag: string }) => tag)).toEqual(['1.0', '1.1', 'latest', '']);
  expect(sub_tasks[0]).toMatchObject({ job_id: `${shown[0].id}`, namespace: 'n', repository: 'r' });
});

test('a fork has registries and policies of its own, and a registry that is an instance is the fork’s', async () => {
  const { swr, get } = await startFake();
  const world = await swr.world();
  const headers = { 'X-Auth-Token': world.token };
  interface Shown {
    readonly registries: readonly { readonly instance_id: string }[];
    readonly total: number;
  }
  const shown = async (path: string): Promise<Shown> =>
    (
      await fetch(`${swr.url}/v2/${world.projectId}/instances/${world.instanceId}/${path}`, { headers })
    ).json() as Promise<Shown>;
  const { registries } = await shown('registries?name=second-instance');
  expect(registries).toMatchObject([{ id: 3, project_id: world.projectId }]);
  const { instances } = (await (await fetch(`${swr.url}/v2/${world.projectId}/instances`, { headers })).json()) as {
    readonly instances: readonly { readonly id: string; readonly name: string }[];
  };
  expect(registries[0]?.instance_id).toBe(instances.find(({ name }) => name === 'fake-swr-new')?.id);
  expect((await shown('replication/policies')).total).toBe(4);
  expect((await shown('replication/executions')).total).toBe(6);
  expect((await get(`/v2/${swr.projectId}/instances/${swr.instanceId}/registries`)).body.total).toBe(3);
});

test.each<[string, Partial<Instance>, RegExp]>([
  ['two registries of a name', { registries: [{ name: 'a' }, { name: 'a' }] }, /registry a is given twice/],
  [
    'two policies of an id',
    {
      replication_policies: [
        { id: 1, name: 'a' },
        { id: 1, name: 'b' },
      ],
    },
    /id 1 of replication policies is given twice/,
  ],
  ['a repository without its namespace', { registries: [{ name: 'a', repositories: [{ name: 'nginx' }] }] }, /nginx/],
  ['an unknown health', { registries: [{ name: 'a', health: 'ill' as never }] }, /health/],
])('%s is refused', async (_, given, message) => {
  expect(await refusalOf(seedOf(given))).toMatch(message);
});
