import { pagedLists } from '../cases/rules/lists.ts';
import type { Answer, Outgoing } from '../service/exchange.ts';
import { type Fields, isFields } from '../service/json.ts';
import { type OperationId, operations } from '../service/spec.ts';

/** Every list operation. */
export const everyList: readonly OperationId[] = pagedLists.map(({ id }) => id);

export const withMethod = (method: string): readonly OperationId[] =>
  [...operations.values()].filter((operation) => operation.method === method).map(({ id }) => id);

export const withBody = (answer: Answer, body: unknown): Answer => ({
  ...answer,
  body,
  text: body === undefined ? '' : JSON.stringify(body),
});

export const withStatus = (answer: Answer, status: number): Answer => ({ ...answer, status });

/** Changes the body of a success. */
export const inBody =
  (change: (body: Fields, request: Outgoing) => unknown) =>
  (answer: Answer, request: Outgoing): Answer =>
    answer.status < 300 && isFields(answer.body) ? withBody(answer, change(answer.body, request)) : answer;

/** Changes the body of a refusal. */
export const inRefusal =
  (change: (body: Fields) => unknown) =>
  (answer: Answer): Answer =>
    answer.status >= 400 && isFields(answer.body) ? withBody(answer, change(answer.body)) : answer;

/** The name of the field that has the number of all items. */
const totalIn = (body: Fields): string => ('total_count' in body ? 'total_count' : 'total');

/** Changes the number of all items in the body of a list; what becomes undefined is left out. */
export const inTotal = (change: (total: number, request: Outgoing, items: readonly unknown[]) => unknown) =>
  inBody((body, request) => {
    const name = totalIn(body);
    const items = Object.values(body).find((value) => Array.isArray(value)) ?? [];
    const total = change(Number(body[name]), request, items);
    return total === undefined ? without(body, name) : { ...body, [name]: total };
  });

/** Changes the list in the body of a success. */
export const inList = (change: (items: readonly Fields[], request: Outgoing, total: number) => unknown) =>
  inBody((body, request) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        Array.isArray(value) ? change(value, request, Number(body[totalIn(body)])) : value,
      ]),
    ),
  );

/** Changes each record of a success: the items of a list, or the one that is shown. */
export const inRecords = (change: (record: Fields) => Fields) =>
  inBody((body, request) => {
    const hasList =
      Object.values(body).some((value) => Array.isArray(value)) && totalIn(body) in body && !('status' in body);
    return hasList
      ? inList((items) => items.map(change))({ status: 200, headers: {}, text: '', body }, request).body
      : change(body);
  });

const changedAnywhere = (value: unknown, change: (record: Fields) => Fields): unknown => {
  if (Array.isArray(value)) return value.map((item) => changedAnywhere(item, change));
  if (!isFields(value)) return value;
  const inside = Object.entries(value).map(([name, child]) => [name, changedAnywhere(child, change)]);
  return change(Object.fromEntries(inside));
};

/** Changes each object in the body of a success, however deep it is. */
export const inRecordsAnywhere = (change: (record: Fields) => Fields) =>
  inBody((body) => changedAnywhere(body, change));

/** Changes the texts of a value, wherever they are. */
export const inTexts = (value: unknown, change: (text: string) => unknown): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => inTexts(item, change));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, inTexts(child, change)]));
};

export const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

export const renamed = (fields: Fields, from: string, to: string): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]));

export const queryOf = ({ target }: Outgoing): URLSearchParams => new URLSearchParams(target.split('?')[1] ?? '');

export const pathOf = ({ target }: Outgoing): string => target.split('?')[0] ?? '';

/** Changes the query of a request. */
export const inQuery =
  (change: (query: URLSearchParams) => void) =>
  (request: Outgoing): Outgoing => {
    const query = queryOf(request);
    change(query);
    return { ...request, target: query.size === 0 ? pathOf(request) : `${pathOf(request)}?${query}` };
  };

/** Drops a query parameter. */
export const ignoring = (name: string) => inQuery((query) => query.delete(name));

/** Changes the body of a request that has one. */
export const inSent =
  (change: (body: Fields) => unknown) =>
  (request: Outgoing): Outgoing =>
    isFields(request.body) ? { ...request, body: change(request.body) } : request;
