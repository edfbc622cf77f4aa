import type { FaultRow } from '../faults/rows.ts';
import { type ClockRow, worldTime } from './kernel/clock.ts';
import type { Readable, User, World, WorldFacts } from './kernel/world.ts';
import type { Tables } from './tables.ts';

/** Everything that is kept of a world: facts that stay, and rows that commands replace. */
export interface WorldEntry extends WorldFacts {
  /** For people. */
  readonly name: string;
  readonly tables: Readable<Tables>;
  /** What the tables held when the world began; reset goes back to it. */
  readonly beginning: Readable<Tables>;
  readonly clock: ClockRow;
  readonly faults: readonly FaultRow[];
  readonly lastFaultId: number;
  /** How far the world has been advanced, in its own time: what was due by then has happened. */
  readonly advancedMs: number;
}

/** The same while a command is applied to it: its rows can be changed. */
export type WritableEntry = { -readonly [Name in keyof WorldEntry]: WorldEntry[Name] } & {
  tables: Tables;
  beginning: Tables;
};

/** The user of that name; the account's first, where nobody in particular asks. */
export const userNamed = ({ users }: Pick<WorldFacts, 'users'>, name: string | undefined): User =>
  (name === undefined ? undefined : users.find((user) => user.name === name)) ?? users[0];

/** The world as a read by that user sees it at `atMs` of the machine's time. */
export const worldAt = (entry: WorldEntry, atMs: number, caller = entry.users[0]): World<Tables> => ({
  tenant: entry.tenant,
  users: entry.users,
  seed: entry.seed,
  profile: entry.profile,
  limits: entry.limits,
  tables: entry.tables,
  nowMs: worldTime(entry.clock, atMs),
  caller,
});
