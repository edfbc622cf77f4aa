import { inMillis, neverMillis } from '../kernel/time.ts';
import { link } from './blob-links.ts';
import { cosignSignature } from './cosign.ts';
import type { ArtifactRow, ManifestRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';
import { takeTags } from './tags.ts';

/** A signature of the fake itself, with all its bytes. */
export interface NewSignature {
  readonly manifest: Omit<ManifestRow, 'id' | 'repository_id' | 'accessory'>;
  /** Config and layers, by digest. */
  readonly blobs: ReadonlyMap<string, string>;
  readonly media_type: string;
  readonly tag: string;
  /** The keys whose signatures it holds. */
  readonly signed_by: readonly string[];
  readonly atMs: number;
}

/** Attaches a signature to what it signs, as if it had been pushed; but nothing refuses it, and nothing is started by it. */
export const attachSignature = (
  subject: ArtifactRow,
  repository: RepositoryRow,
  { manifest, blobs, media_type, tag, signed_by, atMs }: NewSignature,
  tables: ResourceTables,
): void => {
  const { namespace_id, name: repository_name, id: repository_id } = repository;
  const [type, created_at] = [cosignSignature, inMillis(atMs)];
  for (const [digest, content] of blobs) {
    link({ namespace_id, repository_name, digest, size: Buffer.byteLength(content), content }, atMs, tables);
  }
  takeTags(repository, [tag], tables);
  const accessory = { subject: subject.digest, type, signed_by };
  tables.manifests.add({ id: tables.manifests.reserve(), repository_id, ...manifest, accessory });
  const id = tables.accessories.reserve();
  const artifact_id = tables.artifacts.reserve();
  const tag_id = tables.tags.reserve();
  tables.attached.add({
    ...{ id: artifact_id, repository_id, digest: manifest.digest, size: manifest.size, type: 'IMAGE', media_type },
    ...{ manifest_media_type: manifest.media_type, push_time: created_at, pull_time: neverMillis },
    tags: [{ id: tag_id, name: tag, push_time: created_at, pull_time: neverMillis }],
  });
  tables.accessories.add({
    ...{ id, artifact_id, tag_id, subject_artifact_id: subject.id, size: manifest.size, digest: manifest.digest },
    ...{ type, created_at, signed_by },
  });
};
