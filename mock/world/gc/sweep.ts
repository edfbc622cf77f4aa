import type { StoredManifest } from '../kernel/event.ts';
import { hourMs } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { removeArtifact } from '../resources/remove.ts';
import { storedOf } from '../resources/stored.ts';
import { blobsOnlyOf, freedBy, unusedBlobs } from './blobs.ts';
import type { GarbageRow, GcParameters, GcResult } from './rows.ts';
import type { GcTables } from './tables.ts';
import { repositoriesOf, untaggedOf } from './untagged.ts';

type Collecting = WritableWorld<GcTables>;

const nothing: GcResult = { purged_blobs: 0, purged_manifests: 0, freed_space: 0 };

const windowsMs = { none: 0, two_hours: 2 * hourMs } as const;

const sum = (
  manifests: readonly StoredManifest[],
  freed: { readonly blobs: number; readonly size: number },
): GcResult => ({
  purged_blobs: manifests.reduce((total, { blobs }) => total + blobs, freed.blobs),
  purged_manifests: manifests.length,
  freed_space: manifests.reduce((total, { size }) => total + size, freed.size),
});

/** What was deleted or pushed by then may go. */
const sinceOf = ({ profile, nowMs }: Collecting): number => nowMs - windowsMs[profile['gc.time_window']];

/** What may be removed by now; what was pushed again since, or is in another repository, is garbage no more. */
const eligible = (instance_id: string, world: Collecting): readonly GarbageRow[] => {
  const { tables } = world;
  const rows = tables.gc.garbage.under(instance_id);
  if (rows.length === 0) return rows;
  for (const { id } of repositoriesOf(instance_id, { tables }))
    for (const { digest } of tables.artifacts.under(id)) {
      const held = tables.gc.garbage.named(instance_id, digest);
      if (held !== undefined) tables.gc.garbage.remove(held);
    }
  const sinceMs = sinceOf(world);
  return tables.gc.garbage.under(instance_id).filter(({ deletedMs }) => deletedMs <= sinceMs);
};

/** What a real run would remove. What it would delete itself is too young where age counts. */
const estimate = (instance_id: string, { delete_untagged }: GcParameters, world: Collecting): GcResult => {
  const { tables, profile } = world;
  const counted = delete_untagged && profile['gc.time_window'] === 'none';
  const untagged = counted ? untaggedOf(instance_id, world) : [];
  const stored = untagged.flatMap((artifact) => storedOf(artifact, tables.accessories.under(artifact.id), tables));
  const links = [
    ...unusedBlobs(instance_id, sinceOf(world), world),
    ...(untagged.length === 0 ? [] : blobsOnlyOf(instance_id, untagged, world)),
  ];
  return sum([...eligible(instance_id, world), ...stored], freedBy(instance_id, links, world));
};

/** Deletes the artifacts without a tag if it is told to, and removes what no artifact refers to. */
export const sweep = (instance_id: string, parameters: GcParameters, world: Collecting): GcResult => {
  const { tables, profile, emit } = world;
  if (parameters.dry_run) {
    return profile['gc.dry_run_result'] === 'zero' ? nothing : estimate(instance_id, parameters, world);
  }
  for (const { id } of parameters.delete_untagged ? untaggedOf(instance_id, world) : []) {
    // It may have gone along with the index that held it.
    const artifact = tables.artifacts.get(id);
    if (artifact !== undefined) removeArtifact(artifact, world);
  }
  const removed = eligible(instance_id, world);
  for (const row of removed) tables.gc.garbage.remove(row);
  const links = unusedBlobs(instance_id, sinceOf(world), world);
  const freed = freedBy(instance_id, links, world);
  for (const row of links) tables.blobLinks.remove(row);
  emit({ kind: 'gc.finished', instance_id });
  return sum(removed, freed);
};
