import { keyOf, resourceNamed, resources } from '../resources/all.ts';
import { locationOf, recordsAt } from '../resources/records.ts';
import type { Resource } from '../resources/resource.ts';
import type { Client } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { artifactSeeds } from './capture-artifacts.ts';
import { oldestFirst, ordered, seedFields } from './capture-fields.ts';
import { namespaceTags } from './capture-tags.ts';

export interface Reader {
  readonly client: Client;
  /** Is given a line for a person. */
  readonly progress: (line: string) => void;
}

type Seeds = readonly Fields[];

const unfinished = new Set(['Initialized', 'Pending', 'InProgress']);

const announced = ({ name }: Resource, { id, name: called, status }: Fields): string | undefined => {
  if (name === 'instance') return `instance ${called} (${status})`;
  return name.endsWith('execution') && unfinished.has(String(status))
    ? `  execution ${id} is ${status}, and stays so in the seed`
    : undefined;
};

const count = (seeds: unknown): number => (Array.isArray(seeds) ? seeds.length : 0);

const summary = ({ name }: Resource, seed: Fields): string | undefined => {
  if (name !== 'namespace') return undefined;
  const repositories = (seed.repositories ?? []) as Seeds;
  const artifacts = repositories.reduce((sum, repository) => sum + count(repository.artifacts), 0);
  const policies = `${count(seed.signature_policies)} signing policies`;
  const retention = count(seed.retention_policies) > 0 ? ', a retention policy' : '';
  return `  namespace ${seed.name}: ${count(repositories)} repositories, ${artifacts} artifacts, ${policies}${retention}`;
};

const isUsable = ({ name }: Resource, { status }: Fields): boolean => name !== 'instance' || status === 'Running';

/** How a registry fares is its `health` in a seed. */
const asSeed = ({ name }: Resource, record: Fields): Fields =>
  name === 'registry' ? { ...record, health: record.status } : record;

/** What a record holds, kind by kind; nothing is asked of an instance that does not run. */
const heldBy = async (resource: Resource, record: Fields, at: PathValues, reader: Reader): Promise<Fields> => {
  if (!isUsable(resource, record)) return {};
  const held: Record<string, Seeds> = {};
  for (const child of resources)
    if (child.parent === resource.name && child.seed !== undefined)
      held[child.seed.key] = await seedsAt(child, at, reader);
  const tags = resource.name === 'namespace' ? await namespaceTags(reader.client, at) : [];
  return { ...held, ...(tags.length > 0 && { tags }) };
};

const seedOf = async (resource: Resource, at: PathValues, record: Fields, reader: Reader): Promise<Fields> => {
  const line = announced(resource, record);
  if (line !== undefined) reader.progress(line);
  const here = await locationOf(reader.client, resource, at, record);
  const { id, seed: { definition } = { definition: '' } } = resource;
  const seed = {
    ...seedFields(definition, asSeed(resource, record)),
    ...(id !== undefined && { [id.field]: here[id.parameter] }),
    ...(await heldBy(resource, record, here, reader)),
  };
  const last = summary(resource, seed);
  if (last !== undefined) reader.progress(last);
  return seed;
};

/** The kinds whose ids say nothing of their order. */
const withoutOrder = new Set(['job', 'long-term credential', 'internal endpoint', 'connection', 'permission']);

/** The records that a seed has: not those that follow from others, as the default domain name does from its instance. */
const seededAt = async (resource: Resource, at: PathValues, client: Client): Promise<Seeds> => {
  const records = ordered(await recordsAt(client, resource, at), keyOf(resource));
  const inOrder = withoutOrder.has(resource.name) ? oldestFirst(records) : records;
  if (resource.name === 'domain name') return inOrder.filter(({ type }) => type !== 'default');
  if (resource.name !== 'connection') return inOrder;
  const endpoints = await recordsAt(client, resourceNamed('internal endpoint'), at);
  const own = new Set(endpoints.map(({ vpcep_endpoint_id }) => vpcep_endpoint_id));
  return inOrder.filter(({ id }) => !own.has(id));
};

/** The records of a kind at a place, as a seed file has them, with all that they hold. */
export const seedsAt = async (resource: Resource, at: PathValues, reader: Reader): Promise<Seeds> => {
  if (resource.name === 'artifact') return artifactSeeds(at, reader.client);
  const seeds: Fields[] = [];
  for (const record of await seededAt(resource, at, reader.client))
    seeds.push(await seedOf(resource, at, record, reader));
  return seeds;
};
