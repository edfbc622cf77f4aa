import { highestId, type RowCheck, whole } from './row-check.ts';
import type { Key } from './row-index.ts';
import { Table } from './table.ts';
import { partsOf } from './table-group.ts';

/** All that tables hold as plain data, by name, and the highest ids that were ever given. */
export interface Snapshot {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly counters?: Readonly<Record<string, number>>;
}

const counter = whole(0, highestId);

/** What is not a snapshot of such tables; the message says why. */
export class SnapshotError extends Error {}

export const snapshotOf = (group: object): Required<Snapshot> => {
  const parts = partsOf(group);
  const rows = parts.flatMap(([name, part]) => (part instanceof Table ? [[name, part.all()]] : []));
  const counters = parts.map(([name, part]) => [name, part instanceof Table ? part.lastId : part.last]);
  return { tables: Object.fromEntries(rows), counters: Object.fromEntries(counters) };
};

/** That a field of one table names a row of another. */
interface Reference {
  readonly table: string;
  readonly field: string;
  readonly to: string;
  /** Another table that may have the row. */
  readonly or?: string;
  /** The kind that the row must be of. */
  readonly kind?: string;
}

export interface SnapshotChecks {
  /** By table. */
  readonly rows: Readonly<Record<string, RowCheck>>;
  readonly references: readonly Reference[];
}

const refuse = (message: string): never => {
  throw new SnapshotError(message);
};

const checkNames = (parts: ReturnType<typeof partsOf>, { tables, counters = {} }: Snapshot): void => {
  const known = new Map(parts);
  const unknown = Object.keys(tables).find((name) => !(known.get(name) instanceof Table));
  if (unknown !== undefined) refuse(`table ${unknown} is not known; the snapshot is of another version`);
  for (const [name, last] of Object.entries(counters)) {
    if (!known.has(name)) refuse(`counter ${name} is not known; the snapshot is of another version`);
    const problem = counter(last);
    if (problem !== undefined) refuse(`counters.${name}${problem}`);
  }
};

const checkReferences = (parts: ReturnType<typeof partsOf>, references: readonly Reference[]): void => {
  const known = new Map(parts);
  for (const { table, field, to, or, kind } of references) {
    const [rows, others, more] = [known.get(table), known.get(to), or === undefined ? undefined : known.get(or)];
    if (!(rows instanceof Table && others instanceof Table)) continue;
    for (const row of rows.all() as readonly Readonly<Record<string, Key>>[]) {
      const key = row[field];
      const named = key === undefined ? undefined : others.get(key);
      if (named !== undefined) {
        const own = (named as { readonly kind?: unknown }).kind;
        if (kind === undefined || kind === own) continue;
        refuse(
          `table ${table}: the row with id ${row.id} has the ${field} ${key}, which is ${own} but must be ${kind}`,
        );
      }
      if (key !== undefined && more instanceof Table && more.get(key) !== undefined) continue;
      refuse(`table ${table}: the row with id ${row.id} has the ${field} ${key}, which is not in table ${to}`);
    }
  }
};

/**
 * Gives new, empty tables what a snapshot holds. Throws a SnapshotError that names the table, row and field that does not
 * belong there; the tables are of no use then.
 */
export const restore = <Tables extends object>(
  group: Tables,
  snapshot: Snapshot,
  checks: SnapshotChecks = { rows: {}, references: [] },
): Tables => {
  const parts = partsOf(group);
  checkNames(parts, snapshot);
  const { tables, counters = {} } = snapshot;
  for (const [name, part] of parts) {
    part.claim(counters[name] ?? 0);
    if (!(part instanceof Table)) continue;
    const rows = tables[name] ?? [];
    for (const [index, row] of rows.entries()) {
      const problem = checks.rows[name]?.(row) ?? (part.isRow(row) ? undefined : ' is not a row of a snapshot');
      if (problem !== undefined) refuse(`tables.${name}.${index}${problem}`);
    }
    part.addAll(rows);
    if (part.size < rows.length) refuse(`table ${name} has two rows with one id`);
  }
  checkReferences(parts, checks.references);
  return group;
};

/** A snapshot whose tables are JSON texts, each of all rows or of some in their order. */
export interface SnapshotText {
  readonly tables: Readonly<Record<string, string | readonly string[]>>;
  readonly counters: Readonly<Record<string, number>>;
}

/**
 * The same from texts that are known to be a snapshot. A table is read when it is first looked into; one without a text stays
 * as it is.
 */
export const restoreText = <Tables extends object>(group: Tables, { tables, counters }: SnapshotText): Tables => {
  for (const [name, part] of partsOf(group)) {
    part.claim(counters[name] ?? 0);
    const texts = tables[name];
    if (part instanceof Table && texts !== undefined)
      part.fill(() => [texts].flat().flatMap((text) => JSON.parse(text)));
  }
  return group;
};
