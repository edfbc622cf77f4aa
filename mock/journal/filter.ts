import { fitsPattern, type Pattern } from '../wire/body-pattern.ts';
import { partsOf } from '../wire/wire.ts';
import { fits } from '../world/kernel/wildcard.ts';
import type { Entry } from './entry.ts';
import { bodyIn, headersIn, queryIn, shownBody } from './shown.ts';

type Texts = Readonly<Record<string, string>>;

/** Which requests are meant; what is left out may be anything. */
export interface Filter {
  /** `*` stands for any characters; empty, those of no operation are meant. */
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: string;
  /** A status, or several and classes of them: `404,5xx`. */
  readonly status?: number | string;
  readonly error_code?: string;
  readonly request_id?: string;
  readonly query?: Texts;
  readonly header?: Texts;
  readonly body?: Pattern;
  /** Held by what is searched, in capitals or not. */
  readonly text?: string;
  /** The id of the fault that fired; `any` for any of them, `none` for those that none happened to. */
  readonly fault?: string;
}

/** With its query, or without, as a fault's pattern sees it. */
const isOnPath = (pattern: string, path: string): boolean => fits(pattern, path) || fits(pattern, partsOf(path).path);

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 300 ? `${text.slice(0, 297)}...` : text;
};

const differs = (name: string, value: unknown, wanted: unknown): readonly string[] => [
  `${name} is ${shown(value)}, not ${shown(wanted)}`,
];

const textsDiffer = (
  name: string,
  wanted: Texts = {},
  values: Readonly<Record<string, string | string[]>>,
): readonly string[] =>
  Object.entries(wanted).flatMap(([key, pattern]) => {
    const value = values[key];
    const isSame = [value ?? []].flat().some((text) => fits(pattern, text));
    return isSame ? [] : differs(`${name}.${key}`, value, pattern);
  });

const lowerCased = (texts: Texts = {}): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, pattern]) => [name.toLowerCase(), pattern]));

const plain = ['operationId', 'method', 'status', 'error_code', 'request_id'] as const;

const isAnswered = (wanted: number | string, status: number): boolean =>
  wanted === status ||
  String(wanted)
    .split(',')
    .some((one) => one === String(status) || one === `${Math.floor(status / 100)}xx`);

const holds = (wanted: string, entry: Entry): boolean => {
  const { method, path, operationId, request_id, error_code, error_msg, body, replyBody } = entry;
  const text = wanted.toLowerCase();
  return [`${method} ${path}`, operationId, request_id, error_code, error_msg, body, replyBody].some(
    (searched) => searched?.toLowerCase().includes(text) === true,
  );
};

const hasFault = (wanted: string, { fault }: Entry): boolean =>
  wanted === 'any' ? fault !== undefined : wanted === String(fault ?? 'none');

type Plain = (typeof plain)[number];

const isSame = (name: Plain, wanted: number | string, entry: Entry): boolean => {
  if (name === 'operationId') return fits(String(wanted), entry.operationId ?? '');
  if (name === 'status') return isAnswered(wanted, entry.status);
  return entry[name] === (name === 'method' ? String(wanted).toUpperCase() : wanted);
};

/** In what an entry differs from those that are meant; empty if it is one of them. */
export const differences = (filter: Filter, entry: Entry): readonly string[] => {
  const { path, query, header, body, text, fault } = filter;
  const found = plain.flatMap((name) => {
    const wanted = filter[name];
    if (wanted === undefined || isSame(name, wanted, entry)) return [];
    return differs(name, entry[name], name === 'method' ? String(wanted).toUpperCase() : wanted);
  });
  if (text !== undefined && !holds(text, entry)) found.push(`it does not hold ${shown(text)}`);
  if (fault !== undefined && !hasFault(fault, entry)) found.push(...differs('fault', entry.fault, fault));
  if (path !== undefined && !isOnPath(path, entry.path)) found.push(...differs('path', entry.path, path));
  if (query !== undefined) found.push(...textsDiffer('query', query, queryIn(entry.path)));
  if (header !== undefined) found.push(...textsDiffer('header', lowerCased(header), headersIn(entry.headers)));
  if (body !== undefined && !fitsPattern(body, bodyIn(entry.body)))
    found.push(...differs('body', shownBody(entry.body, entry.path), body));
  return found;
};
