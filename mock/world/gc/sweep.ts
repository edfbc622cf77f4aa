import type { StoredManifest } from '../kernel/event.ts';
import { hourMs } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { removeArtifact } from '../resources/remove.ts';
import { storedOf } from '../resources/stored.ts';
import type { GarbageRow, GcParameters, GcResult } from './rows.ts';
import type { GcTables } from './tables.ts';
import { repositoriesOf, untaggedOf } from './untagged.ts';

type Collecting = WritableWorld<GcTables>;

const nothing: GcResult = { purged_blobs: 0, purged_manifests: 0, freed_space: 0 };

const windowsMs = { none: 0, two_hours: 2 * hourMs } as const;

const sum = (manifests: readonly StoredManifest[]): GcResult => ({
  purged_blobs: manifests.reduce((total, { blobs }) => total + blobs, 0),
  purged_manifests: manifests.length,
  freed_space: manifests.reduce((total, { size }) => total + size, 0),
});

/** What may be removed by now; what was pushed again since, or is in another repository, is garbage no more. */
const eligible = (instance_id: string, { tables, profile, nowMs }: Collecting): readonly GarbageRow[] => {
  const rows = tables.gc.garbage.under(instance_id);
  if (rows.length === 0) return rows;
  const repositories = repositoriesOf(instance_id, { tables });
  const isHeld = ({ digest }: GarbageRow) => repositories.some(({ id }) => tables.artifacts.named(id, digest));
  const sinceMs = nowMs - windowsMs[profile['gc.time_window']];
  for (const row of rows.filter(isHeld)) tables.gc.garbage.remove(row);
  return tables.gc.garbage.under(instance_id).filter(({ deletedMs }) => deletedMs <= sinceMs);
};

/** What a real run would remove. What it would delete itself is too young where age counts. */
const estimate = (instance_id: string, { delete_untagged }: GcParameters, world: Collecting): GcResult => {
  const { tables, profile } = world;
  const counted = delete_untagged && profile['gc.time_window'] === 'none';
  const untagged = counted ? untaggedOf(instance_id, world) : [];
  const stored = untagged.flatMap((artifact) => storedOf(artifact, tables.accessories.under(artifact.id)));
  return sum([...eligible(instance_id, world), ...stored]);
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
  emit({ kind: 'gc.finished', instance_id });
  return sum(removed);
};
