/** With which credentials a request goes out. */
export type As = 'caller' | 'nobody' | 'wrong token' | 'other project';

export interface Outgoing {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly body?: unknown;
  readonly as: As;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined if there is none or it is not JSON. */
  readonly body: unknown;
}

/** Sends a request and returns whatever is answered. */
export type Send = (request: Outgoing) => Promise<Answer>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const answerOf = (status: number, headers: Readonly<Record<string, string>>, text: string): Answer => ({
  status,
  headers,
  text,
  body: parsed(text),
});

/** Something that is needed and not there, with the reason. A case that meets it is skipped, and never counts as passed. */
export class Unmet extends Error {}

/** The target cannot be talked to at all, which ends the run: unreachable, or something else than the service answers. */
export class Unreachable extends Error {}
