/** Three repositories with a version each, two policies that select them all, and what becomes of their executions. */
import type { FakeWorld } from '../../mock/index.ts';
import { type Client, clientOf, policiesOf, type Start } from './clients.ts';

export type Override = NonNullable<Parameters<FakeWorld['lifeCycle']>[0]>;

const seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: ['one', 'two', 'web/three'].map((name) => ({ name, artifacts: [{}] })),
          signature_policies: [
            { id: 1, name: 'first' },
            { id: 2, name: 'second' },
          ],
        },
      ],
    },
  ],
};

export const threeRepositories = async (start: Start) => {
  const { swr } = await start({ seed });
  return { swr, client: clientOf(swr) };
};

export const execute = async (client: Client, policy = 1): Promise<number> =>
  (await client.post(`${policiesOf(client)}/${policy}/executions`)).body.id;

export const executionOf = async (client: Client, id: number, policy = 1) => {
  const { body } = await client.get(`${policiesOf(client)}/${policy}/executions`, { limit: 100 });
  return body.executions.find((execution: { id: number }) => execution.id === id);
};

export const tasksOf = async (client: Client, id: number, policy = 1): Promise<Record<string, string>[]> =>
  (await client.get(`${policiesOf(client)}/${policy}/executions/${id}/tasks`)).body.tasks;

/** The status of the execution and those of its three tasks. */
export const statuses = async (client: Client, id: number, policy = 1): Promise<readonly string[]> => [
  (await executionOf(client, id, policy)).status,
  ...(await tasksOf(client, id, policy)).map(({ status = '' }) => status),
];

/** That execution and tasks are all so. */
export const all = (status: string) => Array(4).fill(status);

/** The execution has begun as soon as its tasks wait. */
export const allPending = ['InProgress', 'Pending', 'Pending', 'Pending'];
