/** A signing policy over a few repositories, its executions and the signatures that they make. */
import type { Profile, Seed } from '../../../mock/index.ts';
import type { SeedRepository } from '../../../mock/seed/format/types.ts';
import type { components } from '../../../spec/generated/openapi.types.ts';
import { policyBody } from '../../support/bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';

export type Schemas = components['schemas'];

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
export const nginx = {
  name: 'nginx',
  artifacts: [
    { digest: digest('a'), tags: ['1.0'] },
    { digest: digest('b'), tags: ['1.1'] },
  ],
};
export const redis = { name: 'redis', artifacts: [{ digest: digest('c'), tags: ['7'] }] };
export const reason = 'failed to fetch artifacts';
export const broken = { name: 'broken', artifacts: [{ digest: digest('d') }], signing_fails: reason };

export const seedOf = (...repositories: SeedRepository[]): Seed => ({
  instances: [{ name: 'one', namespaces: [{ name: 'library', repositories }] }],
});

export const policyOf = async ({ instance, get, post, put }: Fake, changes = {}) => {
  const policies = `${instance}/namespaces/library/signature/policies`;
  const { body: created } = await post(policies, policyBody(changes));
  const executions = `${policies}/${created.id}/executions`;
  return {
    path: `${policies}/${created.id}`,
    replace: (other: object) => put(`${policies}/${created.id}`, policyBody({ ...changes, ...other })),
    execute: async (): Promise<number> => (await post(executions)).body.id,
    executions: async (): Promise<Schemas['Execution'][]> => (await get(executions)).body.executions,
    tasks: async (id: number): Promise<Schemas['SignatureExecutionTask'][]> =>
      (await get(`${executions}/${id}/tasks`)).body.tasks,
    subTasks: async (id: number, task: number): Promise<Schemas['SignatureExecutionSubTask'][]> =>
      (await get(`${executions}/${id}/tasks/${task}/subtasks`)).body.sub_tasks,
  };
};

/** An execution with all its parts, as they are at this moment. */
export const executionOf = async (policy: Awaited<ReturnType<typeof policyOf>>, id: number) => {
  const execution = (await policy.executions()).find((each) => each.id === id);
  const tasks = await policy.tasks(id);
  const subTasks = (await Promise.all(tasks.map((task) => policy.subTasks(id, task.id)))).flat();
  if (execution === undefined) throw new Error(`execution ${id} is not listed`);
  return { execution, tasks, subTasks };
};

interface Started {
  /** What the policy has otherwise than the usual one. */
  readonly changes?: object;
  readonly profile?: Partial<Profile>;
}

export const started = async (seed: Seed, { changes = {}, profile = {} }: Started = {}) => {
  const fake = await startFake({ seed, profile });
  const policy = await policyOf(fake, changes);
  return { ...fake, policy, id: await policy.execute() };
};

export const statuses = (rows: readonly { readonly status: string }[]) => rows.map(({ status }) => status).join(' ');

export const signaturesOf = async ({ instance, swr, get }: Fake, repository: string, letter: string) => {
  const path = `namespaces/library/repositories/${repository}`;
  const { body: list } = await get(`${instance}/${path}/artifacts/${digest(letter)}/accessories`);
  const { body: tagList } = await get(`/v2/instances/${swr.instanceId}/${path}/tags`);
  return {
    accessories: list.accessories as Schemas['Accessory'][],
    tags: (tagList.tags as Schemas['RepositoryTag'][]).filter(({ name }) => name === `sha256-${letter.repeat(64)}.sig`),
  };
};
