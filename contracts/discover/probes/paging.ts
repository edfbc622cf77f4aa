import { pointed, shown } from '../../match.ts';
import { type Answer, Unmet } from '../../target.ts';
import type { Lab } from './context.ts';
import type { Item } from './items.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const fewest = 3;

/** A list with some records, so that a page can be told from the whole. */
const someList = async ({ instance, list }: Lab): Promise<{ readonly path: string; readonly all: readonly Item[] }> => {
  const path = `${await instance()}/repositories`;
  const all = await list(path, 'repositories');
  if (all.length < fewest) throw new Unmet(`there are no ${fewest} repositories`);
  return { path, all };
};

const idsOf = (items: readonly Item[]): string => shown(items.map(({ id }) => id));
const itemsOf = ({ body }: Answer): readonly Item[] => (pointed(body, '/repositories') ?? []) as readonly Item[];
const pageOf = (answer: Answer): string => (answer.status === 200 ? `ids ${idsOf(itemsOf(answer))}` : quoted(answer));

export const pagingProbes: ProbesOf<
  'paging.limit_out_of_range' | 'paging.offset_not_multiple' | 'paging.total_beyond_end'
> = {
  'paging.limit_out_of_range': {
    effect: 'read',
    ask: async (lab) => {
      const { path, all } = await someList(lab);
      const above = await lab.get(`${path}?limit=101`);
      const below = await lab.get(`${path}?limit=0`);
      const seen = `limit=101 gave ${above.status} with ${itemsOf(above).length} records, limit=0 gave ${pageOf(below)}`;
      if (above.status === 400 && below.status === 400) return observed('reject', quoted(above));
      const isClamped = itemsOf(below).length === 1 && itemsOf(above).length === Math.min(all.length, 100);
      return above.status === 200 && below.status === 200 && isClamped ? observed('clamp', seen) : unclear(seen);
    },
  },
  'paging.offset_not_multiple': {
    effect: 'read',
    ask: async (lab) => {
      const { path, all } = await someList(lab);
      const answer = await lab.get(`${path}?limit=2&offset=1`);
      const seen = `limit=2&offset=1 of ${idsOf(all.slice(0, 4))} gave ${pageOf(answer)}`;
      if (answer.status === 400) return observed('reject', seen);
      const ids = idsOf(itemsOf(answer));
      if (ids === idsOf(all.slice(1, 3))) return observed('accept', seen);
      return ids === idsOf(all.slice(0, 2)) ? observed('floor', seen) : unclear(seen);
    },
  },
  'paging.total_beyond_end': {
    effect: 'read',
    ask: async (lab) => {
      const { path, all } = await someList(lab);
      const answer = await lab.get(`${path}?limit=100&offset=${Math.ceil(all.length / 100) * 100}`);
      const seen = `beyond the end of ${all.length}: ${quoted(answer)}`;
      if (answer.status !== 200 || itemsOf(answer).length > 0) return unclear(seen);
      const total = pointed(answer.body, '/total');
      if (total === all.length) return observed('true_total', seen);
      return total === 0 ? observed('zero', seen) : unclear(seen);
    },
  },
};
