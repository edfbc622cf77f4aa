import type { RunKind } from '../executions/kinds.ts';
import type { LifeCycle } from '../executions/life-cycle.ts';
import { singleRunPaces } from '../executions/single-run.ts';
import type { Profile } from '../kernel/profile.ts';
import type { ScanKind } from './rows.ts';
import type { ScanningTables } from './tables.ts';

/** A scan runs as an execution does. At its end it changes nothing: what it found follows from the artifact. */
export const scanKind: RunKind<ScanningTables, ScanKind> = {
  family: 'scanning',
  tables: ({ scanning }) => scanning,
  rows: ({ scanning }) => scanning,
  makeItem: (_key, index) => ({ artifact_id: index }),
};

export const usualLifeCycle = (profile: Profile): LifeCycle => singleRunPaces[profile['scanning.pace']];
