/** What a seed says of scans. */
import { describe, expect, test } from 'vitest';
import { digestOf, overviewOf, reportOf, seedOf } from '../handlers/scanning/support.ts';
import { startFake } from '../support/fake.ts';

const image = digestOf('1');

describe('a scan in a seed', () => {
  test('is one that succeeded, made up, unless it says otherwise', async () => {
    const fake = await startFake({ seed: seedOf([{ digest: image, scan: {} }]) });
    const overview = await overviewOf(fake, image);
    expect(overview).toMatchObject({ scan_status: 'Success', complete_percent: 100 });
    expect(overview.duration).toBeGreaterThanOrEqual(5);
    expect((await reportOf(fake, image)).vulnerabilities.length).toBe(overview.summary.total);
  });

  test.each(['Success', 'Error', 'Running', 'Pending'] as const)(
    'stays %s, whatever the clock says',
    async (status) => {
      const fake = await startFake({ seed: seedOf([{ digest: image, scan: { status } }]) });
      expect(await overviewOf(fake, image)).toMatchObject({ scan_status: status });
      await fake.swr.clock.set('2020-01-01T00:00:00Z');
      expect(await overviewOf(fake, image)).toMatchObject({ scan_status: status });
      fake.clock.advance('30d');
      expect(await overviewOf(fake, image)).toMatchObject({ scan_status: status });
    },
  );

  test('shows what it says, with the rest made up', async () => {
    const vulnerabilities = [
      { id: 'CVE-2026-1', severity: 'Low' as const, fix_version: '2' },
      { id: 'CVE-2026-2', severity: 'Critical' as const, package: 'curl', version: '8.0.0', cwe_ids: ['CWE-1'] },
    ];
    const times = { start_time: '2026-02-01T00:00:00Z', end_time: '2026-02-01T00:01:30Z' };
    const seed = seedOf([{ digest: image, scan: { ...times, report_id: 'my-report', vulnerabilities } }]);
    const fake = await startFake({ seed });
    expect(await overviewOf(fake, image)).toMatchObject({
      ...{ report_id: 'my-report', severity: 'Critical', duration: 90 },
      summary: { total: 2, fixable: 1, summary: { Low: 1, Critical: 1 } },
      end_time: '2026-02-01T00:01:30.000Z',
    });
    const { generated_at, vulnerabilities: found } = await reportOf(fake, image);
    expect(generated_at).toBe('2026-02-01:00:01:30');
    expect(found).toMatchObject([
      { id: 'CVE-2026-2', package: 'curl', version: '8.0.0', artifact_digests: [image], cwe_ids: ['CWE-1'] },
      { id: 'CVE-2026-1', severity: 'Low', fix_version: '2' },
    ]);
    for (const one of found) expect(Object.values(one).every((value) => value !== undefined)).toBe(true);
  });

  test('of nothing is a clean one', async () => {
    const fake = await startFake({ seed: seedOf([{ digest: image, scan: { vulnerabilities: [] } }]) });
    const clean = { severity: 'Security', summary: { total: 0, fixable: 0, summary: {} } };
    expect(await overviewOf(fake, image)).toMatchObject(clean);
    expect((await reportOf(fake, image)).vulnerabilities).toEqual([]);
  });
});

describe('a seed is refused', () => {
  test.each([
    [
      'a scan that ends before it starts',
      { scan: { start_time: '2026-02-02T00:00:00Z', end_time: '2026-02-01T00:00:00Z' } },
      'end_time 2026-02-01T00:00:00Z',
    ],
    ['a status that no scan has', { scan: { status: 'Succeed' } }, 'status is "Succeed"'],
    ['a vulnerability without an id', { scan: { vulnerabilities: [{ package: 'curl' }] } }, 'id is required'],
    [
      'an index of what is not there',
      { children: [digestOf('9')] },
      `artifacts.0.children.0: an index of repository a has the child ${digestOf('9')}`,
    ],
    ['an index of itself', { digest: image, children: [image] }, `child ${image}`],
    ['an index of nothing', { children: [] }, 'children'],
  ])('with %s', async (_, artifact, message) => {
    await expect(startFake({ seed: seedOf([artifact as never]) })).rejects.toThrow(message);
  });

  test('with one id for two scans', async () => {
    const seed = seedOf([{ scan: { id: 7 } }, { scan: { id: 7 } }]);
    await expect(startFake({ seed })).rejects.toThrow('id 7 of scans is given twice');
  });
});

test('a newest repository is the first in lists, whichever namespace it is in', async () => {
  const repositories = [{ name: 'first', newest: true }, { name: 'usual' }];
  const seed = {
    instances: [
      {
        name: 'i',
        namespaces: [
          { name: 'n', repositories },
          { name: 'm', repositories: [{ name: 'other' }] },
        ],
      },
    ],
  };
  const { get, instance } = await startFake({ seed });
  const { body } = await get(`${instance}/repositories`);
  expect(body.repositories.map(({ name }: { readonly name: string }) => name)).toEqual(['first', 'other', 'usual']);
});

test('the demo world has a scan in every status, and the first artifact of all is scanned', async () => {
  const fake = await startFake();
  const seen = new Set<string>();
  for (const { name } of (await fake.get(`${fake.instance}/namespaces/library/repositories`, { limit: 100 })).body
    .repositories) {
    const artifacts = `${fake.instance}/namespaces/library/repositories/${name}/artifacts`;
    for (const { digest } of (await fake.get(artifacts)).body.artifacts) {
      const { body } = await fake.get(`${artifacts}/${digest}`, { with_scan_overview: true });
      for (const { scan_status } of Object.values<{ readonly scan_status: string }>(body.scan_overview ?? {}))
        seen.add(scan_status);
    }
  }
  expect([...seen].sort()).toEqual(['Error', 'Pending', 'Running', 'Success']);
});
