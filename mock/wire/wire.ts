import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in, its body read. */
export interface WireRequest {
  readonly method: string;
  /** The path with its query, still encoded; below the mount path, if the fake is mounted in an application. */
  readonly target: string;
  /** The target as the client sent and signed it, where that is another. */
  readonly signedTarget?: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Buffer;
}

/** An answer as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Bytes in place of the text. */
  readonly bytes?: Bytes;
  /** Left out, it is sent at once and whole. */
  readonly transmission?: Transmission;
}

/** Bytes that are sent as they are read. */
export interface Bytes {
  readonly size: number;
  /** A chunk is good until the next is asked for. */
  readonly open: () => Buffer | AsyncIterable<Buffer>;
}

/** The path and the query of a target, both still encoded. */
export const partsOf = (target: string): { readonly path: string; readonly search: string } => {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, search: '' } : { path: target.slice(0, mark), search: target.slice(mark + 1) };
};

/** How an answer is sent where a fault wants it otherwise than at once and whole. */
export interface Transmission {
  readonly latencyMs: number;
  /** The connection breaks before the answer, or in the middle of its body. */
  readonly cut?: 'before' | 'middle';
  /** Time between the sixteenths of the body. */
  readonly dripMs?: number;
  /** No answer ever. */
  readonly hangs?: boolean;
  readonly corruption?: 'truncated' | 'malformed' | 'empty' | 'html';
  readonly contentType?: string;
}
