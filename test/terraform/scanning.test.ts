/** What Terraform's provider asks of scanning, with its calls, in its order. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

/** The first artifact of the first repository: its tests look for it in `library`. */
const firstArtifact = async ({ get, instance }: Fake) => {
  const { repositories } = (await get(`${instance}/repositories`, { limit: 100, offset: 0 })).body;
  const artifacts = `${instance}/namespaces/library/repositories/${repositories[0].name}/artifacts`;
  const [artifact] = (await get(artifacts, { limit: 100, offset: 0 })).body.artifacts;
  return { artifact, path: `${artifacts}/${artifact.digest}` };
};

const filled = (values: Readonly<Record<string, unknown>>, ...names: readonly string[]): void => {
  for (const name of names) {
    expect(values[name], name).toBeTypeOf('string');
    expect(values[name], name).not.toBe('');
  }
};

test('swr_enterprise_instance_artifact_manual_scan: the first artifact is scanned, without a body', async () => {
  const fake = await startFake();
  const { path } = await firstArtifact(fake);
  const { status, text } = await fake.post(`${path}/scan`);
  expect([status, text]).toEqual([202, '']);
});

test('swr_enterprise_instance_artifact_details: the first artifact is tagged and has a finished scan', async () => {
  const fake = await startFake();
  const { artifact, path } = await firstArtifact(fake);
  expect(artifact.tags.length).toBeGreaterThan(0);
  const { body } = await fake.get(path, { with_scan_overview: true });
  const overviews = body.scan_overview as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const [[type, overview] = ['', {}]] = Object.entries(overviews);
  expect(type).toContain('vulnerability.report');
  filled(overview, 'report_id', 'scan_status', 'severity', 'start_time', 'end_time');
  filled(overview.scanner as Readonly<Record<string, unknown>>, 'name', 'vendor', 'version');
  expect(overview).toMatchObject({ scan_status: 'Success', complete_percent: 100 });
  expect(overview.duration).toBeGreaterThan(0);
  const { total, fixable, summary } = overview.summary as Readonly<Record<string, unknown>>;
  expect(total).toBeGreaterThan(0);
  expect(fixable).toBeTypeOf('number');
  expect(Object.keys(summary as object).length).toBeGreaterThan(0);
});

test('swr_enterprise_instance_artifact_vulnerabilities: the report at the top level has vulnerabilities', async () => {
  const fake = await startFake();
  const { path } = await firstArtifact(fake);
  const { body } = await fake.get(`${path}/vulnerabilities`);
  const reports = Object.values<Readonly<Record<string, never>>>(body);
  expect(reports).toHaveLength(1);
  const [report] = reports as unknown as readonly [Readonly<Record<string, unknown>>];
  filled(report, 'generated_at', 'severity');
  filled(report.scanner as Readonly<Record<string, unknown>>, 'name', 'vendor', 'version');
  const found = report.vulnerabilities as readonly Readonly<Record<string, unknown>>[];
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) {
    filled(one, 'id', 'package', 'version', 'severity', 'description');
    expect((one.links as readonly string[]).length).toBeGreaterThan(0);
    expect((one.artifact_digests as readonly string[]).length).toBeGreaterThan(0);
    expect((one.preferred_cvss as { readonly score_v3: unknown }).score_v3).toBeTypeOf('number');
  }
});
