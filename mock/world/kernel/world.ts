import type { Counter } from './counter.ts';
import type { WorldEvent } from './event.ts';
import type { Limits } from './limits.ts';
import type { Profile } from './profile.ts';
import type { Rows, Table } from './table.ts';

/** A user of the account: who is behind a credential, and what that user may do. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly ak: string;
  readonly sk: string;
  /** A token that is valid for ever. */
  readonly token: string;
  /** Patterns of IAM actions, `*` standing for any characters. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** Whose world it is: the account and its project. */
export interface Tenant {
  readonly region: string;
  readonly project_id: string;
  readonly domain_id: string;
  readonly domain_name: string;
}

/** What a world is from its beginning to its end. */
export interface WorldFacts {
  readonly tenant: Tenant;
  /** The account's users; the first did what the seed says nothing else about. */
  readonly users: readonly [User, ...User[]];
  /** Every made-up value follows from this number. */
  readonly seed: number;
  readonly profile: Profile;
  readonly limits: Limits;
}

/** Tables as a read sees them. A family's own stand in a group of its name. */
export type Readable<Tables> = {
  readonly [Name in keyof Tables]: Tables[Name] extends Table<infer Row>
    ? Rows<Row>
    : Tables[Name] extends Counter
      ? Pick<Counter, 'last'>
      : Readable<Tables[Name]>;
};

/**
 * One tenant's world at one moment, as a read sees it. Handlers get time, ids and randomness from here and from nowhere
 * else. `Tables` are those that the code at hand may know.
 */
export interface World<Tables> extends WorldFacts {
  /** The moment of the call in the world's own time: one call, one moment. */
  readonly nowMs: number;
  /** The user who asks; the account's first where nobody in particular does: what is due, the control plane. */
  readonly caller: User;
  readonly tables: Readable<Tables>;
}

/** The same world while a command is applied to it: the only one whose rows can be changed. */
export interface WritableWorld<Tables> extends WorldFacts {
  readonly nowMs: number;
  /** The user who asks; the account's first where nobody in particular does: what is due, the control plane. */
  readonly caller: User;
  readonly tables: Tables;
  /** Says what has happened; whoever hears it acts at once. */
  readonly emit: (event: WorldEvent) => void;
}

/** Whether a command is being applied to the world, so that what is asked of it may change something. */
export const isWritable = (world: object): boolean => 'emit' in world;
