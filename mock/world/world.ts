import type { Clock } from './clock.ts';
import type { Profile } from './profile.ts';
import type { Store } from './store.ts';

/** Whose world it is: the account, its project and the credentials that lead here. */
export interface Tenant {
  readonly region: string;
  readonly project_id: string;
  readonly domain_id: string;
  readonly user_name: string;
  readonly ak: string;
  readonly sk: string;
  readonly token: string;
}

/** One tenant's whole state. Handlers get time, ids and randomness from here and from nowhere else. */
export interface World {
  readonly tenant: Tenant;
  /** Every made-up value follows from this number. */
  readonly seed: number;
  readonly clock: Clock;
  readonly profile: Profile;
  readonly store: Store;
}
