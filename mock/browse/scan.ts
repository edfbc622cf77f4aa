import { apiError } from '../errors/error.ts';
import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { neverMillis } from '../world/kernel/time.ts';
import type { World } from '../world/kernel/world.ts';
import type { ArtifactRow } from '../world/resources/rows.ts';
import { reportOf } from '../world/scanning/report.ts';
import { hasEnded } from '../world/scanning/state.ts';
import { toSummary } from '../world/scanning/views.ts';
import type { Tables } from '../world/tables.ts';
import type { Shown } from './around.ts';
import { repositoryOf } from './find.ts';
import { given, pageOf } from './page.ts';

/** What scanning an artifact has come to; undefined if it was never scanned. */
export const scanOf = (artifact: ArtifactRow, world: World<Tables>): Schemas['BrowsedScan'] | undefined => {
  const report = reportOf(artifact, world);
  if (report === undefined) return undefined;
  const { status } = report;
  const { severity, start_time, end_time, summary } = toSummary(report, world);
  return {
    ...{ status, started_at: start_time ?? neverMillis, total: summary?.total ?? 0, fixable: summary?.fixable ?? 0 },
    ...(severity !== undefined && { severity }),
    ...(hasEnded({ status }) && given('ended_at', end_time)),
    severities: { ...summary?.summary },
  };
};

export const vulnerabilities = (
  { query }: ControlInput<'browseVulnerabilities'>,
  world: Shown,
): ControlOutput<'browseVulnerabilities'> => {
  const { id } = repositoryOf(query, world);
  const artifact = world.tables.artifacts.named(id, query.digest);
  if (artifact === undefined) throw apiError('artifact_not_found', { ...query, reference: query.digest });
  const report = reportOf(artifact, world);
  const all = report?.vulnerabilities ?? [];
  const page = pageOf(
    all,
    query,
    ({ id: cve, package: name, version, fix_version, severity, description, ...more }) => ({
      ...{ id: cve, package: name, version, fix_version, severity, description },
      ...(more.preferred_cvss?.score_v3 !== undefined && { score: more.preferred_cvss.score_v3 }),
    }),
  );
  return { vulnerabilities: page, total: all.length, ...(report !== undefined && { status: report.status }) };
};
