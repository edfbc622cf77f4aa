import type { WritableWorld } from '../kernel/world.ts';
import { artifactNamed, goesWithSubject } from './attach.ts';
import { isImmutable } from './immutable.ts';
import { push } from './push.ts';
import type { ArtifactRow, NamespaceRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';
import { artifactTagged } from './tags.ts';

/** Gives an artifact the signatures with bytes that it has in another repository. An immutable tag stays where it is. */
export const copySignatures = (
  { digest: signed, repository_id }: ArtifactRow,
  namespace: NamespaceRow,
  copied_from: number,
  world: WritableWorld<ResourceTables>,
): void => {
  const { tables } = world;
  const subject = tables.artifacts.named(copied_from, signed);
  const repository = tables.repositories.get(repository_id);
  if (subject === undefined || repository === undefined) return;
  for (const accessory of tables.accessories.under(subject.id)) {
    const signature = goesWithSubject(accessory) ? tables.attached.get(accessory.artifact_id) : undefined;
    if (signature === undefined || artifactNamed(repository_id, signature.digest, tables) !== undefined) continue;
    const { digest, size, type, media_type, manifest_media_type } = signature;
    const tags = signature.tags
      .map(({ name }) => name)
      .filter((name) => artifactTagged(repository, name, world) === undefined || !isImmutable(world, repository, name));
    const forms = { digest, size, type, media_type, manifest_media_type };
    push(namespace, { repository_name: repository.name, tags, ...forms, copied_from }, world);
  }
};
