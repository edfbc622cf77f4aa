import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { stringify } from 'yaml';
import type { components } from '../../spec/generated/control.types.ts';
import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { writeText } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import type { Target } from '../target.ts';
import { secretsIn, type Where, withExisting } from '../targets/existing.ts';
import { type Item, type ListOptions, listAll, segment } from './probes/items.ts';
import { createPseudonyms } from './pseudonyms.ts';

type Schemas = components['schemas'];
export type Seed = Schemas['Seed'];
type Definition = keyof typeof schema.definitions;

export interface Told {
  readonly told: (line: string) => void;
}

const unfinished = new Set(['Initialized', 'Pending', 'InProgress']);

/** The fields of a record that a seed has as well. Absent ones are left out; the fake then makes them up. */
const only = <Part>(definition: Definition, item: Item): Part => {
  const { properties } = schema.definitions[definition] as { readonly properties: object };
  const fields = Object.keys(properties).filter((name) => item[name] !== undefined && item[name] !== null);
  return Object.fromEntries(fields.map((name) => [name, item[name]])) as Part;
};

const byId = (items: readonly Item[], field = 'id'): readonly Item[] =>
  [...new Map(items.map((item) => [item[field], item])).values()].toSorted(
    (a, b) => Number(a[field]) - Number(b[field]),
  );

const createReader = (target: Pick<Target, 'send'>) => ({
  list: (path: string, name: string, options?: ListOptions) => listAll(target, path, name, options),
  isThere: async (path: string): Promise<boolean> =>
    (await target.send({ method: 'GET', target: path, as: 'caller' })).status === 200,
});

type Reader = ReturnType<typeof createReader> & Told;

const artifactsOf = async (path: string, { list }: Reader): Promise<Schemas['SeedArtifact'][]> => {
  const artifacts = byId(await list(`${path}/artifacts`, 'artifacts'));
  const read: { readonly item: Item; readonly accessories: readonly Item[] }[] = [];
  for (const item of artifacts) {
    const accessories = await list(`${path}/artifacts/${item.digest}/accessories`, 'accessories', { mayLack: true });
    read.push({ item, accessories: byId(accessories) });
  }
  // A signature's tag is listed with the repository's tags only; that path has no project.
  const tags = await list(`${path.replace(/^\/v2\/[^/]+\//, '/v2/')}/tags`, 'tags', { mayLack: true });
  const tagIds = new Map(tags.map((tag) => [tag.artifact_id, tag.id]));
  // Where signatures stand among the artifacts (behaviour artifacts.signatures_among_artifacts) they are not ones.
  const signatures = new Set(read.flatMap(({ accessories }) => accessories.map(({ artifact_id }) => artifact_id)));
  return read
    .filter(({ item }) => !signatures.has(item.id))
    .map(({ item, accessories }) => ({
      ...only<Schemas['SeedArtifact']>('SeedArtifact', item),
      tags: ((item.tags ?? []) as readonly Item[]).map((tag) => only<Schemas['SeedTag']>('SeedTag', tag)),
      accessories: accessories.map((accessory) => ({
        ...only<Schemas['SeedAccessory']>('SeedAccessory', accessory),
        ...(tagIds.has(accessory.artifact_id) && { tag_id: Number(tagIds.get(accessory.artifact_id)) }),
      })),
    }));
};

/** A listed name may carry its namespace (behaviour repositories.name), which a seed leaves out. */
const plainName = async (root: string, namespace: unknown, name: string, { isThere }: Reader): Promise<string> => {
  const prefix = `${namespace}/`;
  if (!name.startsWith(prefix)) return name;
  const stripped = name.slice(prefix.length);
  return (await isThere(`${root}/repositories/${segment(stripped)}`)) ? stripped : name;
};

const repositoriesOf = async (root: string, namespace: Item, reader: Reader): Promise<Schemas['SeedRepository'][]> => {
  const seeds: Schemas['SeedRepository'][] = [];
  for (const item of byId(await reader.list(`${root}/repositories`, 'repositories'))) {
    const name = await plainName(root, namespace.name, String(item.name), reader);
    const artifacts = await artifactsOf(`${root}/repositories/${segment(name)}`, reader);
    seeds.push({ ...only<Schemas['SeedRepository']>('SeedRepository', item), name, artifacts });
  }
  return seeds;
};

const executionOf = async (path: string, item: Item, { list, told }: Reader): Promise<Schemas['SeedExecution']> => {
  if (unfinished.has(String(item.status))) told(`  execution ${item.id} is ${item.status}, and stays so in the seed`);
  const tasks: Schemas['SeedTask'][] = [];
  for (const task of byId(await list(`${path}/tasks`, 'tasks'))) {
    const subTasks = byId(await list(`${path}/tasks/${task.id}/subtasks`, 'sub_tasks'));
    const sub_tasks = subTasks.map((subTask) => only<Schemas['SeedSubTask']>('SeedSubTask', subTask));
    tasks.push({ ...only<Schemas['SeedTask']>('SeedTask', task), sub_tasks });
  }
  return { ...only<Schemas['SeedExecution']>('SeedExecution', item), tasks };
};

