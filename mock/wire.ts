import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in, its body read. `target` is the path with its query, still encoded. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Buffer;
}

/** An answer as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The path and the query of a target, both still encoded. */
export const partsOf = (target: string): { readonly path: string; readonly search: string } => {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, search: '' } : { path: target.slice(0, mark), search: target.slice(mark + 1) };
};
