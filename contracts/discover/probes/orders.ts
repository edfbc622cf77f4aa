import { Unmet } from '../../service/exchange.ts';
import { type Fields, shown } from '../../service/json.ts';
import { type Finding, observed, unclear } from './probe.ts';

const isAscending = (values: readonly (number | string)[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] as number | string) < value);

export const directionOf = (values: readonly (number | string)[]): 1 | -1 | 0 => {
  if (isAscending(values)) return 1;
  return isAscending(values.toReversed()) ? -1 : 0;
};

/**
 * The order of a list by its ids. Records whose names happen to be in order as well show nothing, as the list may be
 * by name.
 */
export const orderOf = (
  items: readonly Fields[],
  what: string,
  { fewest = 3, id = 'id' }: { readonly fewest?: number; readonly id?: string } = {},
): Finding<'oldest_first' | 'newest_first'> => {
  if (items.length < fewest) throw new Unmet(`no list has ${fewest} ${what}`);
  const ids = items.map((item) => Number(item[id]));
  const seen = `ids of ${what} ${shown(ids.slice(0, 20))}`;
  const names = items.map(({ name }) => name);
  const isNamed = names.every((name) => typeof name === 'string');
  const direction = directionOf(ids);
  if (direction === 0) return unclear(seen);
  if (isNamed && directionOf(names as readonly string[]) !== 0) return unclear(`${seen}, and by name alike`);
  return observed(direction === 1 ? 'oldest_first' : 'newest_first', seen);
};
