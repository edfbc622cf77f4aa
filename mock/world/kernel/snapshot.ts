import { Table } from './table.ts';
import { partsOf } from './table-group.ts';

/** All that tables hold as plain data, by name, and the highest ids that were ever given. */
export interface Snapshot {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly counters?: Readonly<Record<string, number>>;
}

/** What is not a snapshot of such tables; the message says why. */
export class SnapshotError extends Error {}

export const snapshotOf = (group: object): Required<Snapshot> => {
  const parts = partsOf(group);
  const rows = parts.flatMap(([name, part]) => (part instanceof Table ? [[name, part.all()]] : []));
  const counters = parts.map(([name, part]) => [name, part instanceof Table ? part.lastId : part.last]);
  return { tables: Object.fromEntries(rows), counters: Object.fromEntries(counters) };
};

/**
 * Gives new, empty tables what a snapshot holds. Throws a SnapshotError that names the table, or the row, that does not
 * belong there; the tables are of no use then.
 */
export const restore = <Tables extends object>(group: Tables, { tables, counters = {} }: Snapshot): Tables => {
  const parts = partsOf(group);
  const known = new Set(parts.flatMap(([name, part]) => (part instanceof Table ? [name] : [])));
  const unknown = Object.keys(tables).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new SnapshotError(`table ${unknown} is not known; the snapshot is of another version`);
  for (const [name, part] of parts) {
    part.claim(counters[name] ?? 0);
    if (!(part instanceof Table)) continue;
    const rows = tables[name] ?? [];
    const wrong = rows.findIndex((row) => !part.isRow(row));
    if (wrong >= 0) throw new SnapshotError(`tables.${name}.${wrong} is not a row of a snapshot`);
    part.addAll(rows);
  }
  return group;
};

/** A snapshot whose tables are JSON texts. */
export interface SnapshotText {
  readonly tables: Readonly<Record<string, string>>;
  readonly counters: Readonly<Record<string, number>>;
}

/** The same from texts that are known to be a snapshot. A table is read when it is first looked into. */
export const restoreText = <Tables extends object>(group: Tables, { tables, counters }: SnapshotText): Tables => {
  for (const [name, part] of partsOf(group)) {
    part.claim(counters[name] ?? 0);
    if (part instanceof Table) part.fill(() => JSON.parse(tables[name] ?? '[]'));
  }
  return group;
};
