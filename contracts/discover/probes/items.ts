import { pointed } from '../../match.ts';
import { type Target, Unmet } from '../../target.ts';

/** A record as a list has it. */
export type Item = Readonly<Record<string, unknown>>;

/** A name in a path: a slash inside it goes out encoded twice. */
export const segment = (name: unknown): string => encodeURIComponent(String(name).replaceAll('/', '%2F'));

export const namesOf = (items: readonly Item[]): readonly string[] => items.map(({ name }) => String(name));

export const tagsOf = ({ tags }: Item): readonly string[] => namesOf((tags ?? []) as readonly Item[]);

const pageSize = 100;

export interface ListOptions {
  readonly mostPages?: number;
  /** A list that is not there then has no records. */
  readonly mayLack?: boolean;
}

/** Every record of a list, page by page. */
export const listAll = async (
  { send }: Pick<Target, 'send'>,
  path: string,
  name: string,
  { mostPages = Number.POSITIVE_INFINITY, mayLack = false }: ListOptions = {},
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  const mark = path.includes('?') ? '&' : '?';
  for (let page = 0; page < mostPages; page += 1) {
    const target = `${path}${mark}limit=${pageSize}&offset=${page * pageSize}`;
    const answer = await send({ method: 'GET', target, as: 'caller' });
    const items = pointed(answer.body, `/${name}`);
    if (answer.status === 404 && mayLack) return [];
    if (answer.status !== 200 || !Array.isArray(items))
      throw new Unmet(`GET ${path} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    found.push(...items);
    if (items.length < pageSize) break;
  }
  return found;
};
