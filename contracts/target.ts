import type { As, GivenName } from './case.ts';

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
  /** The parsed body; undefined if there is none or it is no JSON. */
  readonly body: unknown;
}

/** What a precondition yields: path parameters and names that steps refer to. */
export type Yield = Readonly<Record<string, string | number>>;

/** A precondition that the target does not meet: the case is skipped, with this reason, and never counts as passed. */
export class Unmet extends Error {}

/** Something that answers: the fake in process, a fake somewhere, or the real service. */
export interface Target {
  readonly name: string;
  readonly kind: 'fake' | 'live';
  readonly send: (request: Outgoing) => Promise<Answer>;
  /** Throws Unmet if there is none. */
  readonly given: (name: GivenName) => Promise<Yield>;
  readonly mayWrite: boolean;
  /** Waits that much of the target's time; a fake's clock is moved instead. */
  readonly pause: (ms: number) => Promise<void>;
  /** Undoes what the preconditions and cases made, latest first. */
  readonly cleanUp: () => Promise<void>;
}
