import { operations } from '../../mock/spec/operations.ts';
import type { Asked, Client } from '../common/client.ts';
import { demo } from '../common/demo.ts';

/** What may stand for a parameter of a path, in the demo world. */
type Candidates = (name: string) => readonly string[];

const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1));

const first = async (client: Client, target: string, list: string): Promise<Record<string, string>> => {
  const { status, body } = await client.ask({ method: 'GET', target });
  if (status !== 200) throw new Error(`${target} is answered ${status}: ${body}`);
  return (JSON.parse(body) as Record<string, Record<string, string>[]>)[list]?.[0] ?? {};
};

const candidatesIn = async (client: Client): Promise<Candidates> => {
  const library = `/v2/${demo.projectId}/instances/${demo.instanceId}/namespaces/library`;
  const { name = '' } = await first(client, `${library}/repositories?limit=1`, 'repositories');
  const repository = name.slice(name.lastIndexOf('/') + 1);
  const { digest = '' } = await first(client, `${library}/repositories/${repository}/artifacts?limit=1`, 'artifacts');
  const known: Readonly<Record<string, readonly string[]>> = {
    project_id: [demo.projectId],
    instance_id: [demo.instanceId],
    resource_id: [demo.instanceId],
    namespace_name: ['library', 'root'],
    repository_name: [repository],
    reference: [digest],
    addition: ['build_history'],
    resource_type: ['instances'],
    sub_resource_type: ['namespaces'],
    sub_resource_id: ['library'],
  };
  return (parameter) => known[parameter] ?? numbers;
};

/** Every way to fill a template, the first parameter changing slowest. */
const filled = (template: string, candidates: Candidates): readonly string[] => {
  const [, name] = /\{(\w+)\}/.exec(template) ?? [];
  if (name === undefined) return [template];
  return candidates(name).flatMap((value) =>
    filled(template.replace(`{${name}}`, encodeURIComponent(value)), candidates),
  );
};

const mostTried = 200;

const answered = async (client: Client, targets: readonly string[]): Promise<string | undefined> => {
  for (const target of targets.slice(0, mostTried)) {
    if ((await client.ask({ method: 'GET', target })).status === 200) return target;
  }
  return undefined;
};

/** A GET of every operation that the demo world has something for. */
export const readsOf = async (client: Client): Promise<readonly Asked[]> => {
  const candidates = await candidatesIn(client);
  const gets = operations.filter(({ service, method }) => service === 'swr' && method.toUpperCase() === 'GET');
  const reads: Asked[] = [];
  for (const { template } of gets) {
    const target = await answered(client, filled(template, candidates));
    if (target !== undefined) reads.push({ method: 'GET', target });
  }
  return reads;
};
