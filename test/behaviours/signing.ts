/** A world in which what signing leaves open can go either way, and what can be asked of it. */
import type { Response } from 'supertest';
import type { Seed } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';

/** `library` holds what can go differently, `pile` 300 versions. Ids do not come in the order of the file. */
export const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'tagged', artifacts: [{ tags: ['1.0', '1.1', 'latest'] }, { tags: ['2.0'] }] },
            { name: 'broken', artifacts: [{ tags: ['latest'] }], signing_fails: 'no manifest' },
            { name: 'untagged', artifacts: [{ tags: [] }] },
          ],
          signature_policies: [
            { id: 6, name: 'all' },
            { id: 2, name: 'off', enabled: false },
            {
              id: 4,
              name: 'recorded',
              executions: [
                { id: 7 },
                {
                  id: 3,
                  tasks: [
                    { id: 5, repository: 'b', status: 'Success', sub_tasks: [{ id: 8 }, { id: 1, status: 'Failed' }] },
                    { id: 2, repository: 'a' },
                    { id: 4, repository: 'c' },
                  ],
                },
                { id: 5 },
              ],
            },
          ],
        },
        {
          name: 'pile',
          generate: { repositories: 300, artifacts: 1 },
          signature_policies: [{ id: 9, name: 'pile' }],
        },
      ],
    },
  ],
};

export const hour = 3_600_000;
export const outcome = ({ status, body }: Response) => (status === 400 ? body.error_msg : status);
const idsOf = (records: readonly { readonly id: number }[]) => records.map(({ id }) => id);
export const policiesOf = ({ instance }: Fake, namespace = 'library') =>
  `${instance}/namespaces/${namespace}/signature/policies`;
export const create = (fake: Fake, changes: Readonly<Record<string, unknown>>) =>
  fake.post(policiesOf(fake), policyBody(changes));

/** Executes a policy; the path of its execution. */
export const execute = async (fake: Fake, policy: number, namespace = 'library') => {
  const executions = `${policiesOf(fake, namespace)}/${policy}/executions`;
  return `${executions}/${(await fake.post(executions)).body.id}`;
};

export const executionAt = async ({ get }: Fake, path: string) => {
  const { executions } = (await get(path.slice(0, path.lastIndexOf('/')))).body;
  return executions.find(({ id }: { readonly id: number }) => path.endsWith(`/${id}`));
};

export const tasksAt = async ({ get }: Fake, path: string) => (await get(`${path}/tasks`, { limit: 100 })).body.tasks;

export const subTasksAt = async ({ get }: Fake, path: string, task: { readonly id: number }) =>
  (await get(`${path}/tasks/${task.id}/subtasks`)).body.sub_tasks;

/** The execution of `all` over `library` an hour later, when all of it has ended. */
export const ended = async (fake: Fake) => {
  const path = await execute(fake, 6);
  fake.clock.advance(hour);
  const tasks = await tasksAt(fake, path);
  const of = (repository: string) =>
    tasks.find((task: { readonly repository: string }) => task.repository === repository);
  return { path, tasks, of, execution: await executionAt(fake, path) };
};

export const listed = async ({ get }: Fake, path: string, list: string) => idsOf((await get(path)).body[list]);

/** The executions that the seed wrote down. */
export const recorded = (fake: Fake) => `${policiesOf(fake)}/4/executions`;
