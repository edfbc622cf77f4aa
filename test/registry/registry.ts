/** A client of the registry that does no more than it is told. */
import { createHash } from 'node:crypto';
import type { FakeSwrOptions } from '../../mock/index.ts';
import { type Fake, startFake } from '../support/fake.ts';

export const login = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

export const demoLogin = login('fake-swr-demo', 'fake-swr-demo-password');

export const sha256 = (bytes: string | Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
export const sha512 = (bytes: string | Buffer): string => `sha512:${createHash('sha512').update(bytes).digest('hex')}`;

export const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
};

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | ReadableStream;
}

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  /** The code of the first error. */
  readonly code: string | undefined;
}

export interface Registry extends Fake {
  /** Sends with the demo's credential, unless the headers name another; '' is none. */
  readonly call: (method: string, path: string, sent?: Sent) => Promise<Got>;
  readonly pushBlob: (name: string, bytes: string | Buffer) => Promise<string>;
  readonly pushManifest: (name: string, reference: string, manifest: object) => Promise<Got>;
  /** An image of a config and one layer; gives its digest. */
  readonly pushImage: (name: string, reference: string, more?: object) => Promise<string>;
}

const codeIn = (text: string): string | undefined => {
  try {
    return JSON.parse(text).errors?.[0]?.code;
  } catch {
    return undefined;
  }
};

export const descriptor = (mediaType: string, bytes: string | Buffer) => ({
  ...{ mediaType, digest: sha256(bytes) },
  size: Buffer.byteLength(bytes),
});

export const startRegistry = async (options: FakeSwrOptions = {}): Promise<Registry> => {
  const fake = await startFake(options);
  const call: Registry['call'] = async (method, path, { headers = {}, body } = {}) => {
    const { authorization = demoLogin, ...others } = headers;
    const all = authorization === '' ? others : { ...others, authorization };
    const init = { method, headers: all, body: body ?? null, redirect: 'manual', duplex: 'half' };
    const response = await fetch(`${fake.swr.url}${path}`, init as RequestInit);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return { status: response.status, headers: response.headers, text, bytes, code: codeIn(text) };
  };
  const pushBlob: Registry['pushBlob'] = async (name, bytes) => {
    const digest = sha256(bytes);
    const { status, text } = await call('POST', `/v2/${name}/blobs/uploads/?digest=${digest}`, { body: bytes });
    if (status !== 201) throw new Error(`blob: ${status} ${text}`);
    return digest;
  };
  const pushManifest: Registry['pushManifest'] = (name, reference, manifest) => {
    const mediaType = (manifest as { readonly mediaType: string }).mediaType;
    const body = JSON.stringify(manifest);
    return call('PUT', `/v2/${name}/manifests/${reference}`, { body, headers: { 'content-type': mediaType } });
  };
  const pushImage: Registry['pushImage'] = async (name, reference, more = {}) => {
    const config = JSON.stringify({ architecture: 'amd64', os: 'linux', of: `${name}:${reference}` });
    const layer = `layer of ${name}`;
    await pushBlob(name, config);
    await pushBlob(name, layer);
    const manifest = {
      ...{ schemaVersion: 2, mediaType: types.manifest, config: descriptor(types.config, config) },
      ...{ layers: [descriptor(types.layer, layer)], ...more },
    };
    const { status, text } = await pushManifest(name, reference, manifest);
    if (status !== 201) throw new Error(`manifest: ${status} ${text}`);
    return sha256(JSON.stringify(manifest));
  };
  return { ...fake, call, pushBlob, pushManifest, pushImage };
};
