import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CouldNotRun } from '../host/host.ts';
import { resourceOf, stemOf } from '../resources/all.ts';
import type { Answer, Outgoing } from '../service/exchange.ts';
import { pointed } from '../service/json.ts';
import { type Route, routeOf } from '../service/path.ts';
import type { SpecOperation } from '../service/spec.ts';
import { asError } from '../service/thrown.ts';
import type { Target } from '../target.ts';
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts';

interface Recorded {
  readonly at: string;
  readonly request: Outgoing;
  readonly answer: Answer;
}

/** What kind of record the answer of an operation is; undefined where it is a list or nothing. */
const kindOf = ({ id }: SpecOperation): string | undefined => {
  const resource = resourceOf(id);
  const { show, create, update } = resource.operations;
  return [show, create, update].includes(id) ? stemOf(resource) : undefined;
};

/** Numbers as numbers, so that an id in a path is the id of a body. */
const typed = (
  route: Route | undefined,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> => {
  const isInteger = (name: string): boolean =>
    route?.operation.parameters.some((parameter) => parameter.name === name && parameter.schema.type === 'integer') ??
    false;
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [
      name,
      isInteger(name) && /^\d{1,10}$/.test(text) ? Number(text) : text,
    ]),
  );
};

const headersOf = ({ headers }: Answer): Readonly<Record<string, string>> => ({
  ...(/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '') && {
    'content-type': headers['content-type'],
  }),
  ...(/^\d{1,6}$/.test(headers['retry-after'] ?? '') && { 'retry-after': headers['retry-after'] }),
});

type Walk = (value: unknown, kind?: string) => unknown;

/** All of an exchange that may name something, after the walk through it. */
const walked = ({ request, answer }: Recorded, walk: Walk) => {
  const route = routeOf(request);
  const kind = route && kindOf(route.operation);
  const search = Object.fromEntries(new URLSearchParams(request.target.split(/\?(.*)/s)[1] ?? ''));
  return {
    path: walk(typed(route, route?.path ?? {})),
    query: walk(typed(route, search)),
    sent: walk(request.body, kind),
    body: walk(answer.body, kind),
    ids: walk({ request_id: answer.headers['x-request-id'] ?? '' }),
  };
};

const fileContent = (recorded: Recorded, pseudonyms: Pseudonyms): object => {
  const { at, request, answer } = recorded;
  const route = routeOf(request);
  const { path, query, sent, body, ids } = walked(recorded, pseudonyms.replace);
  return {
    at,
    request: {
      method: request.method,
      path: route?.operation.template ?? 'no path of the API',
      parameters: path,
      ...(route !== undefined && Object.keys(query as object).length > 0 && { query }),
      as: request.as,
      ...(request.body !== undefined && { body: sent }),
    },
    answer: {
      status: answer.status,
      headers: { ...headersOf(answer), 'x-request-id': pointed(ids, '/request_id') },
      ...(answer.body === undefined
        ? { text: answer.text === '' ? '' : `no JSON, ${answer.text.length} characters` }
        : { body }),
    },
  };
};

const fileOf = ({ request, answer }: Recorded): string =>
  `${routeOf(request)?.operation.id ?? 'other'}.${answer.status}.json`;

/** Whether it can be done: an answer that no pseudonym can be found for is left out, and the others are kept. */
const succeeds = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

const writeAll = (all: readonly Recorded[], dir: string, secrets: readonly string[]): void => {
  const pseudonyms = createPseudonyms(secrets);
  mkdirSync(dir, { recursive: true });
  const readable = all.filter((recorded) => succeeds(() => walked(recorded, pseudonyms.collect)));
  for (const file of new Set(readable.map(fileOf))) {
    const exchanges = readable.filter((recorded) => fileOf(recorded) === file);
    const content = {
      format: 'fake-swr-record/1',
      exchanges: exchanges.map((recorded) => fileContent(recorded, pseudonyms)),
    };
    writeFileSync(join(dir, file), `${JSON.stringify(content, null, 2)}\n`);
  }
};

export interface RecordingOptions {
  /** Further words that no file may hold: credentials, the names of account and user. */
  readonly secrets?: readonly string[];
  readonly now?: () => number;
}

/**
 * The target, with its answers recorded: one file for each operation and status, written when the target is left. Until
 * then they are in memory only, since nothing is written before all that must be replaced is known.
 */
export const recording = <Kind extends Target>(
  target: Kind,
  dir: string,
  { secrets = [], now = Date.now }: RecordingOptions = {},
): Kind => {
  const all: Recorded[] = [];
  const orCouldNotRun = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw new CouldNotRun(`--record ${dir}: ${asError(error).message}`);
    }
  };
  // Found out before anything is asked, since a run against the service may take half an hour.
  orCouldNotRun(() => {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  });
  return {
    ...target,
    send: async (request) => {
      const answer = await target.send(request);
      all.push({ at: new Date(now()).toISOString(), request, answer });
      return answer;
    },
    cleanUp: () => target.cleanUp().finally(() => orCouldNotRun(() => writeAll(all.splice(0), dir, secrets))),
  };
};
