import { keepers } from './families.ts';
import { joinTables } from './kernel/family.ts';
import type { Readable } from './kernel/world.ts';

/** All that a world holds. */
export const createTables = () => joinTables(keepers);

export type Tables = ReturnType<typeof createTables>;

/** The families that have executions. */
export const runFamilies = ['signature', 'retention', 'replication', 'scanning', 'gc'] as const;

/** How many executions of all families are no longer kept. */
export const droppedExecutions = ({ signature, retention, replication, gc }: Readable<Tables>): number =>
  signature.dropped.last + retention.dropped.last + replication.dropped.last + gc.dropped.last;
