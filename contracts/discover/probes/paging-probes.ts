import { type Answer, Unmet } from '../../service/exchange.ts';
import { asRecords, type Fields, pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const listOperation = 'ListInstanceRepositories';
const fewest = 3;

/** A list with some records, so that a page can be told from the whole. */
const someList = async ({ instance, list, call }: ProbeContext) => {
  const at = await instance();
  const all = await list(listOperation, at);
  if (all.length < fewest) throw new Unmet(`the instance has fewer than ${fewest} repositories`);
  return {
    all,
    ask: (query: Readonly<Record<string, number>>): Promise<Answer> => call(listOperation, at, { query }),
  };
};

const idsOf = (records: readonly Fields[]): string => shown(records.map(({ id }) => id));
const recordsOf = ({ body }: Answer): readonly Fields[] => asRecords(pointed(body, '/repositories'));
const pageOf = (answer: Answer): string => (answer.status === 200 ? `ids ${idsOf(recordsOf(answer))}` : quoted(answer));

export const pagingProbes: ProbesOf<
  'paging.limit_out_of_range' | 'paging.offset_not_multiple' | 'paging.total_beyond_end'
> = {
  'paging.limit_out_of_range': {
    effect: 'read',
    ask: async (context) => {
      const { all, ask } = await someList(context);
      const above = await ask({ limit: 101 });
      const below = await ask({ limit: 0 });
      const seen = `limit=101 gave ${above.status} with ${recordsOf(above).length} records, limit=0 gave ${pageOf(below)}`;
      if (above.status === 400 && below.status === 400) return observed('reject', quoted(above));
      const isClamped = recordsOf(below).length === 1 && recordsOf(above).length === Math.min(all.length, 100);
      return above.status === 200 && below.status === 200 && isClamped ? observed('clamp', seen) : unclear(seen);
    },
  },
  'paging.offset_not_multiple': {
    effect: 'read',
    ask: async (context) => {
      const { all, ask } = await someList(context);
      const answer = await ask({ limit: 2, offset: 1 });
      const seen = `limit=2&offset=1 of ${idsOf(all.slice(0, 4))} gave ${pageOf(answer)}`;
      if (answer.status === 400) return observed('reject', seen);
      const ids = idsOf(recordsOf(answer));
      if (ids === idsOf(all.slice(1, 3))) return observed('accept', seen);
      return ids === idsOf(all.slice(0, 2)) ? observed('floor', seen) : unclear(seen);
    },
  },
  'paging.total_beyond_end': {
    effect: 'read',
    ask: async (context) => {
      const { all, ask } = await someList(context);
      const answer = await ask({ limit: 100, offset: Math.ceil(all.length / 100) * 100 });
      const seen = `beyond the end of ${all.length}: ${quoted(answer)}`;
      if (answer.status !== 200 || recordsOf(answer).length > 0) return unclear(seen);
      const total = pointed(answer.body, '/total');
      if (total === all.length) return observed('true_total', seen);
      return total === 0 ? observed('zero', seen) : unclear(seen);
    },
  },
};
