import { describe, expect, test } from 'vitest';
import {
  addRows,
  copyOf,
  emptyIndex,
  everyRow,
  nameKey,
  removeRow,
  replaceRow,
  rowOfAlias,
  rowsUnder,
  type Shape,
} from '../../../mock/world/kernel/row-index.ts';

interface Row {
  readonly id: number;
  readonly parent: number;
  readonly name: string;
}

const named: Shape<Row> = { id: ({ id }) => id, parent: ({ parent }) => parent, name: ({ name }) => name };
const unnamed: Shape<Row> = { id: ({ id }) => id, parent: ({ parent }) => parent };

const a: Row = { id: 1, parent: 10, name: 'a' };
const b: Row = { id: 2, parent: 10, name: 'b' };
const c: Row = { id: 3, parent: 20, name: 'a' };

const indexOf = (rows: readonly Row[], shape = named) => {
  const index = emptyIndex<Row>();
  addRows(index, rows, shape);
  return index;
};

test('rows are found by id, parent and name', () => {
  const index = indexOf([c, b, a]);
  const { rows, names } = index;
  expect([...rows.keys()].sort()).toEqual([1, 2, 3]);
  expect(rowsUnder(index, 10, named)).toEqual([a, b]);
  expect(rowsUnder(index, 20, named)).toEqual([c]);
  expect(names.get(nameKey(10, 'a'))).toBe(a);
  expect(names.get(nameKey(20, 'a'))).toBe(c);
});

test('rows without names of their own are not found by name', () => {
  const index = indexOf([a, b], unnamed);
  replaceRow(index, { ...a, name: 'x' }, unnamed);
  removeRow(index, b, unnamed);
  expect(index.names.size).toBe(0);
  expect(rowsUnder(index, 10, unnamed)).toEqual([{ ...a, name: 'x' }]);
});

test('ids of two digits come behind those of one', () => {
  const ten = { id: 10, parent: 10, name: 'ten' };
  expect(rowsUnder(indexOf([ten, a, b]), 10, named)).toEqual([a, b, ten]);
});

describe('a copy', () => {
  test('stays as it was', () => {
    const index = indexOf([a, b]);
    const copy = copyOf(index, named);
    removeRow(index, a, named);
    replaceRow(index, { ...b, name: 'x' }, named);
    addRows(index, [c], named);
    expect(rowsUnder(copy, 10, named)).toEqual([a, b]);
    expect([copy.rows.size, copy.names.size]).toEqual([2, 2]);
  });

  test('can be changed while the original stays as it was', () => {
    const index = indexOf([a, b]);
    const copy = copyOf(index, named);
    addRows(copy, [c], named);
    removeRow(copy, a, named);
    expect(rowsUnder(index, 10, named)).toEqual([a, b]);
    expect([index.rows.size, index.names.size]).toEqual([2, 2]);
  });
});

const sizesOf = (index: ReturnType<typeof indexOf>): readonly number[] =>
  [index.rows, index.groups, index.names, index.aliases, index.changes].map(({ size }) => size);

describe('of a parent whose rows are all removed nothing is kept', () => {
  const found: Shape<Row> = { ...named, aliases: ({ name }) => [`${name}-too`] };

  test.each([
    ['its rows were never asked for', () => {}],
    ['its rows were asked for', (index) => rowsUnder(index, 10, found)],
    ['an alias was asked for', (index) => rowOfAlias(index, 10, 'a-too', found)],
    ['every row was asked for', (index) => everyRow(index, found)],
    ['a row was replaced', (index) => replaceRow(index, { ...a, name: 'x' }, found)],
    [
      'a row came and went',
      (index) => {
        rowsUnder(index, 10, found);
        const late = { ...a, id: 9, name: 'late' };
        addRows(index, [late], found);
        removeRow(index, late, found);
      },
    ],
    [
      'a row went and came back',
      (index) => {
        rowsUnder(index, 10, found);
        removeRow(index, a, found);
        addRows(index, [a], found);
      },
    ],
  ] as readonly [string, (index: ReturnType<typeof indexOf>) => unknown][])('where %s', (_where, before) => {
    const index = indexOf([a, b], found);
    before(index);
    for (const row of [b, a]) removeRow(index, row, found);
    expect(sizesOf(index)).toEqual([0, 0, 0, 0, 0]);
    expect(rowsUnder(index, 10, found)).toEqual([]);
    addRows(index, [b], found);
    expect([rowsUnder(index, 10, found), rowOfAlias(index, 10, 'b-too', found)]).toEqual([[b], b]);
  });

  test('nor of one that has never had a row and was asked for', () => {
    const index = indexOf([a], found);
    rowsUnder(index, 10, found);
    const before = sizesOf(index);
    expect([rowsUnder(index, 77, found), rowOfAlias(index, 77, 'a-too', found)]).toEqual([[], undefined]);
    expect(sizesOf(index)).toEqual(before);
  });

  test('while that of another parent stays', () => {
    const index = indexOf([a, c], found);
    removeRow(index, a, found);
    expect([rowsUnder(index, 20, found), everyRow(index, found)]).toEqual([[c], [c]]);
  });
});

test('a row that is removed and added again is there once, and others that were removed stay away', () => {
  const index = indexOf([a, b]);
  removeRow(index, a, named);
  removeRow(index, b, named);
  addRows(index, [a], named);
  expect(rowsUnder(index, 10, named)).toEqual([a]);
  removeRow(index, a, named);
  expect(rowsUnder(copyOf(index, named), 10, named)).toEqual([]);
});

test('a group that was asked for does not change when a row is removed', () => {
  const index = indexOf([a, b]);
  const before = rowsUnder(index, 10, named);
  removeRow(index, a, named);
  expect(rowsUnder(index, 10, named)).toEqual([b]);
  expect(before).toEqual([a, b]);
});

test('replacing keeps the place among others and drops the old name', () => {
  const index = indexOf([a, b]);
  const renamed = { ...a, name: 'z' };
  replaceRow(index, renamed, named);
  expect(rowsUnder(index, 10, named)).toEqual([renamed, b]);
  expect([...index.names.keys()].sort()).toEqual([nameKey(10, 'b'), nameKey(10, 'z')]);
});
