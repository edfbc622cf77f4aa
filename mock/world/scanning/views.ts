import type { Wire } from '../../spec/types.ts';
import { madeUuid } from '../kernel/ids.ts';
import { inMillis, inSeconds, neverMillis } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { ScanReport, Vulnerability } from './report.ts';
import { hasEnded } from './state.ts';
import type { ScanningTables } from './tables.ts';

type Scanning = Pick<World<ScanningTables>, 'seed' | 'profile'>;

/** The only type of report. Source: page 1502. */
export const reportType = 'application/vnd.security.vulnerability.report; version=1.1';

/** Source: sample of page 1502. */
const scanner = { name: 'HSS', vendor: 'HSS', version: 'v5' };

const severityOf = ([worst]: readonly Vulnerability[], { profile }: Scanning): Wire<'Severity'> =>
  worst?.severity ?? profile['scanning.clean_severity'];

const countsOf = (vulnerabilities: readonly Vulnerability[]): Wire<'VulnerabilitySummary'> => {
  const counts = new Map<string, number>();
  for (const { severity } of vulnerabilities) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return {
    total: vulnerabilities.length,
    fixable: vulnerabilities.filter(({ fix_version }) => fix_version !== '').length,
    summary: Object.fromEntries(counts),
  };
};

const endedMs = ({ scans, status }: ScanReport): number | undefined =>
  hasEnded({ status }) ? Math.max(...scans.map((scan) => scan.endedMs ?? scan.startedMs)) : undefined;

/** Severity and counts are there once it has succeeded. Source: Harbor. */
export const toSummary = (report: ScanReport, world: Scanning): Wire<'NativeReportSummary'> => {
  const { scans, status, total, vulnerabilities } = report;
  const startedMs = Math.min(...scans.map((scan) => scan.startedMs));
  const ended = endedMs(report);
  const [{ id, about }] = scans;
  const done = scans.filter((scan) => scan.status === 'Success').length;
  return {
    report_id: about.report_id ?? madeUuid(`${world.seed} scan ${id}`),
    scan_status: status,
    ...(status === 'Success' && { severity: severityOf(vulnerabilities, world), summary: countsOf(vulnerabilities) }),
    duration: ended === undefined ? 0 : Math.floor(ended / 1000) - Math.floor(startedMs / 1000),
    start_time: inMillis(startedMs),
    end_time: ended === undefined ? neverMillis : inMillis(ended),
    complete_percent: Math.floor((100 * done) / total),
    scanner,
  };
};

const generatedAt = (ms: number, { profile }: Scanning): string => {
  const time = inSeconds(ms);
  return profile['scanning.generated_at'] === 'sample' ? time.replace('T', ':').slice(0, -1) : time;
};

/** A report is there once the scan has succeeded. */
export const toReports = (report: ScanReport | undefined, world: Scanning): Wire<'VulnerabilityReports'> => {
  if (report?.status !== 'Success') return {};
  const { vulnerabilities } = report;
  return {
    [reportType]: {
      generated_at: generatedAt(endedMs(report) ?? 0, world),
      severity: severityOf(vulnerabilities, world),
      scanner,
      vulnerabilities: [...vulnerabilities],
    },
  };
};
