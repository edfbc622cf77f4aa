import type { DueSource } from './due.ts';
import type { WorldEvent } from './event.ts';
import type { SnapshotChecks } from './snapshot.ts';
import type { WritableWorld } from './world.ts';

/** What a family hears, and what it then does. */
type Listeners<Tables> = {
  readonly [Kind in WorldEvent['kind']]?: (
    event: Extract<WorldEvent, { readonly kind: Kind }>,
    world: WritableWorld<Tables>,
  ) => void;
};

/** What a part of a world keeps: its tables, and what the rows of a snapshot must be. */
export interface Keeper<Own extends object = object> {
  readonly tables: () => Own;
  readonly checks: SnapshotChecks;
}

/** A family as a world knows it: what it keeps, what of it becomes due, and what it hears. */
export interface Family<Tables> extends Keeper {
  readonly due: readonly DueSource<Tables>[];
  readonly hears: Listeners<Tables>;
}

/** What the tables of each of a list hold, as one type. */
type Joined<Keepers extends readonly Keeper[]> = Keepers extends readonly [
  infer First extends Keeper,
  ...infer Rest extends readonly Keeper[],
]
  ? ReturnType<First['tables']> & Joined<Rest>
  : unknown;

/** The tables of all as one group. No two have one name. A loop does not tell the compiler that each is there. */
export const joinTables = <Keepers extends readonly Keeper[]>(keepers: Keepers): Joined<Keepers> =>
  Object.fromEntries(keepers.flatMap(({ tables }) => Object.entries(tables()))) as Joined<Keepers>;
