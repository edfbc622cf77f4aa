import type { World } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';

/** A world as a page is shown it, and what is known beside it. */
export interface Shown extends World<Tables> {
  /** The host that the call was sent to. */
  readonly host: string;
  /** The request that started an execution, if this process saw that. */
  readonly requestOf: (family: string, id: number) => string | undefined;
}
