import { sha256 } from './blobs.ts';
import { type Connection, expecting } from './connection.ts';
import type { Place } from './contender.ts';

const type = 'application/vnd.oci.image.manifest.v1+json';

export interface Manifest {
  readonly tag: string;
  readonly digest: string;
  readonly body: Buffer;
}

const config = { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] }, config: {} };

/** What all manifests of the benchmark refer to. */
export const parts = {
  config: Buffer.from(JSON.stringify(config)),
  layer: Buffer.from('one layer of all images'),
};

const descriptor = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: sha256(bytes), size: bytes.length });

/** Small images that differ by an annotation. */
export const manifestsOf = (count: number, prefix = 'v'): readonly Manifest[] =>
  Array.from({ length: count }, (_, index) => {
    const tag = `${prefix}${index}`;
    const body = Buffer.from(
      JSON.stringify({
        ...{ schemaVersion: 2, mediaType: type },
        config: descriptor('application/vnd.oci.image.config.v1+json', parts.config),
        layers: [descriptor('application/vnd.oci.image.layer.v1.tar', parts.layer)],
        annotations: { 'org.opencontainers.image.version': tag },
      }),
    );
    return { tag, body, digest: sha256(body) };
  });

export const pushManifest = async (
  connection: Connection,
  { repository, headers }: Place,
  { tag, body }: Manifest,
): Promise<void> => {
  const path = `/v2/${repository}/manifests/${tag}`;
  await expecting(201, connection, { method: 'PUT', path, body, headers: { ...headers, 'Content-Type': type } });
};

const ask = (connection: Connection, { repository, headers }: Place, method: 'HEAD' | 'GET', reference: string) =>
  expecting(200, connection, {
    ...{ method, path: `/v2/${repository}/manifests/${reference}` },
    headers: { ...headers, Accept: type },
  });

/** A client looks a tag up by HEAD and then gets the manifest by its digest. */
export const headManifest = async (connection: Connection, place: Place, { tag, digest }: Manifest): Promise<void> => {
  const own = (await ask(connection, place, 'HEAD', tag)).header('docker-content-digest');
  if (own !== digest) throw new Error(`${tag} is ${own} and not ${digest}`);
};

export const pullManifest = async (connection: Connection, place: Place, { digest, body }: Manifest): Promise<void> => {
  const { bytes } = await ask(connection, place, 'GET', digest);
  if (bytes !== body.length) throw new Error(`${bytes} bytes of ${body.length} of ${digest} came`);
};
