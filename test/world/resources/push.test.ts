/** A push costs the same, however much its repository holds. */
import { expect, test, vi } from 'vitest';
import { Table } from '../../../mock/world/kernel/table.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const selector = (decoration: 'repoMatches' | 'matches', pattern: string) => ({
  kind: 'doublestar' as const,
  decoration,
  pattern,
});

// A rule that protects other tags: so that each push asks whether its own is immutable.
const rule = {
  tag_selectors: [selector('matches', 'release-*')],
  scope_selectors: { repository: [selector('repoMatches', '**')] },
};
const seed = { instances: [{ name: 'i', namespaces: [{ name: 'library', immutable_rules: [rule] }] }] };

/** Pushes that many artifacts, every second with the tag of the one before, which loses it. */
const pushes = async ({ swr }: Fake, first: number, count: number): Promise<void> => {
  for (let at = first; at < first + count; at += 1)
    await swr.artifacts.push({
      namespace_name: 'library',
      repository_name: 'many',
      tags: [`${Math.floor(at / 2)}`],
    });
};

/** How many rows are looked through group by group while `work` goes on. */
const rowsReadBy = async (work: () => Promise<unknown>): Promise<number> => {
  const under = Table.prototype.under;
  let rows = 0;
  const spy = vi.spyOn(Table.prototype, 'under').mockImplementation(function (this: Table<unknown>, parent) {
    const group = under.call(this, parent);
    rows += group.length;
    return group;
  });
  await work();
  spy.mockRestore();
  return rows;
};

test('pushes into a repository of 600 artifacts look through as many rows as into one of 100', async () => {
  const fake = await startFake({ seed });
  await pushes(fake, 0, 100);
  const few = await rowsReadBy(() => pushes(fake, 100, 10));
  await pushes(fake, 110, 490);
  const many = await rowsReadBy(() => pushes(fake, 600, 10));
  expect(few).toBeGreaterThan(0);
  expect(many).toBe(few);
  const { body } = await fake.get(`${fake.instance}/namespaces/library/repositories/many/artifacts`, { limit: 100 });
  expect(body.total).toBe(610);
});
