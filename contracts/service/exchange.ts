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

/** An answer that cannot be taken in: larger or deeper than any of the service, or not what its headers say. */
export class BadAnswer extends Error {}

/** No answer of the service is nested a tenth as deep; what reads a body calls itself for each level. */
const deepest = 100;

/** Looks at brackets outside texts only. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') isInText = !isInText;
    else if (isInText) continue;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
};

const parsed = (text: string): unknown => {
  if (isTooDeep(text)) throw new BadAnswer(`an answer is nested more than ${deepest} levels deep`);
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

/** A precondition that the target refuses, or answers otherwise than the spec. A case that meets it fails. */
export class Misanswered extends Error {
  readonly request: string;
  readonly expected: string;
  readonly actual: string;

  constructor(request: string, expected: string, actual: string) {
    super(`${request} was answered ${actual}; expected ${expected}`);
    this.request = request;
    this.expected = expected;
    this.actual = actual;
  }
}

/** Something that is needed and not there, with the reason. A case that meets it is skipped, and never counts as passed. */
export class Unmet extends Error {}

/** The target cannot be talked to at all, which ends the run: unreachable, or something else than the service answers. */
export class Unreachable extends Error {}
