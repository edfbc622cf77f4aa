import type { Reply } from '../wire/wire.ts';

/** Texts that go on behind the head of an answer. */
export interface Feed {
  /** What has come since it was last asked for; empty if nothing has. */
  readonly next: () => string;
  /** Lets happen what is due, as any look does. */
  readonly look: () => void;
}

/** An answer of the control plane: with a feed, one that does not end. */
export interface ControlReply extends Reply {
  readonly feed?: Feed;
}

/** The answer of a call: JSON, a text of another type, or nothing at all. */
export const controlReply = (status: number, body: unknown, type = 'application/json'): Reply => ({
  status,
  headers: body === undefined ? {} : { 'Content-Type': type },
  body: type === 'application/json' ? (JSON.stringify(body) ?? '') : String(body),
});

/** Sends a browser to a page. A relative address holds below any prefix. */
export const redirect = (location: string): Reply => ({
  status: 302,
  headers: { Location: location, Vary: 'Accept' },
  body: '',
});

/** A refusal in the control plane's form. */
export const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Reply => {
  const reply = controlReply(status, { error });
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
