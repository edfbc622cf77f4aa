import type { Status } from '../executions/progress.ts';
import { singleRunState } from '../executions/single-run.ts';
import type { World } from '../kernel/world.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import type { ScanAbout } from './rows.ts';
import type { ScanningTables } from './tables.ts';

export type ScanStatus = 'Pending' | 'Running' | 'Success' | 'Error';

/** How far the scan of one artifact is. */
export interface ScanState {
  readonly id: number;
  readonly artifact: ArtifactRow;
  readonly status: ScanStatus;
  readonly startedMs: number;
  /** Undefined as long as it has not ended. */
  readonly endedMs: number | undefined;
  readonly about: ScanAbout;
}

const scanStatus: Readonly<Record<Status, ScanStatus>> = {
  Initialized: 'Pending',
  Pending: 'Pending',
  InProgress: 'Running',
  Succeed: 'Success',
  Failed: 'Error',
  Stopped: 'Error',
};

export const hasEnded = ({ status }: Pick<ScanState, 'status'>): boolean => status === 'Success' || status === 'Error';

/** The latest scan of an artifact; undefined if it was never scanned. */
export const scanOf = (
  artifact: ArtifactRow,
  { tables, nowMs }: Pick<World<ScanningTables>, 'tables' | 'nowMs'>,
): ScanState | undefined => {
  const row = tables.scanning.executions.under(artifact.id).at(-1);
  if (row?.kind !== 'live') return undefined;
  const { id, startedMs, about } = row;
  const part = singleRunState(row, nowMs);
  const status = scanStatus[part.status];
  return { id, artifact, status, startedMs, endedMs: hasEnded({ status }) ? part.sinceMs : undefined, about };
};
