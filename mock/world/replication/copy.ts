import type { Finished } from '../executions/kinds.ts';
import { inMillis } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { receive } from '../registries/content.ts';
import { copySignatures } from '../resources/copy-signatures.ts';
import { splitName } from '../resources/location.ts';
import { push } from '../resources/push.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { CopiedItem, ReplicationKind } from './rows.ts';
import { artifactAt, digestAt, type Held, refusesTag, type Side, sideOf } from './sides.ts';
import type { ReplicationTables } from './tables.ts';

type Replicating = WritableWorld<ReplicationTables>;
type Seen = World<ReplicationTables>;

/** Where a repository is copied to; of one that goes to another namespace only the last part of the name stays. */
export const destinationOf = (repository: string, namespace: string): string =>
  namespace === '' ? repository : `${namespace}/${repository.slice(repository.lastIndexOf('/') + 1)}`;

/** What copying an item comes to: one that is there, or must not be replaced, is left as it is. */
export const verdictOf = (
  { digest, tag }: CopiedItem,
  { to, repository, override }: { readonly to: Side; readonly repository: string; readonly override: boolean },
  world: Seen,
): 'copy' | 'leave' | 'refused' => {
  if (tag === '') return artifactAt(to, repository, digest, world) === undefined ? 'copy' : 'leave';
  const there = digestAt(to, repository, tag, world);
  if (there === digest || (there !== undefined && !override)) return 'leave';
  return there !== undefined && refusesTag(to, repository, tag, world) ? 'refused' : 'copy';
};

/** The namespace of an instance, created if it is not there. */
const namespaceOf = (instance_id: string, name: string, { tables, nowMs }: Replicating): NamespaceRow => {
  const { namespaces } = tables;
  const known = namespaces.named(instance_id, name);
  if (known !== undefined) return known;
  const now = inMillis(nowMs);
  const id = namespaces.reserve();
  const row: NamespaceRow = {
    ...{ id, instance_id, name, metadata: { public: 'false' } },
    ...{ created_at: now, updated_at: now },
  };
  namespaces.add(row);
  return row;
};

const pushTo = (to: Side, repository: string, { tags: _, ...artifact }: Held, tag: string, world: Replicating) => {
  const tags = tag === '' ? [] : [tag];
  const { digest, type, media_type, manifest_media_type, size, children } = artifact;
  const { repository_id: copied_from, made_from } = artifact;
  const forms = { digest, type, media_type, manifest_media_type, size };
  if (to.registry !== undefined) receive(to.registry, { repository, ...forms, tag: tags[0] }, world);
  if (to.instance_id === undefined) return;
  const { namespace_name, repository_name } = splitName(repository);
  const namespace = namespaceOf(to.instance_id, namespace_name, world);
  const pushed = { repository_name, tags, children, ...forms, copied_from, made_from };
  const copy = push(namespace, pushed, world);
  if (copied_from !== undefined) copySignatures(copy, namespace, copied_from, world);
};

interface Way {
  readonly from: { readonly side: Side; readonly repository: string };
  readonly to: { readonly side: Side; readonly repository: string };
}

/** Copies an artifact, and before an index what it holds. Source: Harbor 2.1. */
const copyArtifact = (artifact: Held, tag: string, way: Way, world: Replicating): void => {
  const { from, to } = way;
  const seen = world as unknown as Seen;
  for (const digest of artifact.children ?? []) {
    const child = artifactAt(from.side, from.repository, digest, seen);
    if (child === undefined || artifactAt(to.side, to.repository, digest, seen) !== undefined) continue;
    copyArtifact(child, '', way, world);
  }
  pushTo(to.side, to.repository, artifact, tag, world);
};

/** Copies an item at its end; what is gone by then is not copied. */
export const copyItem = ({ item, task, execution }: Finished<ReplicationKind>, world: Replicating): void => {
  const { src_registry_id, dest_registry_id, dest_namespace, override } = execution.about;
  // A policy stays as long as one of its executions goes on.
  const policy = world.tables.replication.policies.get(execution.policy_id);
  if (policy === undefined) return;
  const { instance_id } = policy;
  const seen = world as unknown as Seen;
  const from = { side: sideOf(src_registry_id, instance_id, seen), repository: task.repository };
  const artifact = artifactAt(from.side, from.repository, item.digest, seen);
  const repository = destinationOf(task.repository, dest_namespace);
  const side = sideOf(dest_registry_id, instance_id, seen);
  if (artifact === undefined || verdictOf(item, { to: side, repository, override }, seen) !== 'copy') return;
  copyArtifact(artifact, item.tag, { from, to: { side, repository } }, world);
};
