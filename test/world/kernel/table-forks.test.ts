/** Any sequence of changes to a table and its forks, beside a plain map of each. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Table } from '../../../mock/world/kernel/table.ts';
import { type Row, row, shape } from './named-rows.ts';

const parents = ['p', 'q', 'r'];

type Change =
  | { readonly kind: 'add'; readonly parents: readonly string[] }
  | { readonly kind: 'replace' | 'remove'; readonly at: number }
  | { readonly kind: 'fork' }
  | { readonly kind: 'look' };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      parents: fc.array(fc.constantFrom(...parents), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('replace' as const, 'remove' as const), at: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'fork' as const }, { kind: 'look' as const }) },
);

interface World {
  readonly table: Table<Row>;
  readonly rows: Map<number, Row>;
}

const applyAdd = ({ table, rows }: World, rowParents: readonly string[]): void => {
  const first = table.reserve(rowParents.length);
  const added = rowParents.map((parent, at) => row(first + at, { parent })).reverse();
  table.addAll(added);
  for (const each of added) rows.set(each.id, each);
};

const applyToOne = ({ table, rows }: World, kind: 'replace' | 'remove', at: number): void => {
  const before = [...rows.values()][at % Math.max(rows.size, 1)];
  if (before === undefined) return;
  if (kind === 'remove') {
    table.remove(before);
    rows.delete(before.id);
    return;
  }
  const after = { ...before, name: `${before.name}'`, note: 'replaced' };
  table.replace(after);
  rows.set(after.id, after);
};

const expectAlike = ({ table, rows }: World): void => {
  const expected = [...rows.values()].sort((a, b) => a.id - b.id);
  expect(table.size).toBe(expected.length);
  expect([...table.all()].sort((a, b) => a.id - b.id)).toEqual(expected);
  for (const parent of parents) {
    expect(table.under(parent)).toEqual(expected.filter((each) => each.parent === parent));
  }
  for (const each of expected) {
    expect(table.get(each.id)).toBe(each);
    expect(table.named(each.parent, each.name)).toBe(each);
    expect(table.named(each.parent, `${each.name}'`)).toBeUndefined();
    expect(table.aliased(each.parent, `${each.name}-b`)).toBe(each);
    expect(table.aliased(each.parent, `${each.name}'-b`)).toBeUndefined();
  }
};

test('tables and their forks hold what was written to each of them, whatever was written to the others', () => {
  const step = fc.record({ world: fc.nat(5), change });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const worlds: World[] = [{ table: new Table(shape), rows: new Map() }];
      for (const { world: index, change: each } of steps) {
        const world = worlds[index % worlds.length];
        if (world === undefined) continue;
        if (each.kind === 'fork') worlds.push({ table: world.table.fork(), rows: new Map(world.rows) });
        else if (each.kind === 'look') expectAlike(world);
        else if (each.kind === 'add') applyAdd(world, each.parents);
        else applyToOne(world, each.kind, each.at);
      }
      worlds.forEach(expectAlike);
    }),
    { seed: 11, numRuns: 500 },
  );
});
