import type { Schemas } from '../../api.ts';

export type JournalRow = Schemas['JournalRow'];

/** What a person typed, taken apart: `status:4xx op:List* fault: text`. */
export interface Filter {
  readonly status?: string;
  readonly op?: string;
  readonly method?: string;
  readonly path?: string;
  readonly code?: string;
  readonly fault?: string;
  readonly id?: string;
  /** Another world by its name or project id, or `*` for all. */
  readonly world?: string;
  /** What is no operator, as one text. */
  readonly text: string;
}

export const operators = ['status', 'op', 'method', 'path', 'code', 'fault', 'id', 'world'] as const;
type Operator = (typeof operators)[number];

const isOperator = (name: string | undefined): name is Operator => operators.some((one) => one === name);

/** `status:4xx` counts as an operator; `http://x` and `a:b` are text. */
export const filterOf = (typed: string): Filter => {
  const found: Partial<Record<Operator, string>> = {};
  const texts: string[] = [];
  for (const part of typed.split(/\s+/)) {
    const [, name, value] = /^(\w+):(.*)$/s.exec(part) ?? [];
    if (isOperator(name)) found[name] = value ?? '';
    else if (part !== '') texts.push(part);
  }
  return { ...found, text: texts.join(' ') };
};

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

const wildcard = (pattern: string): RegExp => new RegExp(`^${escaped(pattern).replaceAll('*', '.*')}$`, 'is');

const statusIs = (wanted: string): ((row: Listed) => boolean) => {
  const some = wanted
    .toLowerCase()
    .split(',')
    .filter((one) => one !== '')
    .map((one) => new RegExp(`^${escaped(one.replaceAll('x', '')).slice(0, 3)}`));
  return ({ status }) => some.length === 0 || some.some((one) => one.test(String(status)));
};

const faultIs = (wanted: string): ((row: Listed) => boolean) =>
  wanted === '' || wanted === 'any' ? ({ fault }) => fault !== undefined : ({ fault }) => String(fault) === wanted;

const like = (pattern: string, value: (row: Listed) => string | undefined): ((row: Listed) => boolean) => {
  if (pattern === '') return () => true;
  const wanted = wildcard(pattern);
  return (row) => wanted.test(value(row) ?? '');
};

/** A row and all that is to be found of it, in small letters: made once, when it comes. */
export interface Listed extends JournalRow {
  readonly haystack: string;
}

export const listed = (row: JournalRow): Listed => {
  const { method, path, operationId = '', status, error_code = '', request_id } = row;
  return { ...row, haystack: `${method} ${path} ${operationId} ${status} ${error_code} ${request_id}`.toLowerCase() };
};

/** Whether all that fits one filter, other than nothing, fits the other: what a person goes on typing. */
export const isNarrower = ({ text, ...operators }: Filter, { text: before, ...beforehand }: Filter): boolean =>
  text.toLowerCase().includes(before.toLowerCase()) && JSON.stringify(operators) === JSON.stringify(beforehand);

/** Whether a row is one of those that are meant; of which world it is, is decided elsewhere. */
export const testOf = ({ status, op, method, path, code, fault, id, text }: Filter): ((row: Listed) => boolean) => {
  const tests: ((row: Listed) => boolean)[] = [];
  if (status !== undefined) tests.push(statusIs(status));
  if (op !== undefined) tests.push(like(op, ({ operationId }) => operationId));
  if (method !== undefined) tests.push(like(method, (row) => row.method));
  if (path !== undefined) tests.push(like(path, (row) => row.path));
  if (code !== undefined) tests.push(like(code, ({ error_code }) => error_code));
  if (fault !== undefined) tests.push(faultIs(fault));
  if (id !== undefined) tests.push(like(id, ({ request_id }) => request_id));
  const wanted = text.toLowerCase();
  if (wanted !== '') tests.push((row) => row.haystack.includes(wanted));
  return (row) => tests.every((test) => test(row));
};

/** The same filter as a query of `GET /_fake/journal`. */
export const queryOf = ({ status, op, method, path, code, fault, id, text }: Filter) => ({
  ...(status ? { status } : {}),
  ...(op ? { operationId: op } : {}),
  ...(method ? { method } : {}),
  ...(path ? { path } : {}),
  ...(code ? { error_code: code } : {}),
  ...(fault === undefined ? {} : { fault: fault === '' ? 'any' : fault }),
  ...(id ? { request_id: id } : {}),
  ...(text ? { text } : {}),
});
