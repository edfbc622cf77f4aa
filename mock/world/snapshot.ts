import { Table } from './kernel/table.ts';
import { type PlanSource, planFrom } from './plan.ts';
import type { ExecutionRow } from './rows.ts';
import type { LiveRun } from './run.ts';
import { createStore, type Store } from './store.ts';

/** All that a store holds as plain data, by table, and the highest ids that were ever given. */
export interface Snapshot {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly counters?: Readonly<Record<string, number>>;
}

/** What is no snapshot of a store; the message says why. */
export class SnapshotError extends Error {}

type Frozen = Omit<ExecutionRow, 'run'> & { readonly run: { readonly kind: string; readonly plan: PlanSource } };

/** A live run holds its plan as functions; in a snapshot it stands as what it was made from. */
const frozen = (row: ExecutionRow): unknown =>
  row.run.kind === 'live' ? { ...row, run: { ...row.run, plan: row.run.plan.source } } : row;

const isFrozen = (row: unknown): boolean => {
  const { run } = row as Partial<Frozen>;
  return run?.kind === 'recorded' || (run?.kind === 'live' && run.plan !== undefined);
};

const thawed = (row: Frozen): ExecutionRow =>
  row.run.kind === 'live'
    ? { ...row, run: { ...row.run, plan: planFrom(row.run.plan) } as unknown as LiveRun }
    : (row as unknown as ExecutionRow);

const thawedIn = (table: string, rows: readonly unknown[]): readonly unknown[] =>
  table === 'executions' ? rows.map((row) => thawed(row as Frozen)) : rows;

export const snapshotOf = (store: Store): Required<Snapshot> => {
  const tables: Record<string, readonly unknown[]> = {};
  const counters: Record<string, number> = {};
  for (const [name, part] of Object.entries(store)) {
    counters[name] = part instanceof Table ? part.lastId : part.last;
    if (!(part instanceof Table)) continue;
    tables[name] = part === store.executions ? store.executions.all().map(frozen) : part.all();
  }
  return { tables, counters };
};

/** The store that a snapshot was taken of. Throws a SnapshotError that names the table, or the row, that is none. */
export const storeFrom = ({ tables, counters = {} }: Snapshot): Store => {
  const store = createStore();
  for (const [name, part] of Object.entries(store)) {
    part.claim(counters[name] ?? 0);
    if (!(part instanceof Table)) continue;
    const table = part as Table<unknown>;
    const rows = tables[name] ?? [];
    const wrong = rows.findIndex((row) => !table.isRow(row) || (part === store.executions && !isFrozen(row)));
    if (wrong >= 0) throw new SnapshotError(`tables.${name}.${wrong} is no row of a snapshot`);
    table.addAll(thawedIn(name, rows));
  }
  const unknown = Object.keys(tables).find((name) => !(name in store));
  if (unknown !== undefined)
    throw new SnapshotError(`table ${unknown} is not known; the snapshot is of another version`);
  return store;
};

/** A snapshot whose tables are JSON texts. */
export interface SnapshotText {
  readonly tables: Readonly<Record<string, string>>;
  readonly counters: Readonly<Record<string, number>>;
}

/** The store of a snapshot that is known to be one. A table is read when it is first looked into. */
export const storeFromText = ({ tables, counters }: SnapshotText): Store => {
  const store = createStore();
  for (const [name, part] of Object.entries(store)) {
    part.claim(counters[name] ?? 0);
    if (!(part instanceof Table)) continue;
    (part as Table<unknown>).fill(() => thawedIn(name, JSON.parse(tables[name] ?? '[]')));
  }
  return store;
};
