import type { WorldClock } from './kernel/clock.ts';
import type { Profile } from './kernel/profile.ts';
import type { Schedule } from './schedule.ts';
import type { Store } from './store.ts';

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

/** One tenant's whole state. Handlers get time, ids and randomness from here and from nowhere else. */
export interface World {
  readonly tenant: Tenant;
  /** The account's users; the first made what the seed says nothing else about. */
  readonly users: readonly [User, ...User[]];
  /** Every made-up value follows from this number. */
  readonly seed: number;
  readonly clock: WorldClock;
  readonly profile: Profile;
  readonly schedule: Schedule;
  /** Changed by handlers; replaced as a whole only by the control plane (reset, seed, snapshot). */
  store: Store;
}
