import type { Profile } from '../kernel/profile.ts';
import type { WritableWorld } from '../kernel/world.ts';

/** Long enough to be seen on the way, short enough for the first poll of Terraform's provider to find it done. */
const changeMs = 2000;

export const isFailing = (profile: Profile): boolean => profile['access.pace'] === 'fails';

/** Lets a change begin: it is over after a while, or at once. */
export const begin = <Row>(
  row: Row,
  { nowMs, profile }: Pick<WritableWorld<unknown>, 'nowMs' | 'profile'>,
  { keep, settle }: { readonly keep: (row: Row) => void; readonly settle: (row: Row) => void },
): void => {
  if (profile['access.pace'] === 'instant') settle(row);
  else keep({ ...row, dueMs: nowMs + changeMs });
};
