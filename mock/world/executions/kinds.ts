import { Counter } from '../kernel/counter.ts';
import { type Rows, Table } from '../kernel/table.ts';
import type { Readable, World, WritableWorld } from '../kernel/world.ts';
import type { MakeItem, PlannedTask } from './plan.ts';
import type { ExecutionRow, KindTypes, LifeCycleOverrideRow, LiveExecution, PendingEffectsRow } from './rows.ts';
import type { Counters, ExecutionState, ItemState, TaskState } from './states.ts';

/** What executions of all families share. */
export const lifeCycleTables = () => ({
  lifeCycleOverrides: new Table<LifeCycleOverrideRow>({ id: (row) => row.id, parent: () => 0 }),
});

export type LifeCycleTables = ReturnType<typeof lifeCycleTables>;

/** What the executions of one family stand in. Tasks and sub-tasks live in their execution: only ids are counted here. */
export const executionTables = <Kind extends KindTypes>() => ({
  executions: new Table<ExecutionRow<Kind>>({ id: (row) => row.id, parent: (row) => row.policy_id }),
  pendingEffects: new Table<PendingEffectsRow>({ id: (row) => row.id, parent: () => 0 }),
  tasks: new Counter(),
  subTasks: new Counter(),
  /** How many executions are no longer kept. */
  dropped: new Counter(),
});

type ExecutionTables<Kind extends KindTypes> = ReturnType<typeof executionTables<Kind>>;

/** What a family says of its executions so that they run, however they are shown. */
export interface RunKind<Tables, Kind extends KindTypes> {
  readonly family: string;
  readonly tables: (tables: Tables) => ExecutionTables<Kind>;
  readonly rows: (tables: Readable<Tables>) => Readable<ExecutionTables<Kind>>;
  /** An item of an execution over repositories that are not there. */
  readonly makeItem: MakeItem<Kind['Item']>;
  /** What a finished item does to the world; left out, nothing. */
  readonly finish?: (finished: Finished<Kind>, world: WritableWorld<Tables>) => void;
  /**
   * For effects that change nothing a second time: whether an item's would change the world as it is, and the tables that
   * tell. Left out, every effect counts.
   */
  readonly needs?: {
    readonly effect: (item: Kind['Item'], about: Kind['About'], world: World<Tables>) => boolean;
    readonly reads: (tables: Readable<Tables>) => readonly Pick<Rows<unknown>, 'version'>[];
  };
}

/** What a family says of its executions; all else they have in common. */
export interface ExecutionKind<Tables, Kind extends KindTypes> extends RunKind<Tables, Kind> {
  readonly views: KindViews<Tables, Kind>;
}

/** An item whose time has come, and of what. */
export interface Finished<Kind extends KindTypes> {
  readonly item: Kind['Item'];
  readonly task: PlannedTask;
  readonly execution: LiveExecution<Kind>;
}

/** The three views of a family's executions, and its words. */
interface KindViews<Tables, Kind extends KindTypes> {
  readonly execution: (row: LiveExecution<Kind>, state: ExecutionState, world: World<Tables>) => Kind['Execution'];
  readonly task: (row: LiveExecution<Kind>, state: TaskState, world: World<Tables>) => Kind['Task'];
  readonly subTask: (row: LiveExecution<Kind>, state: ItemState<Kind['Item']>, world: World<Tables>) => Kind['SubTask'];
  /** How far an execution is, in a sentence; of one without tasks, that there was nothing to do. */
  readonly sentence: (counters: Counters) => string;
}
