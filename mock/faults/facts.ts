import type { WireRequest } from '../wire/wire.ts';

/** What faults and the journal look at in a request. */
export interface Facts {
  readonly method: string;
  readonly target: string;
  readonly operationId: string | undefined;
  readonly headers: WireRequest['headers'];
  readonly body: WireRequest['body'];
}
