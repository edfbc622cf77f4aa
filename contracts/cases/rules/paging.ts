import type { Case, Expectation, Walk } from '../../case.ts';
import { derived, slug, step } from '../parts/step.ts';
import { type PagedList, type PagingRule, pagedLists } from './lists.ts';
import { refusalRules } from './paging-refusals.ts';

/** Longer than any list that a case is tried on, and a multiple of any limit that the cases use. */
const beyond = 1_000_000;

const page = (paged: PagedList, items: object, total: object | number = { $atLeast: 1 }): Expectation => ({
  status: 200,
  body: { [paged.list]: items, [paged.total]: total },
});

const sizeRules = (paged: PagedList): readonly PagingRule[] => {
  const { id, list, limit } = paged;
  return [
    {
      id: `paging/limit-smallest/${slug(id)}`,
      rule: 'a page has at most limit items',
      provenance: 'documented',
      steps: [
        step(id, { query: { limit: limit.minimum, offset: 0 }, expect: page(paged, { $length: limit.minimum }) }),
      ],
    },
    {
      id: `paging/limit-largest/${slug(id)}`,
      rule: `limit may be ${limit.maximum}`,
      provenance: 'documented',
      steps: [
        step(id, {
          query: { limit: limit.maximum, offset: 0 },
          expect: page(paged, { $minLength: 1, $maxLength: limit.maximum, $unique: paged.by }),
        }),
      ],
    },
    {
      id: `paging/limit-usual/${slug(id)}`,
      rule: `offset is 0 and limit is ${limit.usual} unless given`,
      provenance: 'documented',
      steps: [
        step(id, {
          query: { offset: 0, limit: limit.usual },
          expect: page(paged, { $minLength: 1, $maxLength: limit.usual }),
          capture: { last: `/${list}/-1/${paged.by}`, total: `/${paged.total}` },
        }),
        step(id, {
          expect: {
            status: 200,
            body: {
              [list]: {
                $maxLength: limit.usual,
                $contains: { [paged.by]: { $ref: 'last' } },
              },
              [paged.total]: { $ref: 'total' },
            },
          },
        }),
      ],
    },
  ];
};

const placeRules = (paged: PagedList): readonly PagingRule[] => {
  const { id, list, by, limit } = paged;
  const first = step(id, {
    query: { offset: 0, limit: limit.minimum },
    expect: page(paged, { $length: limit.minimum }),
    capture: { first: `/${list}/0/${by}`, total: `/${paged.total}` },
  });
  const others = { $excludes: { [by]: { $ref: 'first' } } };
  return [
    {
      id: `paging/limit-alone/${slug(id)}`,
      rule: 'limit without offset is the first page',
      provenance: 'inferred',
      steps: [first, step(id, { query: { limit: limit.minimum }, expect: page(paged, [{ [by]: { $ref: 'first' } }]) })],
    },
    {
      id: `paging/offset-alone/${slug(id)}`,
      rule: `offset without limit goes by a limit of ${limit.usual}`,
      provenance: 'inferred',
      steps: [
        first,
        step(id, {
          query: { offset: limit.usual },
          expect: page(paged, { ...others, $maxLength: limit.usual }, { $atLeast: 0 }),
        }),
      ],
    },
    {
      id: `paging/offset-multiple/${slug(id)}`,
      rule: 'an offset that is a multiple of limit leads to another page',
      provenance: 'documented',
      steps: [
        first,
        step(id, {
          query: { offset: limit.minimum, limit: limit.minimum },
          expect: page(paged, { ...others, $maxLength: limit.minimum }, { $atLeast: 0 }),
        }),
      ],
    },
    {
      id: `paging/beyond-end/${slug(id)}`,
      rule: 'a page beyond the end is empty; Terraform reads one of every list',
      provenance: 'observed',
      steps: [step(id, { query: { offset: beyond, limit: limit.maximum }, expect: page(paged, [], { $atLeast: 0 }) })],
    },
    {
      id: `paging/beyond-end-total/${slug(id)}`,
      rule: `${paged.total} is of the whole list on a page beyond its end as well`,
      provenance: 'inferred',
      behaviour: { id: 'paging.total_beyond_end', option: 'true_total' },
      steps: [
        first,
        step(id, { query: { offset: beyond, limit: limit.maximum }, expect: page(paged, [], { $ref: 'total' }) }),
      ],
    },
  ];
};

