import type { RunKind } from '../executions/kinds.ts';
import type { LifeCycle } from '../executions/life-cycle.ts';
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

const paces = {
  seconds: { kind: 'timed', initializedMs: 0, pendingMs: 2000, itemMs: 10_000 },
  instant: { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 0 },
} as const satisfies Record<string, LifeCycle>;

export const usualLifeCycle = (profile: Profile): LifeCycle => paces[profile['scanning.pace']];
