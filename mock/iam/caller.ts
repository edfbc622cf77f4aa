import type { Identity } from '../world/worlds.ts';

/** Who is calling, and whether for the project or only for the account as a whole. */
export interface Caller extends Identity {
  readonly scope: 'project' | 'domain';
}
