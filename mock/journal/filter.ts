import { fitsPattern, type Pattern } from '../wire/body-pattern.ts';
import { partsOf } from '../wire/wire.ts';
import { fits } from '../world/kernel/wildcard.ts';
import type { Entry } from './entry.ts';
import { bodyIn, headersIn, queryIn, shownBody } from './shown.ts';

type Texts = Readonly<Record<string, string>>;

/** Which requests are meant; what is left out may be anything. */
export interface Filter {
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly error_code?: string;
  readonly request_id?: string;
  readonly query?: Texts;
  readonly header?: Texts;
  readonly body?: Pattern;
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

/** In what an entry differs from those that are meant; empty if it is one of them. */
export const differences = (filter: Filter, entry: Entry): readonly string[] => {
  const { path, query, header, body } = filter;
  const found = plain.flatMap((name) => {
    const wanted = name === 'method' ? filter.method?.toUpperCase() : filter[name];
    return wanted === undefined || entry[name] === wanted ? [] : differs(name, entry[name], wanted);
  });
  if (path !== undefined && !isOnPath(path, entry.path)) found.push(...differs('path', entry.path, path));
  if (query !== undefined) found.push(...textsDiffer('query', query, queryIn(entry.path)));
  if (header !== undefined) found.push(...textsDiffer('header', lowerCased(header), headersIn(entry.headers)));
  if (body !== undefined && !fitsPattern(body, bodyIn(entry.body)))
    found.push(...differs('body', shownBody(entry.body, entry.path), body));
  return found;
};
