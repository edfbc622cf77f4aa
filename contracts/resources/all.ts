import { pathNamesOf } from '../service/path.ts';
import type { OperationId, SpecOperation } from '../service/spec.ts';
import { access } from './access.ts';
import { artifacts } from './artifacts.ts';
import { auditLogs } from './audit-logs.ts';
import { credentials } from './credentials.ts';
import { gc } from './gc.ts';
import { immutability } from './immutability.ts';
import { instances } from './instances.ts';
import { jobs } from './jobs.ts';
import { namespaces } from './namespaces.ts';
import { registries } from './registries.ts';
import { replication } from './replication.ts';
import { repositories } from './repositories.ts';
import { type Bodies, type Given, isCreated, type Resource, type ResourceId } from './resource.ts';
import { resourceTags } from './resource-tags.ts';
import { retention } from './retention.ts';
import { scanning } from './scanning.ts';
import { signature } from './signature.ts';
import { webhooks } from './webhooks.ts';

const described = [
  ...instances,
  ...namespaces,
  ...repositories,
  ...artifacts,
  ...signature,
  ...retention,
  ...immutability,
  ...webhooks,
  ...scanning,
  ...registries,
  ...replication,
  ...gc,
  ...credentials,
  ...auditLogs,
  ...jobs,
  ...access,
  ...resourceTags,
] as const;

type GivensOf<Described> = Described extends { readonly givens: infer Givens } ? keyof Givens : never;

/** What a case needs to be there before it can be tried. */
export type GivenName = GivensOf<(typeof described)[number]>;

export const resources: readonly Resource[] = described;

export const resourceNamed = (name: string): Resource => {
  const found = resources.find((one) => one.name === name);
  if (found === undefined) throw new TypeError(`there is no resource ${name}`);
  return found;
};

/** From the outermost to the resource itself. */
export const lineageOf = (resource: Resource): readonly Resource[] => [
  ...(resource.parent === undefined ? [] : lineageOf(resourceNamed(resource.parent))),
  resource,
];

export const operationsOf = ({ operations }: Resource): readonly OperationId[] => {
  const { list, show, create, update, remove, actions = [] } = operations;
  return [...list, ...[show, create, update, remove].filter((id) => id !== undefined), ...actions];
};

const byOperation: ReadonlyMap<OperationId, Resource> = new Map(
  resources.flatMap((resource) => operationsOf(resource).map((id) => [id, resource] as const)),
);

/** The resource that an operation is of. */
export const resourceOf = (id: OperationId): Resource => {
  const found = byOperation.get(id);
  if (found === undefined) throw new TypeError(`no file of contracts/resources names the operation ${id}`);
  return found;
};

export type Parent = Resource & { readonly id: ResourceId };

const hasId = (resource: Resource): resource is Parent => resource.id !== undefined;

/** The records that an operation's path names, from the outermost. */
export const parentsOf = (operation: Pick<SpecOperation, 'id' | 'template'>): readonly Parent[] => {
  const names = pathNamesOf(operation);
  return lineageOf(resourceOf(operation.id))
    .filter(hasId)
    .filter(({ id }) => names.includes(id.parameter));
};

/** What the kit sends with an operation; undefined if it has no body. */
export const bodiesOf = (id: OperationId): Bodies | undefined => resourceOf(id).bodies?.[id];

/** The preconditions by name, those that are created last. */
export const allGivens: ReadonlyMap<string, Given> = new Map(
  resources
    .flatMap(({ givens = {} }) => Object.entries<Given>(givens))
    .toSorted(([, a], [, b]) => Number(isCreated(a)) - Number(isCreated(b))),
);

/** The precondition that makes a new one; undefined where the kit cannot. */
export const madeGivenOf = ({ givens = {} }: Resource): GivenName | undefined =>
  Object.entries<Given>(givens).find(([, given]) => isCreated(given))?.[0] as GivenName | undefined;

/** The precondition that yields a path with those records. */
export const givenOf = (parents: readonly Resource[]): GivenName => (parents.at(-1)?.given ?? 'project') as GivenName;

export const keyOf = ({ key = 'id' }: Resource): string => key;

export const stemOf = ({ stem, name }: Resource): string => stem ?? name;

/** Whether a precondition makes something. */
export const makesSomething = (name: string): boolean => {
  const given = allGivens.get(name);
  return given !== undefined && isCreated(given);
};

/** The resource that a created precondition is one of. */
export const resourceMadeBy = (name: string): Resource | undefined =>
  resources.find(({ givens = {} }) => Object.hasOwn(givens, name) && makesSomething(name));
