/** A kind of execution for the tests of the kernel: it copies files. */
import { type ExecutionKind, executionTables, lifeCycleTables } from '../../../mock/world/executions/kinds.ts';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import type { PlanSource } from '../../../mock/world/executions/plan.ts';
import { readExecution } from '../../../mock/world/executions/read.ts';
import type { KindTypes } from '../../../mock/world/executions/rows.ts';
import { start } from '../../../mock/world/executions/start.ts';
import type { Counters, ExecutionState } from '../../../mock/world/executions/states.ts';
import { defaultLimits } from '../../../mock/world/kernel/limits.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { Table } from '../../../mock/world/kernel/table.ts';
import type { World, WritableWorld } from '../../../mock/world/kernel/world.ts';

export interface Copying extends KindTypes {
  readonly Item: { readonly file: string };
  readonly About: { readonly to: string };
  readonly Execution: ExecutionState & { readonly id: number };
  readonly Task: { readonly id: number; readonly status: string; readonly text: string; readonly since: number };
  readonly SubTask: { readonly id: number; readonly status: string; readonly file: string };
}

const createTables = () => ({
  ...lifeCycleTables(),
  copies: new Table<{ readonly id: string; readonly ms: number }>({ id: (row) => row.id, parent: () => 0 }),
  copying: executionTables<Copying>(),
});
export type Tables = ReturnType<typeof createTables>;

/** How many tasks and sub-tasks have been shown. */
export const shown = { tasks: 0, subTasks: 0 };

export const copying: ExecutionKind<Tables, Copying> = {
  // Behaviours are said by family; the kernel asks for nothing else of this one.
  family: 'signature',
  tables: (tables) => tables.copying,
  rows: (tables) => tables.copying,
  makeItem: (key, index, { subTasks }) => ({ file: `${key} ${index} of ${subTasks}` }),
  finish: ({ item, execution }, { tables, nowMs }) =>
    tables.copies.add({ id: `${execution.about.to}/${item.file}`, ms: nowMs }),
  views: {
    execution: ({ id }, state) => ({ id, ...state }),
    task: (_row, { id, status, statusText, updatedMs }) => {
      shown.tasks += 1;
      return { id, status, text: statusText, since: updatedMs };
    },
    subTask: (_row, { id, status, item }) => {
      shown.subTasks += 1;
      return { id, status, file: item.file };
    },
    sentence: ({ total, succeed }: Counters) => `${succeed} of ${total} copied`,
  },
};

/** Tasks of so many items each; those at the places of `fails` fail. */
export const planOf = (sizes: readonly number[], fails: readonly number[] = []): PlanSource<Copying['Item']> => ({
  kind: 'listed',
  tasks: sizes.map((size, task) => ({
    repository: `r${task}`,
    items: Array.from({ length: size }, (_, index) => ({ file: `${task}-${index}` })),
    ...(fails.includes(task) && { fails: `r${task} is broken` }),
  })),
});

export interface Begin {
  readonly plan: PlanSource<Copying['Item']>;
  readonly lifeCycle?: LifeCycle;
  readonly policyId?: number;
  readonly startMs?: number;
}

/** Empty tables, seen at any moment. */
export const createWorld = (said: Readonly<Record<string, string>> = {}, limits = defaultLimits) => {
  const tables = createTables();
  const profile = createProfile(said);
  const at = (nowMs: number) =>
    ({
      tenant: {},
      users: [],
      seed: 1,
      profile,
      limits,
      nowMs,
      tables,
      emit: () => {},
    }) as unknown as WritableWorld<Tables>;
  const rowOf = (id: number) => {
    const row = tables.copying.executions.get(id);
    if (row?.kind !== 'live') throw new Error(`there is no execution ${id}`);
    return row;
  };
  return {
    tables,
    at,
    rowOf,
    begin: ({ plan, lifeCycle, policyId = 1, startMs = 1000 }: Begin) =>
      start(copying, { policy_id: policyId, trigger: 'manual', plan, about: { to: 'd' }, lifeCycle }, at(startMs)),
    read: (id: number, nowMs: number) => readExecution(copying, rowOf(id), at(nowMs) as unknown as World<Tables>),
  };
};
