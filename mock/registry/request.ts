import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { apiError } from '../errors/error.ts';

/** A request to the registry: its body is still to be read. */
export interface RegistryRequest {
  readonly method: string;
  /** The path with its query, still encoded. */
  readonly target: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Readable;
  readonly scheme: 'http' | 'https';
}

/** A small body as a whole. Throws a 413 beyond the limit, and `malformed` where it is not UTF-8. */
export const textOf = async (body: Readable, limitBytes: number, malformed: () => Error): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limitBytes)
      throw apiError('oci_size_invalid', { detail: `the body is larger than ${limitBytes} bytes` });
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks, size);
  const text = new StringDecoder('utf8').end(bytes);
  if (!Buffer.from(text).equals(bytes)) throw malformed();
  return text;
};
