import type { IncomingHttpHeaders } from 'node:http';

/** What faults and the journal look at in a request. */
export interface Facts {
  readonly method: string;
  readonly target: string;
  readonly operationId: string | undefined;
  readonly headers: Readonly<IncomingHttpHeaders>;
}
