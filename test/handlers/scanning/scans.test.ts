/** A scan as time passes, and what it finds. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { artifactAt, digestOf, overviewOf, reportOf, reportType, scan, seedOf } from './support.ts';

const [one, two] = [digestOf('1'), digestOf('2')];
const seed = seedOf([{ digest: one }, { digest: two }]);

describe('an artifact that was never scanned', () => {
  test('has no overview and no report', async () => {
    const fake = await startFake({ seed });
    expect(await overviewOf(fake, one)).toBeUndefined();
    const { status, body } = await fake.get(`${artifactAt(fake, one)}/vulnerabilities`);
    expect([status, body]).toEqual([200, {}]);
  });
});

describe('a scan', () => {
  test('is accepted without a body and goes from Pending over Running to Success', async () => {
    const fake = await startFake({ seed });
    const { status, text } = await scan(fake, one);
    expect([status, text]).toEqual([202, '']);
    const seen = [];
    for (let second = 0; second <= 13; second += 1) {
      const { scan_status, complete_percent, severity } = await overviewOf(fake, one);
      seen.push(`${second} ${scan_status} ${complete_percent} ${severity === undefined ? 'unrated' : 'rated'}`);
      fake.clock.advance(1000);
    }
    expect(seen.slice(0, 3)).toEqual(['0 Pending 0 unrated', '1 Pending 0 unrated', '2 Running 0 unrated']);
    expect(seen.slice(11)).toEqual(['11 Running 0 unrated', '12 Success 100 rated', '13 Success 100 rated']);
  });

  test('that has not ended has no end, no counts and no report', async () => {
    const fake = await startFake({ seed });
    await scan(fake, one);
    fake.clock.advance(3000);
    const overview = await overviewOf(fake, one);
    expect(overview).toMatchObject({ start_time: '2026-03-01T12:00:00.000Z', end_time: '0001-01-01T00:00:00.000Z' });
    expect(overview).toMatchObject({ duration: 0 });
    expect(overview).not.toHaveProperty('summary');
    expect(await reportOf(fake, one)).toBeUndefined();
  });

  test('that has ended has counts that are those of its report', async () => {
    const fake = await startFake({ seed });
    await scan(fake, one);
    fake.clock.advance(60_000);
    const overview = await overviewOf(fake, one);
    const report = await reportOf(fake, one);
    expect(overview).toMatchObject({ duration: 12, end_time: '2026-03-01T12:00:12.000Z', severity: report.severity });
    expect(overview.scanner).toEqual(report.scanner);
    const { vulnerabilities } = report;
    const { total, fixable, summary } = overview.summary;
    expect(total).toBe(vulnerabilities.length);
    expect(fixable).toBe(vulnerabilities.filter((found: { fix_version: string }) => found.fix_version !== '').length);
    expect(Object.values(summary).reduce((sum: number, count) => sum + Number(count), 0)).toBe(total);
    expect(vulnerabilities[0].severity).toBe(report.severity);
    for (const found of vulnerabilities) {
      expect(found.id).toMatch(/^CVE-\d{4}-\d{4,}$/);
      expect(found.artifact_digests).toEqual([one]);
      expect(found.preferred_cvss.score_v3).toBeGreaterThan(0);
    }
  });

  test('finds the same each time, and something else in another artifact', async () => {
    const [first, second] = [await startFake({ seed }), await startFake({ seed })];
    for (const fake of [first, second]) {
      await scan(fake, one);
      await scan(fake, two);
      fake.clock.advance(60_000);
    }
    expect(await reportOf(first, one)).toEqual(await reportOf(second, one));
    const idsIn = async (digest: string) =>
      (await reportOf(first, digest)).vulnerabilities.map(({ id }: { readonly id: string }) => id);
    expect(await idsIn(one)).not.toEqual(await idsIn(two));
  });

  test('anew takes the place of the one before, with another report', async () => {
    const fake = await startFake({ seed });
    await scan(fake, one);
    fake.clock.advance(60_000);
    const before = await overviewOf(fake, one);
    expect((await scan(fake, one)).status).toBe(202);
    expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Pending' });
    expect(await reportOf(fake, one)).toBeUndefined();
    fake.clock.advance(60_000);
    const after = await overviewOf(fake, one);
    expect(after.report_id).not.toBe(before.report_id);
    expect(after.start_time).toBe('2026-03-01T12:01:00.000Z');
  });

  test('is only shown when it is asked for', async () => {
    const fake = await startFake({ seed });
    await scan(fake, one);
    const shown = [
      await fake.get(artifactAt(fake, one)),
      await fake.get(artifactAt(fake, one), { with_scan_overview: false }),
    ];
    for (const { body } of shown) expect(body).not.toHaveProperty('scan_overview');
    const { artifacts } = (await fake.get(`${fake.instance}/namespaces/n/repositories/a/artifacts`)).body;
    for (const artifact of artifacts) expect(artifact).not.toHaveProperty('scan_overview');
    expect(
      Object.keys((await fake.get(artifactAt(fake, one), { with_scan_overview: true })).body.scan_overview),
    ).toEqual([reportType]);
  });
});

describe('an index', () => {
  const index = digestOf('f');
  const ofIndex = seedOf([{ digest: one }, { digest: two }, { digest: index, children: [one, two] }]);

  test('is scanned by its children, and has what they have', async () => {
    const fake = await startFake({ seed: ofIndex });
    await scan(fake, index);
    expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Pending' });
    fake.clock.advance(60_000);
    const reports = [await reportOf(fake, one), await reportOf(fake, two), await reportOf(fake, index)];
    const [ids, others, all] = reports.map(({ vulnerabilities }) =>
      vulnerabilities.map(({ id }: { readonly id: string }) => id),
    );
    expect(new Set(all)).toEqual(new Set([...ids, ...others]));
    expect(all.length).toBe(new Set(all).size);
    const digests = reports[2].vulnerabilities.flatMap(
      ({ artifact_digests }: { readonly artifact_digests: readonly string[] }) => artifact_digests,
    );
    expect(new Set(digests)).toEqual(new Set([one, two]));
  });

  test('of which one child is scanned is half done', async () => {
    const fake = await startFake({ seed: ofIndex });
    await scan(fake, one);
    fake.clock.advance(60_000);
    expect(await overviewOf(fake, index)).toMatchObject({ scan_status: 'Running', complete_percent: 50 });
    await scan(fake, two);
    fake.clock.advance(60_000);
    expect(await overviewOf(fake, index)).toMatchObject({ scan_status: 'Success', complete_percent: 100 });
  });
});
