import type { Case, Expectation } from '../../case.ts';
import { derived, slug, step } from './build.ts';
import { type ListFacts, lists, type PagingCase } from './lists.ts';
import { refusalCases } from './paging-refusals.ts';

/** Longer than any list that a case is tried on, and a multiple of any limit that the cases use. */
const beyond = 1_000_000;

const page = ({ list }: ListFacts, items: object, total: object | number = { $atLeast: 1 }): Expectation => ({
  status: 200,
  body: { [list]: items, total },
});

const sizeCases = (facts: ListFacts): readonly PagingCase[] => {
  const { id, list, limit } = facts;
  return [
    {
      id: `paging/limit-smallest/${slug(id)}`,
      rule: 'a page has at most limit items',
      provenance: 'documented',
      steps: [
        step(id, { query: { limit: limit.minimum, offset: 0 }, expect: page(facts, { $length: limit.minimum }) }),
      ],
    },
    {
      id: `paging/limit-largest/${slug(id)}`,
      rule: `limit may be ${limit.maximum}`,
      provenance: 'documented',
      steps: [
        step(id, {
          query: { limit: limit.maximum, offset: 0 },
          expect: page(facts, { $minLength: 1, $maxLength: limit.maximum, $unique: facts.by }),
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
          expect: page(facts, { $minLength: 1, $maxLength: limit.usual }),
          capture: { last: `/${list}/-1/${facts.by}`, total: '/total' },
        }),
        step(id, {
          expect: {
            status: 200,
            body: {
              [list]: {
                $maxLength: limit.usual,
                $contains: { [facts.by]: { $ref: 'last' } },
              },
              total: { $ref: 'total' },
            },
          },
        }),
      ],
    },
  ];
};

const placeCases = (facts: ListFacts): readonly PagingCase[] => {
  const { id, list, by, limit } = facts;
  const first = step(id, {
    query: { offset: 0, limit: limit.minimum },
    expect: page(facts, { $length: limit.minimum }),
    capture: { first: `/${list}/0/${by}`, total: '/total' },
  });
  const others = { $excludes: { [by]: { $ref: 'first' } } };
  return [
    {
      id: `paging/limit-alone/${slug(id)}`,
      rule: 'limit without offset is the first page',
      provenance: 'inferred',
      steps: [first, step(id, { query: { limit: limit.minimum }, expect: page(facts, [{ [by]: { $ref: 'first' } }]) })],
    },
    {
      id: `paging/offset-alone/${slug(id)}`,
      rule: `offset without limit goes by a limit of ${limit.usual}`,
      provenance: 'inferred',
      steps: [
        first,
        step(id, {
          query: { offset: limit.usual },
          expect: page(facts, { ...others, $maxLength: limit.usual }, { $atLeast: 0 }),
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
          expect: page(facts, { ...others, $maxLength: limit.minimum }, { $atLeast: 0 }),
        }),
      ],
    },
    {
      id: `paging/beyond-end/${slug(id)}`,
      rule: 'a page beyond the end is empty; Terraform reads one of every list',
      provenance: 'observed',
      steps: [step(id, { query: { offset: beyond, limit: limit.maximum }, expect: page(facts, [], { $atLeast: 0 }) })],
    },
    {
      id: `paging/beyond-end-total/${slug(id)}`,
      rule: 'total is of the whole list on a page beyond its end as well',
      provenance: 'inferred',
      behaviour: { id: 'paging.total_beyond_end', option: 'true_total' },
      steps: [
        first,
        step(id, { query: { offset: beyond, limit: limit.maximum }, expect: page(facts, [], { $ref: 'total' }) }),
      ],
    },
  ];
};

/** Repositories may be many, so they are walked in longer steps. */
const walkLimit = ({ list }: ListFacts): number => {
  if (list === 'repositories') return 10;
  return list === 'accessories' || list === 'instances' ? 1 : 2;
};

const walkCases = (facts: ListFacts): readonly PagingCase[] => [
  {
    id: `paging/walk/${slug(facts.id)}`,
    rule: 'the pages of a list are the whole of it, each item once',
    provenance: 'documented',
    steps: [{ walk: facts.id, list: facts.list, by: facts.by, limit: walkLimit(facts) }],
  },
  {
    id: `paging/walk-largest/${slug(facts.id)}`,
    rule: `with a limit of ${facts.limit.maximum} a page has as many, as long as there are`,
    provenance: 'documented',
    steps: [{ walk: facts.id, list: facts.list, by: facts.by, limit: facts.limit.maximum }],
  },
];

const stepless = ({ id, list, by, inSteps }: ListFacts): readonly PagingCase[] =>
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
export const paging: readonly Case[] = lists.flatMap((facts) =>
  [...refusalCases(facts), ...sizeCases(facts), ...placeCases(facts), ...stepless(facts), ...walkCases(facts)].map(
    (own) => ({ ...derived(facts.id), given: facts.given, ...own }),
  ),
);
