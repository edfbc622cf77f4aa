import { type Answer, Misanswered, type Send } from './exchange.ts';
import { type Fields, pointed } from './json.ts';
import { onlyValueOf, type PathValues, pathOf, queryOf } from './path.ts';
import { listFieldOf, type OperationId, querySchemaOf, specOf, totalFieldOf } from './spec.ts';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface CallOptions {
  readonly query?: Query;
  readonly body?: unknown;
}

export interface ListOptions {
  readonly query?: Query;
  readonly mostPages?: number;
  /** A list that is not found then has no records. */
  readonly mayBeMissing?: boolean;
}

/** The service as the kit calls it: by operation, with the credentials of the run. */
export interface Client {
  /** Sends a request that no operation may have. */
  readonly ask: (method: string, target: string, body?: unknown) => Promise<Answer>;
  readonly call: (id: OperationId, at: PathValues, options?: CallOptions) => Promise<Answer>;
  /** Every record of a list, page by page. Throws Misanswered where it is not answered by a list. */
  readonly list: (id: OperationId, at: PathValues, options?: ListOptions) => Promise<readonly Fields[]>;
  /** Deletes; undefined where the thing is gone, or was already, else why it is still there. */
  readonly remove: (path: string) => Promise<string | undefined>;
}

export const pathIn = (id: OperationId, at: PathValues): string =>
  pathOf(id, (name) => at[name] ?? onlyValueOf(id, name));

export const createClient = (send: Send): Client => {
  const ask: Client['ask'] = (method, target, body) =>
    send({ method, target, as: 'caller', ...(body !== undefined && { body }) });

  const call: Client['call'] = (id, at, { query = {}, body } = {}) =>
    ask(specOf(id).method, `${pathIn(id, at)}${queryOf(id, query)}`, body);

  const list: Client['list'] = async (id, at, options = {}) => {
    const { query = {}, mostPages = Number.POSITIVE_INFINITY, mayBeMissing = false } = options;
    const operation = specOf(id);
    const limit = querySchemaOf(operation, 'limit');
    const byOffset = querySchemaOf(operation, 'offset') !== undefined;
    const pageSize = Number(limit?.maximum ?? 100);
    const found: Fields[] = [];
    let marker: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const place = byOffset ? { offset: page * pageSize } : { marker };
      const paging = limit === undefined ? {} : { limit: pageSize, ...place };
      const answer = await call(id, at, { query: { ...query, ...paging } });
      const items = pointed(answer.body, `/${listFieldOf(operation)}`);
      if (answer.status === 404 && mayBeMissing) return [];
      if (answer.status !== 200 || !Array.isArray(items))
        throw new Misanswered(
          `GET ${pathIn(id, at)}`,
          '200 with a list',
          `${answer.status} ${answer.text.slice(0, 200)}`,
        );
      found.push(...items);
      const total = pointed(answer.body, `/${totalFieldOf(operation)}`);
      if (page === 0 && items.length < Math.min(Number(total), pageSize))
        throw new Misanswered(
          `GET ${pathIn(id, at)}`,
          `as many items as its total of ${total}`,
          `${items.length} items`,
        );
      if (limit === undefined || items.length < pageSize) break;
      const next = pointed(answer.body, '/page_info/next_marker');
      if (!byOffset && typeof next !== 'string') break;
      marker = typeof next === 'string' ? next : undefined;
    }
    return found;
  };

  const remove: Client['remove'] = (path) =>
    ask('DELETE', path).then(
      ({ status, text }) => (status < 300 || status === 404 ? undefined : `${status} ${text.slice(0, 200)}`.trim()),
      (error: Error) => error.message,
    );

  return { ask, call, list, remove };
};
