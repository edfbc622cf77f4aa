/** What gets the number of all items wrong does so by its own name, so that no other rule finds it out. */
import { expect, test } from 'vitest';
import { pagedLists } from '../../../contracts/cases/rules/lists.ts';
import { paging } from '../../../contracts/mutants/paging.ts';

const ofTotal = paging.filter(({ name }) => name.includes('total'));

test('there are lists of both names', () => {
  expect(ofTotal.map(({ name }) => name)).toHaveLength(5);
  expect(new Set(pagedLists.map(({ total }) => total))).toEqual(new Set(['total', 'total_count']));
});

test.each(ofTotal)('$name', async ({ answer }) => {
  for (const { list, total } of pagedLists) {
    const body = { [list]: [{ id: 1 }], [total]: 3, other: 'kept' };
    const request = { method: 'GET', target: '/?offset=2000' } as never;
    const good = { status: 200, headers: {}, text: '', body };
    const bad = (await answer?.(good, request, {} as never))?.body as Record<string, unknown>;
    expect({ ...bad, [total]: 3 }).toEqual(body);
    expect(bad[total]).not.toBe(3);
  }
});
