import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import { scannedOf } from './children.ts';
import { findingsOf, rankOf } from './findings.ts';
import { hasEnded, type ScanState, type ScanStatus, scanOf } from './state.ts';
import type { ScanningTables } from './tables.ts';

export type Vulnerability = Wire<'Vulnerability'>;

/** The scans of all that an artifact holds, seen as one. */
export interface ScanReport {
  readonly scans: readonly [ScanState, ...ScanState[]];
  readonly status: ScanStatus;
  /** How many artifacts are to be scanned in all. */
  readonly total: number;
  /** Most severe first; empty as long as it has not succeeded. */
  readonly vulnerabilities: readonly Vulnerability[];
}

/** One that runs makes the whole run; with one that succeeded the whole has succeeded. Source: Harbor. */
const statusOf = (scans: readonly ScanState[], total: number): ScanStatus => {
  const statuses = scans.map(({ status }) => status);
  const ended = scans.filter(hasEnded).length;
  if (statuses.includes('Running') || (ended > 0 && ended < total)) return 'Running';
  if (statuses.includes('Success')) return 'Success';
  return ended === total ? 'Error' : 'Pending';
};

/** The same vulnerability of the same package is one, in each of the artifacts. */
const merged = (scans: readonly ScanState[], world: World<ScanningTables>): readonly Vulnerability[] => {
  const found = new Map<string, Vulnerability>();
  for (const scan of scans.filter(({ status }) => status === 'Success'))
    for (const finding of findingsOf(scan, world)) {
      const key = JSON.stringify([finding.id, finding.package, finding.version]);
      const digests = found.get(key)?.artifact_digests ?? [];
      found.set(key, { ...finding, artifact_digests: [...digests, scan.artifact.digest] });
    }
  return [...found.values()].sort((a, b) => rankOf(b) - rankOf(a));
};

/** What scanning an artifact has come to; undefined if it was never scanned. */
export const reportOf = (artifact: ArtifactRow, world: World<ScanningTables>): ScanReport | undefined => {
  const scanned = scannedOf(artifact, world);
  const [first, ...others] = scanned.flatMap((one) => scanOf(one, world) ?? []);
  if (first === undefined) return undefined;
  const scans = [first, ...others] as const;
  const status = statusOf(scans, scanned.length);
  const vulnerabilities = status === 'Success' ? merged(scans, world) : [];
  return { scans, status, total: scanned.length, vulnerabilities };
};
