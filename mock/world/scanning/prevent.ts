import type { World } from '../kernel/world.ts';
import { locationIn } from '../resources/location.ts';
import type { ArtifactRow, NamespaceRow } from '../resources/rows.ts';
import { rankOf } from './findings.ts';
import { reportOf } from './report.ts';
import type { ScanningTables } from './tables.ts';

type Severity = NonNullable<NamespaceRow['metadata']['severity']>;

/** What is the least that counts, as the ranks of vulnerabilities go. */
const thresholds: Readonly<Record<Severity, number>> = { none: 0, low: 0, medium: 1, high: 2, critical: 3 };

const allowedIn = ({ cve_allowlist }: NamespaceRow, nowMs: number): ReadonlySet<string> => {
  if (cve_allowlist === undefined) return new Set();
  const { expires_at, items } = cve_allowlist;
  const holds = expires_at === undefined || expires_at * 1000 > nowMs;
  return new Set(holds ? items.map(({ cve_id }) => cve_id) : []);
};

/**
 * Why an artifact must not be pulled; undefined if it may be. Its namespace decides that: by the severity that it names,
 * less the vulnerabilities that it allows. Source: Harbor, whose model this follows, where the registry answers 412.
 */
export const whyPullIsPrevented = (artifact: ArtifactRow, world: World<ScanningTables>): string | undefined => {
  const { tables, nowMs } = world;
  const { namespace } = locationIn(artifact.repository_id, tables) ?? {};
  if (namespace?.metadata.prevent_vul !== 'true') return undefined;
  const { severity = 'none' } = namespace.metadata;
  const rule = `images with a vulnerability of severity ${severity} or higher cannot be pulled from ${namespace.name}`;
  const report = reportOf(artifact, world);
  if (report === undefined) return `the image was not scanned; ${rule}`;
  if (report.status !== 'Success') return `the scan of the image is ${report.status}; ${rule}`;
  const allowed = allowedIn(namespace, nowMs);
  const counting = report.vulnerabilities.filter(
    (found) => !allowed.has(found.id) && rankOf(found) >= thresholds[severity],
  );
  return counting.length === 0 ? undefined : `the image has ${counting.length} such vulnerabilities; ${rule}`;
};
