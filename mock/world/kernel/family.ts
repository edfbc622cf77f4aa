import type { DueSource } from './due.ts';
import type { WorldEvent } from './event.ts';
import type { WritableWorld } from './world.ts';

/** What a family hears, and what it then does. */
type Listeners<Tables> = {
  readonly [Kind in WorldEvent['kind']]?: (
    event: Extract<WorldEvent, { readonly kind: Kind }>,
    world: WritableWorld<Tables>,
  ) => void;
};

/** A family as the one way to write knows it: what of it becomes due, and what it hears. */
export interface Family<Tables> {
  readonly due: readonly DueSource<Tables>[];
  readonly hears: Listeners<Tables>;
}
