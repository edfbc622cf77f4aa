import type { Store } from '../world/store.ts';
import { SeedError, type SeedPath } from './bed.ts';
import type { Seed } from './types.ts';

/** The kinds of which every record needs an id or a name of its own. */
type IdKind = Exclude<keyof Store, 'instances' | 'scripts' | 'signings'>;

interface Claim {
  /** What must not stand twice. */
  readonly key: string;
  readonly path: SeedPath;
  readonly what: string;
  readonly id?: { readonly kind: IdKind; readonly value: number };
}

const idClaim = (kind: IdKind, value: number | undefined, path: SeedPath): readonly Claim[] =>
  value === undefined ? [] : [{ key: `${kind} ${value}`, path, what: `id ${value} of ${kind}`, id: { kind, value } }];

const nameClaim = (kind: string, parent: SeedPath, name: string | undefined, path: SeedPath): readonly Claim[] =>
  name === undefined ? [] : [{ key: `${kind} ${parent.join('/')} ${name}`, path, what: `${kind} ${name} ` }];

/** Every item of a list with the path to it. */
const items = <Item>(list: readonly Item[] | undefined, path: SeedPath, name: string) =>
  (list ?? []).map((item, index) => ({ item, at: [...path, name, String(index)] as SeedPath }));

const artifactClaims = (
  repository: NonNullable<
    NonNullable<NonNullable<Seed['instances']>[number]['namespaces']>[number]['repositories']
  >[number],
  path: SeedPath,
): readonly Claim[] =>
  items(repository.artifacts, path, 'artifacts').flatMap(({ item: artifact, at }) => [
    ...idClaim('artifacts', artifact.id, at),
    ...nameClaim('digest', path, artifact.digest, at),
    ...items(artifact.tags, at, 'tags').flatMap(({ item: tag, at: tagAt }) =>
      typeof tag === 'string'
        ? nameClaim('tag', path, tag, tagAt)
        : [...idClaim('tags', tag.id, tagAt), ...nameClaim('tag', path, tag.name, tagAt)],
    ),
    ...items(artifact.accessories, at, 'accessories').flatMap(({ item: accessory, at: accessoryAt }) => [
      ...idClaim('accessories', accessory.id, accessoryAt),
      ...idClaim('artifacts', accessory.artifact_id, accessoryAt),
      ...idClaim('tags', accessory.tag_id, accessoryAt),
    ]),
  ]);

type SeedPolicy = NonNullable<
  NonNullable<NonNullable<Seed['instances']>[number]['namespaces']>[number]['signature_policies']
>[number];

const policyClaims = (policy: SeedPolicy, path: SeedPath): readonly Claim[] => [
  ...idClaim('policies', policy.id, path),
  ...items(policy.executions, path, 'executions').flatMap(({ item: execution, at }) => [
    ...idClaim('executions', execution.id, at),
    ...items(execution.tasks, at, 'tasks').flatMap(({ item: task, at: taskAt }) => [
      ...idClaim('tasks', task.id, taskAt),
      ...items(task.sub_tasks, taskAt, 'sub_tasks').flatMap(({ item, at: subAt }) =>
        idClaim('subTasks', item.id, subAt),
      ),
    ]),
  ]),
];

const claimsOf = (seed: Seed): readonly Claim[] =>
  items(seed.instances, [], 'instances').flatMap(({ item: instance, at: instanceAt }) => [
    ...nameClaim('instance', [], instance.id, instanceAt),
    ...items(instance.namespaces, instanceAt, 'namespaces').flatMap(({ item: namespace, at }) => [
      ...idClaim('namespaces', namespace.namespace_id, at),
      ...nameClaim('namespace', instanceAt, namespace.name, at),
      ...items(namespace.repositories, at, 'repositories').flatMap(({ item: repository, at: repositoryAt }) => [
        ...idClaim('repositories', repository.id, repositoryAt),
        ...nameClaim('repository', at, repository.name, repositoryAt),
        ...artifactClaims(repository, repositoryAt),
      ]),
      ...items(namespace.signature_policies, at, 'signature_policies').flatMap(({ item, at: policyAt }) =>
        policyClaims(item, policyAt),
      ),
    ]),
  ]);

/**
 * Marks every id that the seed gives as taken, so that none of them is handed out to a record without one. Throws a
 * SeedError, with its place, on the first id or name that stands twice.
 */
export const claimIds = (seed: Seed, store: Store): void => {
  const seen = new Set<string>();
  for (const { key, path, what, id } of claimsOf(seed)) {
    if (seen.has(key)) throw new SeedError(`${what.trim()} stands twice`, path);
    seen.add(key);
    if (id !== undefined) store[id.kind].claim(id.value);
  }
};
