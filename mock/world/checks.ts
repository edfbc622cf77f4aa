import { keepers } from './families.ts';
import type { SnapshotChecks } from './kernel/snapshot.ts';

/** What the rows of a snapshot must be, so that nothing breaks on them later. */
export const snapshotChecks: SnapshotChecks = {
  rows: Object.assign({}, ...keepers.map(({ checks }) => checks.rows)),
  references: keepers.flatMap(({ checks }) => checks.references),
};
