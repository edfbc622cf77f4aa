import type { Value } from '../../case.ts';
import { refused, slug, step } from '../parts/step.ts';
import type { PagedList, PagingRule } from './lists.ts';

type Query = Readonly<Record<string, Value>>;

const outOfRange = { id: 'paging.limit_out_of_range', option: 'reject' } as const;
const notMultiple = { id: 'paging.offset_not_multiple', option: 'reject' } as const;

const refusals = ({ limit: { minimum, maximum, usual }, inSteps }: PagedList) => {
  const always: readonly (readonly [string, string, Query, Partial<PagingRule>])[] = [
    ['limit-below', `limit is at least ${minimum}`, { limit: minimum - 1 }, { behaviour: outOfRange }],
    ['limit-negative', `limit is at least ${minimum}`, { limit: -1 }, { behaviour: outOfRange }],
    ['limit-above', `limit is at most ${maximum}`, { limit: maximum + 1 }, { behaviour: outOfRange }],
    ['limit-fraction', 'limit is an integer', { limit: '1.5' }, {}],
    ['limit-word', 'limit is an integer', { limit: 'ten' }, {}],
    ['offset-negative', 'offset is at least 0', { offset: -1 }, {}],
    ['offset-word', 'offset is an integer', { offset: 'first' }, {}],
  ];
  if (!inSteps) return always;
  const multiple = `offset is a multiple of limit, which is ${usual} where it is not given`;
  return [
    ...always,
    ['offset-not-multiple', 'offset is a multiple of limit', { offset: 3, limit: 2 }, { behaviour: notMultiple }],
    ['offset-below-limit', 'offset is a multiple of limit', { offset: 1, limit: 2 }, { behaviour: notMultiple }],
    ['offset-alone-not-multiple', multiple, { offset: usual / 2 }, { behaviour: notMultiple }],
  ] as const;
};

/** What a list refuses to be asked. */
export const refusalRules = (paged: PagedList): readonly PagingRule[] =>
  refusals(paged).map(([name, rule, query, more]) => ({
    id: `paging/${name}/${slug(paged.id)}`,
    rule: `${rule}; anything else is refused`,
    provenance: 'inferred',
    steps: [step(paged.id, { query, expect: refused(400) })],
    ...more,
  }));