const policyOf = async (path: string, item: Item, reader: Reader): Promise<Schemas['SeedSignPolicy']> => {
  const executions: Schemas['SeedExecution'][] = [];
  for (const execution of byId(await reader.list(`${path}/executions`, 'executions')))
    executions.push(await executionOf(`${path}/executions/${execution.id}`, execution, reader));
  return { ...only<Schemas['SeedSignPolicy']>('SeedSignPolicy', item), executions };
};

const namespacesOf = async (root: string, reader: Reader): Promise<Schemas['SeedNamespace'][]> => {
  const all = byId(await reader.list(`${root}/signature/policies`, 'policies'));
  const seeds: Schemas['SeedNamespace'][] = [];
  for (const item of byId(await reader.list(`${root}/namespaces`, 'namespaces'), 'namespace_id')) {
    const path = `${root}/namespaces/${segment(item.name)}`;
    const repositories = await repositoriesOf(path, item, reader);
    const signature_policies: Schemas['SeedSignPolicy'][] = [];
    for (const policy of all.filter(({ namespace_name }) => namespace_name === item.name))
      signature_policies.push(await policyOf(`${path}/signature/policies/${policy.id}`, policy, reader));
    const artifacts = repositories.reduce((sum, repository) => sum + (repository.artifacts?.length ?? 0), 0);
    reader.told(
      `  namespace ${item.name}: ${repositories.length} repositories, ${artifacts} artifacts, ${signature_policies.length} signing policies`,
    );
    seeds.push({ ...only<Schemas['SeedNamespace']>('SeedNamespace', item), repositories, signature_policies });
  }
  return seeds;
};

/** Reads all that a project holds, by lists only. */
export const captureSeed = async (target: Pick<Target, 'send' | 'given'>, { told }: Told): Promise<Seed> => {
  const reader: Reader = { ...createReader(target), told };
  const { project_id } = await target.given('project');
  const instances: Schemas['SeedInstance'][] = [];
  for (const item of await reader.list(`/v2/${project_id}/instances`, 'instances')) {
    told(`instance ${item.name} (${item.status})`);
    const isUsable = item.status === 'Running';
    const namespaces = isUsable ? await namespacesOf(`/v2/${project_id}/instances/${item.id}`, reader) : [];
    instances.push({ ...only<Schemas['SeedInstance']>('SeedInstance', item), namespaces });
  }
  const region = instances.find(({ project_name }) => project_name !== undefined)?.project_name;
  return { project_id: String(project_id), ...(region !== undefined && { region }), instances } as Seed;
};

/** The seed with all that could be traced replaced, consistently. */
export const pseudonymous = (seed: Seed, secrets: readonly string[] = []): unknown => {
  const pseudonyms = createPseudonyms(secrets);
  pseudonyms.learn(seed);
  return pseudonyms.replace(seed);
};

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

/** Why the fake would not take a seed: what was captured may hold values that the spec does not know. */
export const seedProblems = (seed: unknown): readonly string[] => {
  const validate = ajv.compile(schema);
  if (validate(seed)) return [];
  return (validate.errors ?? []).slice(0, 10).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** A seed file, as `fake-swr --seed` takes it. */
export const seedText = (seed: unknown, { name, at }: { readonly name: string; readonly at: Date }): string =>
  [
    '# yaml-language-server: $schema=./node_modules/fake-swr/spec/generated/seed.schema.json',
    `# Captured of ${name} on ${at.toISOString().slice(0, 10)} by fake-swr capture.`,
    stringify(seed, { aliasDuplicateObjects: false, lineWidth: 0 }),
  ].join('\n');

export interface CaptureOptions extends Where {
  readonly out?: string;
  readonly pseudonymise?: boolean;
}

/** Reads all that a project holds and writes it as a seed file. Progress goes where the seed does not. */
export const capture = (options: CaptureOptions, host: Host): Promise<number> =>
  withExisting(options, host, async (target) => {
    const { out, pseudonymise } = options;
    const told = (line: string): void => (out === undefined ? host.warn(`${line}\n`) : host.write(`${line}\n`));
    const real = await captureSeed(target, { told });
    const seed = pseudonymise ? pseudonymous(real, secretsIn(options, host)) : real;
    const problems = seedProblems(seed);
    for (const problem of problems) told(`  the fake will not take it: ${problem}`);
    const text = seedText(seed, { name: pseudonymise ? 'a service' : target.name, at: new Date() });
    if (out === undefined) host.write(text);
    else writeText(out, text, '--out');
    if (out !== undefined) told(`written to ${out}; serve it with fake-swr --seed ${out}`);
    return problems.length === 0 ? 0 : 1;
  });
