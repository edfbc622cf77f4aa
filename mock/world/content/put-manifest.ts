import { apiError } from '../../errors/error.ts';
import type { Readable, WritableWorld } from '../kernel/world.ts';
import { artifactNamed } from '../resources/attach.ts';
import { push } from '../resources/push.ts';
import type { BuildStepRow, NamespaceRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';
import { namespaceOf, type Place } from './commands.ts';
import { blobOf } from './find.ts';
import { accessoryOf, artifactTypeOf, mediaTypeOf, typeOf } from './kind.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { refuse } from './manifest-field.ts';

type Resources = WritableWorld<ResourceTables>;

export interface PutManifest extends Place {
  readonly tags: readonly string[];
  /** Of the bytes, by the algorithm that the client names them by. */
  readonly digest: string;
  readonly content: string;
  readonly content_type: string;
  /** How the image was built, as its config says. */
  readonly build_history?: readonly BuildStepRow[];
}

export interface Put {
  /** What it names as its subject, be that there or not. */
  readonly subject?: string;
}

/** A layer that nobody may distribute is fetched from elsewhere, and is not pushed. Source: OCI image specification 1.1. */
const isForeign = (mediaType: string): boolean => /\.(?:foreign|nondistributable)\./.test(mediaType);

const checkBlobs = ({ config, layers }: Manifest, place: Place, namespace: NamespaceRow, world: Resources): void => {
  const named = { namespace, name: place.repository_name };
  const missing = [...(config === undefined ? [] : [config]), ...layers].find(
    ({ digest, mediaType, urls }) =>
      urls.length === 0 && !isForeign(mediaType) && blobOf(named, digest, world) === undefined,
  );
  if (missing !== undefined) throw apiError('oci_manifest_blob_unknown', { digest: missing.digest });
};

/** An index weighs what its children weigh. */
const childSizes = (
  children: NonNullable<Manifest['manifests']>,
  repositoryId: number | undefined,
  tables: Readable<ResourceTables>,
): number =>
  children.reduce((total, { digest, size }) => {
    const child = repositoryId === undefined ? undefined : artifactNamed(repositoryId, digest, tables);
    return total + (child?.size ?? size);
  }, 0);

const sizeOf = (bytes: number, { config, layers, manifests }: Manifest, sizeOfChildren: number): number => {
  const size =
    manifests === undefined
      ? layers.reduce((total, layer) => total + layer.size, bytes + (config?.size ?? 0))
      : bytes + sizeOfChildren;
  if (Number.isSafeInteger(size)) return size;
  return refuse(`the sizes add up to ${size} but must be ${Number.MAX_SAFE_INTEGER} together at most`);
};

/** Stores a manifest: an artifact is pushed with what it says of itself. */
export const putManifest = (input: PutManifest, world: Resources): Put => {
  const { repository_name, tags, digest, content, content_type, build_history } = input;
  const namespace = namespaceOf(world, input);
  const manifest = readManifest(content, content_type);
  checkBlobs(manifest, input, namespace, world);
  const { subject, annotations, mediaType: media_type, manifests } = manifest;
  const size = Buffer.byteLength(content);
  const repositoryId = world.tables.repositories.named(namespace.id, repository_name)?.id;
  const artifact_type = artifactTypeOf(manifest);
  const accessory = accessoryOf(manifest, tags);
  const row = {
    ...{ digest, media_type, content, size, annotations },
    ...(subject !== undefined && { subject: subject.digest }),
    ...(artifact_type !== undefined && { artifact_type }),
    ...(accessory !== undefined && { accessory }),
  };
  const pushed = {
    ...{ repository_name, tags, digest, build_history, manifest: row },
    ...{ type: typeOf(manifest), media_type: mediaTypeOf(manifest), manifest_media_type: media_type },
    ...(manifests !== undefined && { children: manifests.map((child) => child.digest) }),
    size: sizeOf(size, manifest, childSizes(manifests ?? [], repositoryId, world.tables)),
  };
  push(namespace, pushed, world);
  return subject === undefined ? {} : { subject: subject.digest };
};
