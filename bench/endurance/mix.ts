import type { Asked, Client } from '../common/client.ts';
import { demo } from '../common/demo.ts';

/** Requests that are sent one after the other; a later one may need what an earlier one was answered. */
export type Course = (client: Client, turn: number) => Promise<readonly number[]>;

const namespaces = `/v2/${demo.projectId}/instances/${demo.instanceId}/namespaces`;

const statusesOf = async (client: Client, all: readonly Asked[]): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (const asked of all) statuses.push((await client.ask(asked)).status);
  return statuses;
};

/** A namespace, from its creation to its end. */
const namespaceCourse: Course = (client, turn) => {
  const target = `${namespaces}/endurance-${turn}`;
  return statusesOf(client, [
    {
      method: 'POST',
      target: namespaces,
      body: { namespace_name: `endurance-${turn}`, metadata: { public: 'false' } },
    },
    { method: 'GET', target },
    { method: 'PUT', target, body: { metadata: { public: 'true' } } },
    { method: 'GET', target: `${target}/repositories` },
    { method: 'DELETE', target },
  ]);
};

/** A world as a test has it, with an execution that goes on in it. */
const worldCourse: Course = async (client) => {
  const { status, body } = await client.ask({ method: 'POST', target: '/_fake/worlds', body: {} });
  const { project_id } = JSON.parse(body) as { readonly project_id: string };
  const rest = await statusesOf(client, [
    { method: 'POST', target: '/_fake/executions', body: { project_id, namespace_name: 'library', tasks: 10 } },
    { method: 'POST', target: '/_fake/clock', body: { project_id, advance: '5s' } },
    { method: 'GET', target: `/_fake/journal?project_id=${project_id}&limit=1` },
    { method: 'DELETE', target: `/_fake/worlds/${project_id}` },
  ]);
  return [status, ...rest];
};

const reading =
  (asked: Asked): Course =>
  (client) =>
    statusesOf(client, [asked]);

/** Courses in turn: most read, every fourth read is signed, and some of all write. */
export const mixOf = (reads: readonly Asked[]): readonly Course[] => [
  ...reads.flatMap((asked, index) => [reading(asked), reading(index % 4 === 0 ? { ...asked, signs: true } : asked)]),
  ...Array.from({ length: 4 }, () => namespaceCourse),
  ...Array.from({ length: 4 }, () => worldCourse),
];
