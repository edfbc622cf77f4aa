import { hash } from 'node:crypto';
import { once } from '../kernel/once.ts';
import type { Readable } from '../kernel/world.ts';
import { imageLayer as dockerLayer, helmConfig, helmLayer, imageConfig, ociLayer, ociManifest } from './media-types.ts';
import type { ArtifactRow } from './rows.ts';
import { storedGzip, tarOf } from './stored-gzip.ts';
import type { ResourceTables } from './tables.ts';

/** A small real image or chart that follows from a text: what an artifact of a seed is pulled as. */
export interface MadeImage {
  /** The bytes of the manifest. */
  readonly manifest: string;
  readonly digest: string;
  /** Config and layer, by digest; put together when they are pulled. */
  readonly blobs: () => ReadonlyMap<string, Buffer>;
}

type Described = Omit<ArtifactRow, 'digest'>;
type Tables = Pick<Readable<ResourceTables>, 'artifacts' | 'manifests'>;

export const digestOf = (bytes: string | Buffer): string => `sha256:${hash('sha256', bytes)}`;

interface Layer {
  readonly bytes: Buffer;
  readonly digest: string;
  /** Digest of what is compressed in it. */
  readonly diffId: string;
}

const layerOf = (files: Readonly<Record<string, string>>): Layer => {
  const tar = tarOf(files);
  const bytes = storedGzip(tar);
  return { bytes, digest: digestOf(bytes), diffId: digestOf(tar) };
};

/** All images have the same layer, as if they were built on one base: many of them cost little. */
const imageLayer = once(() => layerOf({ 'etc/fake-swr': 'An image that fake-swr made up.\n' }));

const chart = { apiVersion: 'v2', name: 'fake-swr', version: '0.1.0', type: 'application' };
const chartLayer = once(() =>
  layerOf({
    'fake-swr/Chart.yaml': `apiVersion: v2\nname: fake-swr\nversion: 0.1.0\ntype: application\n`,
    'fake-swr/values.yaml': '{}\n',
  }),
);

const layerTypes: ReadonlyMap<string, string> = new Map([
  [helmConfig, helmLayer],
  [imageConfig, dockerLayer],
]);

/** No time of the artifact's, which changes when it is pushed again or copied. */
const created = '2026-01-01T00:00:00Z';

const usualPlatform = 'linux/amd64';

const platformOf = (platform = usualPlatform): { readonly architecture: string; readonly os: string } => {
  const [os = '', architecture = ''] = platform.split('/');
  return { architecture, os };
};

const configOf = ({ made_from, platform }: Described, { diffId }: Layer): object => ({
  created,
  ...platformOf(platform),
  config: { Labels: { 'fake-swr': made_from } },
  rootfs: { type: 'layers', diff_ids: [diffId] },
  history: [{ created, created_by: 'fake-swr' }],
});

const imageOf = (artifact: Described): MadeImage => {
  const { media_type, manifest_media_type, made_from } = artifact;
  const isChart = media_type === helmConfig;
  const layer = isChart ? chartLayer() : imageLayer();
  const config = JSON.stringify(isChart ? { ...chart, description: made_from } : configOf(artifact, layer));
  const configDigest = digestOf(config);
  const layerType = layerTypes.get(media_type) ?? ociLayer;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifest_media_type,
    config: { mediaType: media_type, digest: configDigest, size: Buffer.byteLength(config) },
    layers: [{ mediaType: layerType, digest: layer.digest, size: layer.bytes.length }],
  });
  const blobs = once(
    () =>
      new Map([
        [configDigest, Buffer.from(config)],
        [layer.digest, layer.bytes],
      ]),
  );
  return { manifest, digest: digestOf(manifest), blobs };
};

const architectures = ['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64'];

const indexOf = ({ repository_id, manifest_media_type, children = [] }: Described, tables: Tables): MadeImage => {
  const manifests = children.map((digest, index) => {
    const child = tables.artifacts.named(repository_id, digest);
    const pushed = tables.manifests.named(repository_id, digest);
    const image = child?.made_from === undefined ? undefined : madeImage(child, tables);
    return {
      mediaType: child?.manifest_media_type ?? ociManifest,
      digest,
      size: pushed?.size ?? (image === undefined ? (child?.size ?? 0) : Buffer.byteLength(image.manifest)),
      platform: platformOf(child?.platform ?? `linux/${architectures[index % architectures.length]}`),
    };
  });
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: manifest_media_type, manifests });
  return { manifest, digest: digestOf(manifest), blobs: () => new Map() };
};

/** The image of an artifact that is made up from a text, the same whenever it is asked for. */
export const madeImage = (artifact: Described, tables: Tables): MadeImage =>
  artifact.children === undefined ? imageOf(artifact) : indexOf(artifact, tables);

/** The digest that an artifact has by its image. */
export const madeDigestOf = (artifact: Described, tables: Tables): string => madeImage(artifact, tables).digest;
