import { describe, expect, test } from 'vitest';
import { Table } from '../../../mock/world/kernel/table.ts';
import { createTable, row } from './named-rows.ts';

describe('a table', () => {
  test('finds rows by id, by name under a parent, and under a parent', () => {
    const table = createTable(row(1), row(2, { parent: 'q', name: 'n1' }));
    expect(table.get(1)).toEqual(row(1));
    expect(table.named('q', 'n1')?.id).toBe(2);
    expect(table.named('q', 'n2')).toBeUndefined();
    expect(table.under('p')).toEqual([row(1)]);
    expect(table.under('r')).toEqual([]);
    expect(table.size).toBe(2);
  });

  test('adds a row, or puts it in the place of the one with its id', () => {
    const table = createTable(row(1));
    table.addOrReplace(row(2));
    table.addOrReplace(row(1, { name: 'another' }));
    expect(table.under('p').map(({ id, name }) => [id, name])).toEqual([
      [1, 'another'],
      [2, row(2).name],
    ]);
    expect(table.lastId).toBe(2);
  });

  test('removes every row under a parent, and none of another', () => {
    const table = createTable(row(1), row(2), row(3, { parent: 'q' }));
    table.removeUnder('p');
    expect(table.all().map(({ id }) => id)).toEqual([3]);
    const { version } = table;
    table.removeUnder('p');
    expect(table.version).toBe(version);
  });

  test('lists rows by ascending id, however they came', () => {
    const table = createTable(row(5), row(2));
    table.add(row(3));
    expect(table.under('p').map(({ id }) => id)).toEqual([2, 3, 5]);
    expect(table.all().map(({ id }) => id)).toEqual([2, 3, 5]);
  });

  test('lists rows by ascending id, though some came after it was asked', () => {
    const table = createTable(row(2), row(5));
    const ids = () => table.under('p').map(({ id }) => id);
    expect(ids()).toEqual([2, 5]);
    table.add(row(3));
    expect(ids()).toEqual([2, 3, 5]);
    table.addAll([row(9), row(1)]);
    expect(ids()).toEqual([1, 2, 3, 5, 9]);
  });

  test('lists rows with text ids as they came, be they digits, and takes none of them for a number', () => {
    const table = new Table<{ readonly id: string }>({ id: ({ id }) => id, parent: () => 'p' });
    const ids = () => [table.under('p').map(({ id }) => id), table.all().map(({ id }) => id)];
    table.addAll([{ id: '10' }, { id: '9' }, { id: 'a' }]);
    expect(ids()).toEqual(Array(2).fill(['10', '9', 'a']));
    table.add({ id: '0' });
    expect(ids()).toEqual(Array(2).fill(['10', '9', 'a', '0']));
    table.addAll([{ id: '2' }, { id: '1' }]);
    table.remove({ id: '2' });
    table.add({ id: '2' });
    expect(ids()).toEqual(Array(2).fill(['10', '9', 'a', '0', '1', '2']));
    expect([table.lastId, table.reserve()]).toEqual([0, 1]);
  });

  test('lists a row once that was removed and has come back', () => {
    const table = createTable(row(1), row(2));
    expect(table.under('p')).toHaveLength(2);
    table.remove(row(1));
    table.add(row(1, { note: 'new' }));
    expect(table.under('p').map(({ id, note }) => `${id}${note}`)).toEqual(['1new', '2']);
  });

  test('replaces a row in its place and under its new name', () => {
    const table = createTable(row(1), row(2), row(3));
    table.replace(row(2, { name: 'renamed' }));
    expect(table.under('p').map(({ name }) => name)).toEqual(['n1', 'renamed', 'n3']);
    expect(table.named('p', 'n2')).toBeUndefined();
    expect(table.named('p', 'renamed')?.id).toBe(2);
  });

  test('finds a row by each of its aliases, under its parent only, until it has them no more', () => {
    const table = createTable(row(1), row(2, { parent: 'q', name: 'n1' }));
    expect([table.aliased('p', 'n1-a')?.id, table.aliased('p', 'n1-b')?.id, table.aliased('q', 'n1-a')?.id]).toEqual([
      1, 1, 2,
    ]);
    table.replace(row(1, { name: 'renamed' }));
    expect([table.aliased('p', 'n1-a'), table.aliased('p', 'renamed-a')?.id]).toEqual([undefined, 1]);
    table.add(row(3));
    table.remove(row(1));
    expect([table.aliased('p', 'renamed-a'), table.aliased('p', 'n3-b')?.id]).toEqual([undefined, 3]);
  });

  test('leaves an alias to the row that took it when the one that had it goes', () => {
    const table = createTable(row(1, { name: 'x' }), row(2));
    expect(table.aliased('p', 'n2-a')?.id).toBe(2);
    table.replace(row(2, { name: 'x' }));
    expect(table.aliased('p', 'x-a')?.id).toBe(2);
    table.remove(row(1));
    expect(table.aliased('p', 'x-a')?.id).toBe(2);
  });

  test('removes a row from every way to find it', () => {
    const removed = row(1);
    const table = createTable(removed, row(2));
    table.remove(removed);
    expect([table.get(1), table.named('p', 'n1'), table.size]).toEqual([undefined, undefined, 1]);
    expect([table.under('p'), table.all()]).toEqual([[row(2)], [row(2)]]);
  });

  test('removes the row of that id, though it was replaced or has been removed meanwhile', () => {
    const first = row(1);
    const table = createTable(first, row(2));
    table.replace(row(1, { name: 'renamed' }));
    for (let times = 0; times < 2; times += 1) {
      table.remove(first);
      expect([table.get(1), table.named('p', 'renamed'), table.all()]).toEqual([undefined, undefined, [row(2)]]);
    }
  });

  test('does not change an array that it gave out', () => {
    const table = createTable(row(1), row(2));
    const before = table.under('p');
    table.add(row(3));
    table.replace(row(1, { note: 'new' }));
    expect(before).toEqual([row(1), row(2)]);
    expect(table.under('p')).not.toBe(before);
  });

  test('gives the same array until it changes', () => {
    const table = createTable(row(1));
    expect(table.under('p')).toBe(table.under('p'));
  });

  test('counts a version with every change and with nothing else', () => {
    const table = createTable(row(1));
    const changes: readonly (() => void)[] = [
      () => table.add(row(2)),
      () => table.replace(row(2, { note: 'new' })),
      () => table.remove(row(2, { note: 'new' })),
      () => table.fill(() => []),
    ];
    for (const change of changes) {
      const before = table.version;
      change();
      expect(table.version).toBeGreaterThan(before);
    }
    const before = table.version;
    table.get(1);
    table.fork();
    table.reserve();
    expect([table.version, table.fork().version]).toEqual([before, before]);
  });

  test('tells a row from what lacks an id or a parent', () => {
    const table = createTable();
    expect(table.isRow(row(1))).toBe(true);
    for (const other of [undefined, null, 1, {}, { id: 1 }, { parent: 'p' }, { id: {}, parent: 'p' }]) {
      expect(table.isRow(other)).toBe(false);
    }
  });
});

describe('the ids of a table', () => {
  test('are never given twice, whether reserved, claimed or added', () => {
    const table = createTable(row(7));
    expect(table.reserve(3)).toBe(8);
    table.claim(20);
    table.claim(5);
    expect(table.reserve()).toBe(21);
    expect(table.lastId).toBe(21);
    table.remove(row(7));
    expect(table.reserve()).toBe(22);
  });

  test('of forks go their own ways', () => {
    const table = createTable(row(7));
    const fork = table.fork();
    expect(table.reserve(10)).toBe(8);
    expect(fork.reserve()).toBe(8);
  });
});

describe('filling a table', () => {
  test('reads the rows once, when they are first asked for, for all forks', () => {
    const table = createTable();
    let reads = 0;
    table.fill(() => {
      reads += 1;
      return [row(2), row(1)];
    });
    const fork = table.fork();
    expect(reads).toBe(0);
    expect(fork.under('p').map(({ id }) => id)).toEqual([1, 2]);
    expect(table.size).toBe(2);
    fork.add(row(3));
    expect([table.size, fork.size, reads]).toEqual([2, 3, 1]);
  });
});
