import type { Identity } from '../worlds.ts';

/** Who is calling, and whether for the project or only for the account as a whole. */
export interface Caller extends Identity {
  readonly scope: 'project' | 'domain';
}
