import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Counter } from '../../../mock/world/kernel/counter.ts';
import { fields, text } from '../../../mock/world/kernel/row-check.ts';
import { restore, restoreText, SnapshotError, snapshotOf } from '../../../mock/world/kernel/snapshot.ts';
import { Table } from '../../../mock/world/kernel/table.ts';

interface Row {
  readonly id: number;
  readonly parent: number;
  readonly note: string;
}
const table = () => new Table<Row>({ id: ({ id }) => id, parent: ({ parent }) => parent });
const group = () => ({ things: table(), family: { policies: table(), tasks: new Counter() } });

const row = (id: number, parent = 0, note = ''): Row => ({ id, parent, note });
const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

const filled = fc
  .record({
    things: fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
    policies: fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
    note: fc.string(),
    tasks: fc.nat(50),
  })
  .map(({ things, policies, note, tasks }) => {
    const tables = group();
    tables.things.addAll(things.map((id) => row(id, id % 3, note)));
    tables.family.policies.addAll(policies.map((id) => row(id)));
    tables.family.tasks.claim(tasks);
    return tables;
  });

describe('a snapshot', () => {
  test('names each table with its rows, and the highest id that each ever gave', () => {
    const tables = group();
    tables.things.addAll([row(1), row(5)]);
    tables.things.remove(row(5));
    tables.family.tasks.reserve(9);
    expect(snapshotOf(tables)).toEqual({
      tables: { things: [row(1)], 'family.policies': [] },
      counters: { things: 5, 'family.policies': 0, 'family.tasks': 9 },
    });
  });

  test('brings back what it holds, as it is or through JSON', () => {
    fc.assert(
      fc.property(filled, (tables) => {
        const snapshot = snapshotOf(tables);
        const again = restore(group(), throughJson(snapshot));
        expect(snapshotOf(again)).toEqual(snapshot);
        for (const parent of [0, 1, 2]) expect(again.things.under(parent)).toEqual(tables.things.under(parent));
      }),
      { seed: 11 },
    );
  });

  test('as texts brings back the same', () => {
    fc.assert(
      fc.property(filled, (tables) => {
        const { tables: rows, counters } = snapshotOf(tables);
        const texts = Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, JSON.stringify(list)]));
        expect(snapshotOf(restoreText(group(), { tables: texts, counters }))).toEqual(snapshotOf(tables));
      }),
      { seed: 11 },
    );
  });

  test('gives no id again that was given before it was taken', () => {
    const tables = group();
    tables.things.reserve(7);
    expect(restore(group(), snapshotOf(tables)).things.reserve()).toBe(8);
  });

  test('without counters counts from its rows, and without a table leaves that empty', () => {
    const tables = restore(group(), { tables: { things: [row(4)] } });
    expect([tables.things.reserve(), tables.family.policies.size, tables.family.tasks.last]).toEqual([5, 0, 0]);
  });

  test('as texts reads a table only when it is asked for', () => {
    const tables = restoreText(group(), { tables: { things: 'not JSON' }, counters: { things: 3 } });
    expect(tables.things.reserve()).toBe(4);
    expect(() => tables.things.all()).toThrow(SyntaxError);
    expect(tables.family.policies.all()).toEqual([]);
  });
});

describe('what is not a snapshot of such tables is refused', () => {
  test.each([
    [{ wishes: [] }, 'table wishes is not known; the snapshot is of another version'],
    [{ 'family.tasks': [] }, 'table family.tasks is not known; the snapshot is of another version'],
    [{ things: [row(1), { id: 2 }] }, 'tables.things.1 is not a row of a snapshot'],
    [{ 'family.policies': [null] }, 'tables.family.policies.0 is not a row of a snapshot'],
  ])('%j', (tables, message) => {
    expect(() => restore(group(), { tables })).toThrow(new SnapshotError(message));
  });

  test.each([
    [{ wishes: 1 }, 'counter wishes is not known; the snapshot is of another version'],
    [{ 'family.tasks': -1 }, 'counters.family.tasks is -1 but must be a whole number from 0 to 4503599627370496'],
    [{ things: 0.5 }, 'counters.things is 0.5 but must be a whole number from 0 to 4503599627370496'],
  ])('with counters %j', (counters, message) => {
    expect(() => restore(group(), { tables: {}, counters })).toThrow(new SnapshotError(message));
  });

  test('with two rows of one id', () => {
    const tables = { things: [row(1), row(2), row(1, 2)] };
    expect(() => restore(group(), { tables })).toThrow(new SnapshotError('table things has two rows with one id'));
  });

  test('with a row that its own check refuses', () => {
    const checks = { rows: { things: fields({ note: text }) }, references: [] };
    const tables = { things: [row(1), { ...row(2), note: 5 }] };
    const message = 'tables.things.1.note is 5 but must be text';
    expect(() => restore(group(), { tables }, checks)).toThrow(new SnapshotError(message));
    expect(restore(group(), { tables: { things: [row(1)] } }, checks).things.all()).toEqual([row(1)]);
  });
});

describe('a row that names another', () => {
  const policies = { table: 'things', field: 'parent', to: 'family.policies' };
  const restored = (
    tables: Readonly<Record<string, readonly unknown[]>>,
    ...references: readonly (typeof policies)[]
  ) => restore(group(), { tables }, { rows: {}, references });

  test('is taken where that one is there, in either of two tables', () => {
    expect(
      restored({ things: [row(1, 7), row(2, 8)], 'family.policies': [row(7), row(8)] }, policies).things.size,
    ).toBe(2);
    const either = { ...policies, or: 'things' };
    expect(restored({ things: [row(1, 7), row(2, 1)], 'family.policies': [row(7)] }, either).things.size).toBe(2);
  });

  test('is refused where it is not', () => {
    const message = 'table things: the row with id 2 has the parent 8, which is not in table family.policies';
    const tables = { things: [row(1, 7), row(2, 8)], 'family.policies': [row(7)] };
    expect(() => restored(tables, policies)).toThrow(new SnapshotError(message));
    expect(() => restored(tables, { ...policies, or: 'things' } as typeof policies)).toThrow(
      new SnapshotError(message),
    );
    expect(() => restored(tables, { ...policies, or: 'family.tasks' } as typeof policies)).toThrow(SnapshotError);
  });

  test('is refused where it names none', () => {
    const tables = { things: [row(1, 7)], 'family.policies': [row(7)] };
    const message = 'table things: the row with id 1 has the owner undefined, which is not in table family.policies';
    for (const owner of [{ field: 'owner' }, { field: 'owner', or: 'things' }])
      expect(() => restored(tables, { ...policies, ...owner })).toThrow(new SnapshotError(message));
  });

  test('is not looked for where one of the tables is not there, or is a counter', () => {
    const tables = { things: [row(1, 7)] };
    for (const other of [{ table: 'wishes' }, { to: 'wishes' }, { to: 'family.tasks' }, { table: 'family.tasks' }])
      expect(restored(tables, { ...policies, ...other }).things.size).toBe(1);
  });
});
