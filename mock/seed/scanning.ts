import { pending } from '../world/executions/life-cycle.ts';
import { madeInt } from '../world/kernel/ids.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { ArtifactRow } from '../world/resources/rows.ts';
import { scanKind } from '../world/scanning/kind.ts';
import type { Finding, ScanRow } from '../world/scanning/rows.ts';
import { type SeedContext, SeedError, type SeedPath } from './context.ts';
import type { SeedScan, SeedVulnerability } from './format/types.ts';
import { type Unique, uniqueId } from './unique.ts';

/** The id that an artifact's scan gives. */
export const uniqueInScan = (scan: SeedScan | undefined, path: SeedPath): readonly Unique[] =>
  uniqueId('scans', ({ scanning }) => scanning.executions, scan?.id, [...path, 'scan']);

const findingOf = (given: SeedVulnerability): Finding => ({
  id: given.id,
  package: given.package ?? 'openssl',
  version: given.version ?? '1.0.0',
  fix_version: given.fix_version ?? '',
  severity: given.severity ?? 'High',
  description: given.description ?? given.id,
  links: given.links ?? [`https://nvd.nist.gov/vuln/detail/${given.id}`],
  preferred_cvss: given.preferred_cvss ?? { score_v3: 0, score_v2: 0, vector_v3: '', vector_v2: '' },
  cwe_ids: given.cwe_ids ?? [],
});

type Progress = Pick<ScanRow, 'lifeCycle' | 'checkpoints'>;

/** One that has ended stays so, whatever the clock says; one that has not stays where it is. */
const progressOf = (status: NonNullable<SeedScan['status']>, endedMs: number): Progress =>
  status === 'Success' || status === 'Error'
    ? { lifeCycle: { kind: 'stepped' }, checkpoints: [{ done: 1, ms: endedMs }] }
    : { lifeCycle: { kind: 'stuck', done: status === 'Running' ? 0 : pending }, checkpoints: [] };

/** Adds the scan that an artifact has had. */
export const addScan = (given: SeedScan, artifact: ArtifactRow, { tables, seed }: SeedContext, at: SeedPath): void => {
  const { executions, tasks, subTasks } = scanKind.tables(tables);
  const { status = 'Success' } = given;
  const key = `${seed} scan of ${artifact.id}`;
  const startedMs = Date.parse(given.start_time ?? artifact.push_time);
  const endedMs = given.end_time === undefined ? startedMs + madeInt(key, 5, 60) * 1000 : Date.parse(given.end_time);
  if (endedMs < startedMs) {
    throw new SeedError(
      `the scan of ${artifact.digest} has end_time ${given.end_time} but it starts at ${inMillis(startedMs)}`,
      [...at, 'end_time'],
    );
  }
  const repository = tables.repositories.get(artifact.repository_id)?.name ?? '';
  const task = { repository, items: [{ artifact_id: artifact.id }] };
  executions.add({
    kind: 'live',
    id: given.id ?? executions.reserve(),
    policy_id: artifact.id,
    trigger: 'manual',
    startedMs,
    ...progressOf(status, endedMs),
    plan: { kind: 'listed', tasks: [status === 'Error' ? { ...task, fails: 'the scan failed' } : task] },
    firstTaskId: tasks.reserve(),
    firstSubTaskId: subTasks.reserve(),
    polls: 0,
    about: {
      ...(given.vulnerabilities !== undefined && { findings: given.vulnerabilities.map(findingOf) }),
      ...(given.report_id !== undefined && { report_id: given.report_id }),
    },
  });
};
