import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const image = 'application/vnd.oci.image.manifest.v1+json';
const config = 'application/vnd.oci.image.config.v1+json';
const layer = 'application/vnd.oci.image.layer.v1.tar';

const blobIn = (folder: string, digest: string): string => join(folder, 'blobs', ...digest.split(':'));

/** The file that a folder has, which should have no other. */
export const onlyFileIn = (folder: string): string => {
  const [name, ...others] = readdirSync(folder);
  if (name === undefined || others.length > 0) throw new Error(`${folder} has not one file but ${others.length + 1}`);
  return join(folder, name);
};

/** Packs a file alone into an archive, the name of which it gives. */
export const tarOf = (folder: string, file: string): string => {
  const content = join(folder, 'content.txt');
  const archive = join(folder, `${basename(file)}.tar`);
  copyFileSync(file, content);
  execFileSync('tar', ['-C', folder, '-cf', archive, 'content.txt']);
  return archive;
};

/** What `tarOf` packed. */
export const untar = (folder: string, archive: string): string => {
  execFileSync('tar', ['-C', folder, '-xf', archive]);
  return join(folder, 'content.txt');
};

const put = (folder: string, mediaType: string, bytes: Buffer) => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(blobIn(folder, `sha256:${hash}`), bytes);
  return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
};

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A layout in that folder, whose one image has the tag `image` and that file as its layer; the kind is for cosign. */
export const writeLayout = (folder: string, file: string): string => {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const bytes = readFileSync(tarOf(folder, file));
  const diff = put(folder, layer, bytes);
  const rootfs = { type: 'layers', diff_ids: [diff.digest] };
  const made = put(folder, config, json({ architecture: 'amd64', os: 'linux', rootfs }));
  const manifest = put(folder, image, json({ schemaVersion: 2, mediaType: image, config: made, layers: [diff] }));
  const annotations = { 'org.opencontainers.image.ref.name': 'image', kind: 'dev.cosignproject.cosign/image' };
  writeFileSync(join(folder, 'index.json'), json({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }));
  writeFileSync(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }));
  return folder;
};

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** The file in the first layer of the first image of a layout, unpacked beside it. */
export const fileInLayout = (folder: string): string => {
  const [first] = read(join(folder, 'index.json')).manifests;
  const [bottom] = read(blobIn(folder, first.digest)).layers;
  return untar(folder, blobIn(folder, bottom.digest));
};
