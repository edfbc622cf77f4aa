import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationId } from '../case.ts';
import { CouldNotRun } from '../host/host.ts';
import { operations, type SpecOperation } from '../service/spec.ts';
import type { Answer, Outgoing, Target } from '../target.ts';
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts';

interface Heard {
  readonly at: string;
  readonly request: Outgoing;
  readonly answer: Answer;
}

interface Place {
  readonly operation: SpecOperation | undefined;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/** What kind of record the answer of an operation is, where it is not a list. */
const kindOf: { readonly [Id in OperationId]?: string } = {
  ShowInstance: 'instance',
  ShowInstanceNamespace: 'namespace',
  CreateInstanceNamespace: 'namespace',
  ShowInstanceRepository: 'repository',
  ShowInstanceArtifact: 'artifact',
  ShowInstanceSignPolicy: 'policy',
  CreateInstanceSignPolicy: 'policy',
  UpdateInstanceSignPolicy: 'policy',
  ExecuteInstanceSignPolicy: 'execution',
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Numbers as numbers, so that an id in a path is the id of a body. */
const typed = (name: string, text: string): unknown =>
  /^(limit|offset|(namespace|policy|execution|task)_id)$/.test(name) && /^\d{1,10}$/.test(text) ? Number(text) : text;

const patterns = [...operations.values()].map((operation) => ({
  operation,
  names: [...operation.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)),
  pattern: new RegExp(`^${operation.template.replace(/\{\w+\}/g, '([^/]+)')}/?$`),
}));

const placeOf = ({ method, target }: Outgoing): Place => {
  const [path = '', search = ''] = target.split(/\?(.*)/s);
  const query = Object.fromEntries([...new URLSearchParams(search)].map(([name, text]) => [name, typed(name, text)]));
  for (const { operation, names, pattern } of patterns) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const values = names.map((name, index) => [name, typed(name, decoded(decoded(found[index + 1] ?? '')))]);
    return { operation, path: Object.fromEntries(values), query };
  }
  return { operation: undefined, path: {}, query };
};

const headersOf = ({ headers }: Answer): Readonly<Record<string, string>> => ({
  ...(/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '') && {
    'content-type': headers['content-type'],
  }),
  ...(/^\d{1,6}$/.test(headers['retry-after'] ?? '') && { 'retry-after': headers['retry-after'] }),
});

/** All of an exchange that may name something, in a form that the pseudonyms can walk. */
const factsOf = ({ request, answer }: Heard) => {
  const { operation, path, query } = placeOf(request);
  const kind = operation && kindOf[operation.id];
  return {
    operation,
    walked: (walk: (value: unknown, kind?: string) => unknown) => ({
      path: walk(path),
      query: walk(query),
      body: walk(request.body, kind),
      answer: walk(answer.body, kind),
      request_id: walk({ request_id: answer.headers['x-request-id'] ?? '' }),
    }),
  };
};

const written = (heard: Heard, pseudonyms: Pseudonyms): object => {
  const { at, request, answer } = heard;
  const { operation, walked } = factsOf(heard);
  const { path, query, body, answer: said, request_id } = walked(pseudonyms.replace);
  return {
    at,
    request: {
      method: request.method,
      path: operation?.template ?? 'no path of the API',
      parameters: path,
      ...(operation !== undefined && Object.keys(query as object).length > 0 && { query }),
      as: request.as,
      ...(request.body !== undefined && { body }),
    },
    answer: {
      status: answer.status,
      headers: { ...headersOf(answer), 'x-request-id': (request_id as { request_id: string }).request_id },
      ...(answer.body === undefined
        ? { text: answer.text === '' ? '' : `no JSON, ${answer.text.length} characters` }
        : { body: said }),
    },
  };
};

const fileOf = (heard: Heard): string =>
  `${placeOf(heard.request).operation?.id ?? 'other'}.${heard.answer.status}.json`;

export interface RecorderOptions {
  /** Further words that no file may hold: credentials, the names of account and user. */
  readonly secrets?: readonly string[];
  readonly now?: () => number;
}

/**
 * The target, with its answers kept: one file for each operation and status, written when the target is left. Until
 * then they are in memory only, since nothing is written before all that must be replaced is known.
 */
export const recorder = <Kind extends Target>(
  target: Kind,
  dir: string,
  { secrets = [], now = Date.now }: RecorderOptions = {},
): Kind => {
  const all: Heard[] = [];

  const write = (): void => {
    const pseudonyms = createPseudonyms(secrets);
    for (const heard of all) factsOf(heard).walked((value, kind) => pseudonyms.learn(value, kind));
    mkdirSync(dir, { recursive: true });
    for (const file of new Set(all.map(fileOf))) {
      const exchanges = all.filter((heard) => fileOf(heard) === file);
      const content = { format: 'fake-swr-record/1', exchanges: exchanges.map((heard) => written(heard, pseudonyms)) };
      writeFileSync(join(dir, file), `${JSON.stringify(content, null, 2)}\n`);
    }
    all.splice(0);
  };

  const keep = (): void => {
    try {
      write();
    } catch (error) {
      throw new CouldNotRun(`--record ${dir}: ${(error as Error).message}`);
    }
  };

  return {
    ...target,
    send: async (request) => {
      const answer = await target.send(request);
      all.push({ at: new Date(now()).toISOString(), request, answer });
      return answer;
    },
    cleanUp: () => target.cleanUp().finally(keep),
  };
};
