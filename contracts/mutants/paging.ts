import { pagedLists } from '../cases/rules/lists.ts';
import { asFields } from '../service/json.ts';
import { everyList, ignoring, inBody, inList, inQuery, inTotal, queryOf, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const number = (query: URLSearchParams, name: string, usual: number): number => Number(query.get(name) ?? usual);
const inSteps = pagedLists.filter((one) => one.inSteps).map(({ id }) => id);

/** Turns a limit into another where the good fake would refuse it. */
const limitAs = (from: string, to: string) =>
  inQuery((query) => {
    if (query.get('limit') === from) query.set('limit', to);
  });

const usualLimit = (limit: number) =>
  inQuery((query) => {
    if (!query.has('limit')) query.set('limit', String(limit));
  });

const toMultiple = inQuery((query) => {
  const [limit, offset] = [number(query, 'limit', 10), number(query, 'offset', 0)];
  if (limit > 0 && offset % limit > 0) query.set('offset', String(offset - (offset % limit)));
});

/** Lists that are cut up wrongly. */
export const paging: readonly Mutant[] = [
  {
    name: 'total one too many',
    breaks: 'total is how many there are',
    documented: true,
    on: everyList,
    answer: inTotal((total) => total + 1),
  },
  {
    name: 'total of the page',
    breaks: 'total is of the whole list',
    documented: true,
    on: everyList,
    answer: inTotal((_total, _request, items) => items.length),
  },
  {
    name: 'total as text',
    breaks: 'total is an integer',
    documented: true,
    on: everyList,
    answer: inTotal(String),
  },
  {
    name: 'no total',
    breaks: 'a list has a total',
    documented: true,
    on: everyList,
    answer: inTotal(() => undefined),
  },
  {
    name: 'limit 0 accepted',
    breaks: 'limit is at least 1',
    documented: false,
    on: everyList,
    request: limitAs('0', '10'),
  },
  {
    name: 'limit 101 accepted',
    breaks: 'limit is at most 100',
    documented: true,
    on: everyList,
    request: limitAs('101', '100'),
  },
  {
    name: 'limit that is not a number accepted',
    breaks: 'limit is an integer',
    documented: true,
    on: everyList,
    request: limitAs('ten', '10'),
  },
  {
    name: 'negative offset accepted',
    breaks: 'offset is at least 0',
    documented: false,
    on: everyList,
    request: inQuery((query) => {
      if (query.get('offset') === '-1') query.set('offset', '0');
    }),
  },
  {
    name: 'offset not multiple accepted',
    breaks: 'offset is a multiple of limit',
    documented: true,
    on: inSteps,
    request: toMultiple,
  },
  {
    name: 'at most 20 a page',
    breaks: 'limit may be 100',
    documented: true,
    on: everyList,
    answer: inList((items) => items.slice(0, 20)),
  },
  {
    name: 'one more than limit',
    breaks: 'a page has at most limit items',
    documented: true,
    on: everyList,
    answer: inList((items) => [...items, ...items.slice(0, 1)]),
  },
  {
    name: 'default limit 20',
    breaks: 'limit is 10 unless given',
    documented: true,
    on: inSteps,
    request: usualLimit(20),
  },
  {
    name: 'default limit 5',
    breaks: 'limit is 10 unless given',
    documented: true,
    on: inSteps,
    request: usualLimit(5),
  },
  {
    name: 'offset ignored',
    breaks: 'offset is where a page starts',
    documented: true,
    on: everyList,
    request: ignoring('offset'),
  },
  {
    name: 'offset is a page number',
    breaks: 'offset counts items',
    documented: true,
    on: everyList,
    request: inQuery((query) => {
      const [limit, offset] = [number(query, 'limit', 10), number(query, 'offset', 0)];
      if (limit > 0 && offset > 0 && offset < 1000) query.set('offset', String(offset * limit));
    }),
  },
  {
    name: 'last page missing',
    breaks: 'the pages are the whole list',
    documented: true,
    on: everyList,
    answer: inList((items, request, total) => {
      const offset = number(queryOf(request), 'offset', 0);
      return offset > 0 && offset + items.length >= total ? [] : items;
    }),
  },
  {
    name: 'item on two pages',
    breaks: 'each item is on one page',
    documented: true,
    on: everyList,
    answer: (answer, request, { memory }) => {
      const offset = number(queryOf(request), 'offset', 0);
      return inList((items) => {
        const before = memory.get('last');
        memory.set('last', items.at(-1));
        return offset > 0 && items.length > 0 && before ? [asFields(before), ...items.slice(1)] : items;
      })(answer, request);
    },
  },
  {
    name: 'beyond the end is 404',
    breaks: 'a page beyond the end is empty',
    documented: false,
    on: everyList,
    answer: (answer, request) => {
      const beyond = number(queryOf(request), 'offset', 0) > 1000 && answer.status === 200;
      return beyond
        ? withBody(withStatus(answer, 404), { error_code: 'SWR.404000', error_msg: 'no such page' })
        : answer;
    },
  },
  {
    name: 'total 0 beyond the end',
    breaks: 'total is of the whole list',
    documented: false,
    on: everyList,
    answer: inTotal((total, request) => (number(queryOf(request), 'offset', 0) > 1000 ? 0 : total)),
  },
  {
    name: 'empty list is null',
    breaks: 'a list is a list',
    documented: true,
    on: everyList,
    answer: inList((items) => (items.length === 0 ? null : items)),
  },
  {
    name: 'empty list left out',
    breaks: 'a list is always there',
    documented: true,
    on: everyList,
    answer: inBody((body) =>
      Object.fromEntries(Object.entries(body).filter(([, value]) => !Array.isArray(value) || value.length > 0)),
    ),
  },
  {
    name: 'a bare list',
    breaks: 'a list is in an object with its total',
    documented: true,
    on: everyList,
    answer: inBody((body) => Object.values(body).find((value) => Array.isArray(value))),
  },
];
