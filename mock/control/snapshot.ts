import { type PlanSource, planFrom } from '../world/plan.ts';
import type { ExecutionRow } from '../world/rows.ts';
import type { LiveRun } from '../world/run.ts';
import { createStore, type Store } from '../world/store.ts';
import { Table } from '../world/table.ts';
import type { Tenant } from '../world/world.ts';
import { ControlError, type Schemas } from './handler.ts';

type Row = Record<string, never>;
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

export const snapshotOf = (store: Store): Schemas['Snapshot'] => {
  const tables: Record<string, Row[]> = {};
  const counters: Record<string, number> = {};
  for (const [name, part] of Object.entries(store)) {
    counters[name] = part instanceof Table ? part.lastId : part.last;
    if (!(part instanceof Table)) continue;
    const rows = part === store.executions ? store.executions.all().map(frozen) : part.all();
    tables[name] = rows as Row[];
  }
  return { version: 1, tables, counters };
};

/** The store that a snapshot was taken of. Throws a ControlError if it is of another project or of another version. */
export const restored = ({ tables, counters = {} }: Schemas['Snapshot'], { project_id }: Tenant): Store => {
  const store = createStore();
  for (const [name, part] of Object.entries(store)) {
    part.claim(counters[name] ?? 0);
    if (!(part instanceof Table)) continue;
    const rows = (tables[name] ?? []) as unknown[];
    const table = part as Table<unknown>;
    for (const [index, row] of rows.entries()) {
      if (!table.isRow(row) || (part === store.executions && !isFrozen(row))) {
        throw new ControlError(400, `tables.${name}.${index} is no row of a snapshot`);
      }
      table.add(part === store.executions ? thawed(row as Frozen) : row);
    }
  }
  const unknown = Object.keys(tables).find((name) => !(name in store));
  if (unknown !== undefined)
    throw new ControlError(400, `table ${unknown} is not known; the snapshot is of another version`);
  if (store.instances.size > 0 && store.instances.under(project_id).length === 0) {
    throw new ControlError(409, `the snapshot is of another project than ${project_id}`);
  }
  return store;
};