const walkRules = (paged: PagedList): readonly PagingRule[] => [
  {
    id: `paging/walk/${slug(paged.id)}`,
    rule: 'the pages of a list are the whole of it, each item once',
    provenance: 'documented',
    steps: [{ walk: paged.id, list: paged.list, by: paged.by, limit: paged.walkLimit } as Walk],
  },
  {
    id: `paging/walk-largest/${slug(paged.id)}`,
    rule: `with a limit of ${paged.limit.maximum} a page has as many, as long as there are`,
    provenance: 'documented',
    steps: [{ walk: paged.id, list: paged.list, by: paged.by, limit: paged.limit.maximum } as Walk],
  },
];

/** A walk in pages of one cannot tell whether a page begins with the end of the one before. */
const pagesOf = ({ id, list, by }: PagedList, size: number): PagingRule => {
  const pages = [0, 1, 2];
  const places = Array.from({ length: size }, (_, index) => index);
  const nameOf = (page: number, place: number): string => `page ${page} item ${place}`;
  const before = (page: number) =>
    pages.slice(0, page).flatMap((one) => places.map((place) => ({ [by]: { $not: { $ref: nameOf(one, place) } } })));
  return {
    id: `paging/pages-of-${size}/${slug(id)}`,
    rule: 'each item of a list is on one page of it',
    provenance: 'documented',
    steps: pages.map((page) =>
      step(id, {
        query: { offset: page * size, limit: size },
        expect: {
          status: 200,
          body: { [list]: { $maxLength: size, $unique: by, $each: { $all: before(page) } } },
        },
        capture: Object.fromEntries(places.map((place) => [nameOf(page, place), `/${list}/${place}/${by}`])),
      }),
    ),
  };
};

const orderRule = ({ id, list, by, limit }: PagedList): PagingRule => {
  const again = (size: number) =>
    step(id, {
      query: { offset: 0, limit: size },
      expect: { status: 200, body: { [list]: { $inOrderOf: { of: 'before', by } } } },
    });
  return {
    id: `paging/order-stays/${slug(id)}`,
    rule: 'the order of a list is the same from read to read, whatever the limit',
    provenance: 'inferred',
    steps: [
      step(id, {
        query: { offset: 0, limit: limit.maximum },
        expect: { status: 200 },
        capture: { before: `/${list}` },
      }),
      again(limit.maximum),
      again(limit.usual),
      again(limit.maximum),
    ],
  };
};

const anyOffset = ({ id, list, by, inSteps }: PagedList): readonly PagingRule[] =>
  inSteps
    ? []
    : [
        {
          id: `paging/offset-any/${slug(id)}`,
          rule: 'this family states no multiple-of rule: offset may be anything from 0',
          provenance: 'inferred',
          steps: [
            step(id, {
              query: { offset: 0, limit: 2 },
              expect: { status: 200 },
              capture: { first: `/${list}/0/${by}` },
            }),
            step(id, {
              query: { offset: 1, limit: 2 },
              expect: { status: 200, body: { [list]: { $excludes: { [by]: { $ref: 'first' } } } } },
            }),
          ],
        },
      ];

/** The same rules of paging for every list. */
export const paging: readonly Case[] = pagedLists.flatMap((paged) =>
  [
    ...refusalRules(paged),
    ...sizeRules(paged),
    ...placeRules(paged),
    ...anyOffset(paged),
    ...walkRules(paged),
    pagesOf(paged, 2),
    pagesOf(paged, 3),
    orderRule(paged),
  ].map((rule) => ({ ...derived(paged.id), given: paged.given, ...rule })),
);
