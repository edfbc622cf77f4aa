import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { keyOf, resourceNamed, resources } from '../resources/all.ts';
import { locationOf, recordsAt } from '../resources/records.ts';
import type { Resource } from '../resources/resource.ts';
import type { Client } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { gcSeed } from './capture-gc.ts';

export interface Reader {
  readonly client: Client;
  /** Is given a line for a person. */
  readonly progress: (line: string) => void;
}

type Seeds = readonly Fields[];

/** The fields of a record that a seed has as well. The fake makes up those that are absent. */
const seedFields = (definition: string, record: Fields): Fields => {
  const { properties } = schema.definitions[definition as keyof typeof schema.definitions] as {
    readonly properties: object;
  };
  const names = Object.keys(properties).filter((name) => record[name] !== undefined && record[name] !== null);
  return Object.fromEntries(names.map((name) => [name, record[name]]));
};

/** Each record once, in the order of its ids, if those are numbers. */
const ordered = (records: readonly Fields[], key: string): readonly Fields[] => {
  const once = [...new Map(records.map((record) => [record[key], record])).values()];
  return once.every((record) => typeof record[key] === 'number')
    ? once.toSorted((a, b) => Number(a[key]) - Number(b[key]))
    : once;
};

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

/** Artifacts with their tags and signatures, which a seed has inside them. */
const artifactSeeds = async (at: PathValues, { client }: Reader): Promise<Seeds> => {
  const [artifact, accessory, tag] = ['artifact', 'accessory', 'tag'].map(resourceNamed) as [
    Resource,
    Resource,
    Resource,
  ];
  const mayBeMissing = { mayBeMissing: true };
  const found: { readonly record: Fields; readonly accessories: readonly Fields[] }[] = [];
  for (const record of ordered(await recordsAt(client, artifact, at), 'id')) {
    const here = await locationOf(client, artifact, at, record);
    found.push({ record, accessories: ordered(await recordsAt(client, accessory, here, mayBeMissing), 'id') });
  }
  // A signature's tag is listed with the repository's tags only.
  const tags = await recordsAt(client, tag, at, mayBeMissing);
  const tagIds = new Map(tags.map(({ artifact_id, id }) => [artifact_id, id]));
  // Signatures may be listed among the artifacts (behaviour artifacts.signatures_among_artifacts) without being one.
  const signatures = new Set(found.flatMap(({ accessories }) => accessories.map(({ artifact_id }) => artifact_id)));
  return found
    .filter(({ record }) => !signatures.has(record.id))
    .map(({ record, accessories }) => ({
      ...seedFields('SeedArtifact', record),
      tags: ((record.tags ?? []) as readonly Fields[]).map((one) => seedFields('SeedTag', one)),
      accessories: accessories.map((one) => ({
        ...seedFields('SeedAccessory', one),
        ...(tagIds.has(one.artifact_id) && { tag_id: Number(tagIds.get(one.artifact_id)) }),
      })),
    }));
};

const isUsable = ({ name }: Resource, { status }: Fields): boolean => name !== 'instance' || status === 'Running';

/** How a registry fares is its `health` in a seed. */
const asSeed = ({ name }: Resource, record: Fields): Fields =>
  name === 'registry' ? { ...record, health: record.status } : record;

const seedOf = async (resource: Resource, at: PathValues, record: Fields, reader: Reader): Promise<Fields> => {
  const line = announced(resource, record);
  if (line !== undefined) reader.progress(line);
  const here = await locationOf(reader.client, resource, at, record);
  const { id, seed: { definition } = { definition: '' } } = resource;
  const children: Record<string, Seeds> = {};
  for (const child of resources.filter(({ parent, seed }) => parent === resource.name && seed !== undefined))
    children[child.seed?.key ?? ''] = isUsable(resource, record) ? await seedsAt(child, here, reader) : [];
  const gc = resource.name === 'instance' && isUsable(resource, record) ? await gcSeed(reader.client, here) : undefined;
  const seed = {
    ...seedFields(definition, asSeed(resource, record)),
    ...(id !== undefined && { [id.field]: here[id.parameter] }),
    ...children,
    ...(gc !== undefined && { gc }),
  };
  const last = summary(resource, seed);
  if (last !== undefined) reader.progress(last);
  return seed;
};

/** The records of a kind at a place, as a seed file has them, with all that they hold. */
export const seedsAt = async (resource: Resource, at: PathValues, reader: Reader): Promise<Seeds> => {
  if (resource.name === 'artifact') return artifactSeeds(at, reader);
  const seeds: Fields[] = [];
  for (const record of ordered(await recordsAt(reader.client, resource, at), keyOf(resource)))
    seeds.push(await seedOf(resource, at, record, reader));
  return seeds;
};
