import type { Walk } from './case.ts';
import type { Aspect, Difference } from './match.ts';
import type { Answer } from './service/exchange.ts';
import { asFields, pointed, shown } from './service/json.ts';
import { specOf, totalFieldOf } from './service/spec.ts';

/** What is wrong with a walk over the pages of a list, seen as a whole. */
export const walkDifferences = ({ walk, list, by, limit }: Walk, answers: readonly Answer[]): readonly Difference[] => {
  const total = `/${totalFieldOf(specOf(walk))}`;
  const pages = answers
    .map(({ body }) => pointed(body, `/${list}`))
    .map((items) => (Array.isArray(items) ? items : []));
  const beyond = (index: number) => index > 0 && pages[index]?.length === 0;
  // What total is on a page beyond the end is a question of its own.
  const totals = answers.filter((_, index) => !beyond(index)).map(({ body }) => pointed(body, total));
  const keys = pages.flat().map((item) => shown(asFields(item)[by]));
  const problems: Difference[] = [];
  const add = (at: string, expected: string, actual: unknown, aspect: Aspect = 'value') =>
    problems.push({ aspect, at, expected, actual: shown(actual) });
  const bad = answers.find(({ status }) => status !== 200);
  if (bad !== undefined) add('status', '200 on every page', bad.status, 'status');
  if (new Set(totals.map(shown)).size > 1) add(total, 'the same on every page', totals);
  if (new Set(keys).size < keys.length)
    add(
      `/${list}`,
      `no ${by} on two pages`,
      keys.filter((key, index) => keys.indexOf(key) < index),
    );
  if (bad === undefined && keys.length !== totals[0])
    add(total, `${keys.length}, as many as the pages have`, totals[0]);
  const short = pages.findIndex((page, index) => index < pages.length - 2 && page.length !== limit);
  if (short >= 0) add(`/${list}`, `${limit} items on page ${short + 1}`, pages[short]?.length);
  return problems;
};
