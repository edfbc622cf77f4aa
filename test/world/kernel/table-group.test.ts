import { describe, expect, test } from 'vitest';
import { Counter } from '../../../mock/world/kernel/counter.ts';
import { Table } from '../../../mock/world/kernel/table.ts';
import { forkTables, partsOf } from '../../../mock/world/kernel/table-group.ts';

interface Row {
  readonly id: number;
}
const table = () => new Table<Row>({ id: ({ id }) => id, parent: () => 0 });
const group = () => ({ things: table(), tags: new Counter(), family: { policies: table(), tasks: new Counter() } });

describe('the parts of a group', () => {
  test('are named as they stand in it, those of a group within it after that', () => {
    const tables = group();
    expect(partsOf(tables)).toEqual([
      ['things', tables.things],
      ['tags', tables.tags],
      ['family.policies', tables.family.policies],
      ['family.tasks', tables.family.tasks],
    ]);
  });
});

describe('a fork of a group', () => {
  test('holds the same, and neither sees what the other changes', () => {
    const tables = group();
    tables.things.add({ id: 1 });
    tables.family.policies.add({ id: 7 });
    tables.family.tasks.reserve(3);
    const fork = forkTables(tables);
    expect(partsOf(fork).map(([name]) => name)).toEqual(partsOf(tables).map(([name]) => name));
    fork.family.policies.add({ id: 8 });
    tables.things.remove({ id: 1 });
    tables.family.tasks.reserve();
    expect([tables.family.policies.all(), fork.family.policies.all()]).toEqual([[{ id: 7 }], [{ id: 7 }, { id: 8 }]]);
    expect([tables.things.all(), fork.things.all()]).toEqual([[], [{ id: 1 }]]);
    expect([tables.family.tasks.last, fork.family.tasks.last]).toEqual([4, 3]);
  });
});

describe('a counter', () => {
  test('hands out no number twice, and none that was claimed', () => {
    const counter = new Counter();
    expect([counter.last, counter.reserve(), counter.reserve(3), counter.last]).toEqual([0, 1, 2, 4]);
    counter.claim(10);
    counter.claim(6);
    expect([counter.reserve(0), counter.last, counter.reserve()]).toEqual([11, 10, 11]);
  });
});
