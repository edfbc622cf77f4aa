import type { Readable, WritableWorld } from '../kernel/world.ts';
import { cosignSignature } from './cosign.ts';
import type { AccessoryRow, ArtifactRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = WritableWorld<ResourceTables>;

/** An artifact of a repository, be it one of its own or attached to another. */
export const artifactNamed = (
  repositoryId: number,
  digest: string,
  { artifacts, attached }: Pick<Readable<ResourceTables>, 'artifacts' | 'attached'>,
): ArtifactRow | undefined => artifacts.named(repositoryId, digest) ?? attached.named(repositoryId, digest);

/** Makes an artifact an accessory of what its manifest names as its subject, if that is there. */
export const attach = (artifact: ArtifactRow, { tables }: Resources): void => {
  const { artifacts, attached, accessories, manifests, tags } = tables;
  const manifest = manifests.named(artifact.repository_id, artifact.digest);
  const { subject: digest, type, signed_by } = manifest?.accessory ?? {};
  const subject = digest === undefined ? undefined : artifactNamed(artifact.repository_id, digest, tables);
  if (manifest === undefined || type === undefined || subject === undefined || subject.id === artifact.id) return;
  if (artifacts.get(artifact.id) === undefined) return;
  artifacts.remove(artifact);
  attached.add(artifact);
  accessories.add({
    id: accessories.reserve(),
    artifact_id: artifact.id,
    tag_id: artifact.tags[0]?.id ?? tags.reserve(),
    subject_artifact_id: subject.id,
    // Of a signature Harbor shows the size of the manifest, of all else that of the artifact.
    size: type === cosignSignature && manifest.subject === undefined ? manifest.size : artifact.size,
    digest: artifact.digest,
    type,
    created_at: artifact.push_time,
    ...(signed_by !== undefined && { signed_by }),
  });
};

/** What was pushed before its subject becomes an accessory once that is there. */
export const attachWaiting = ({ repository_id, digest }: ArtifactRow, world: Resources): void => {
  const { manifests, artifacts } = world.tables;
  for (const row of manifests.under(repository_id)) {
    if (row.accessory?.subject !== digest) continue;
    const waiting = artifacts.named(repository_id, row.digest);
    if (waiting !== undefined) attach(waiting, world);
  }
};

/** Signatures go with what they sign; what else was attached to it stays, as an artifact of its own. Source: Harbor 2.1. */
export const goesWithSubject = ({ type }: AccessoryRow): boolean => type.startsWith('signature.');
