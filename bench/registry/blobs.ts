import { createHash } from 'node:crypto';
import { type Connection, expecting, type Sized } from './connection.ts';
import type { Place } from './contender.ts';

export const mib = 2 ** 20;

export interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

export const sha256 = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Bytes that do not repeat and are the same each time. */
const noise = (size: number, seed: number): Buffer => {
  const words = new Uint32Array(size / 4);
  let state = seed + 1;
  for (let at = 0; at < words.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    words[at] = state;
  }
  return Buffer.from(words.buffer);
};

/** Blobs of one size, each with bytes of its own. */
export const blobsOf = (count: number, size: number): readonly Blob[] =>
  Array.from({ length: count }, (_, index) => {
    const bytes = noise(size, index);
    return { bytes, digest: sha256(bytes) };
  });

const locationOf = (url: string, location: string | undefined, digest?: string): string => {
  const { pathname, searchParams } = new URL(location ?? '', url);
  if (digest !== undefined) searchParams.set('digest', digest);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
};

const octets = 'application/octet-stream';

/** As crane does: an upload is opened, gets all bytes in one PATCH, and is closed by an empty PUT. */
export const pushStream = async (
  connection: Connection,
  { url, repository, headers }: Place,
  body: Buffer | Sized,
  digest: () => string,
): Promise<void> => {
  const opened = await expecting(202, connection, {
    ...{ method: 'POST', path: `/v2/${repository}/blobs/uploads/`, headers },
  });
  const sent = await connection.ask({
    ...{ method: 'PATCH', path: locationOf(url, opened.header('location')), body },
    headers: { ...headers, 'Content-Type': octets },
  });
  if (sent.status !== 202 && sent.status !== 204) throw new Error(`PATCH: ${sent.status} ${sent.text}`);
  const path = locationOf(url, sent.header('location'), digest());
  await expecting(201, connection, { method: 'PUT', path, headers });
};

export const pushBlob = (connection: Connection, place: Place, { bytes, digest }: Blob): Promise<void> =>
  pushStream(connection, place, bytes, () => digest);

export const pullBlob = async (
  connection: Connection,
  { repository, headers }: Place,
  digest: string,
  size: number,
): Promise<void> => {
  const { bytes } = await expecting(200, connection, {
    ...{ method: 'GET', path: `/v2/${repository}/blobs/${digest}`, headers },
  });
  if (bytes !== size) throw new Error(`${bytes} bytes of ${size} of ${digest} came`);
};
