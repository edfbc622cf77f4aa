import { expect, test } from 'vitest';
import { snapshotChecks } from '../../mock/world/checks.ts';
import { Table } from '../../mock/world/kernel/table.ts';
import { partsOf } from '../../mock/world/kernel/table-group.ts';
import { createTables } from '../../mock/world/tables.ts';

const tables = partsOf(createTables()).flatMap(([name, part]) => (part instanceof Table ? [name] : []));

test('every table has a check of its rows, and every check is of a table', () => {
  expect(Object.keys(snapshotChecks.rows).toSorted()).toEqual(tables.toSorted());
});

test('every reference is from a table to a table', () => {
  const named = snapshotChecks.references.flatMap(({ table, to }) => [table, to]);
  expect(tables).toEqual(expect.arrayContaining(named));
});
