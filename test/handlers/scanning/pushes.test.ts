/** Pushing into a namespace that scans what is pushed. */
import { expect, test } from 'vitest';
import { keepsPushes, retentionBody } from '../../../contracts/resources/retention-bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';
import { digestOf, overviewOf, seedOf } from './support.ts';

const image = digestOf('1');
const metadata = (auto_scan: 'true' | 'false') => ({ metadata: { public: 'false', auto_scan } }) as const;

const push = async ({ swr }: Fake, digest: string) =>
  swr.artifacts.push({ namespace_name: 'n', repository_name: 'a', tags: ['new'], digest });

test('starts a scan', async () => {
  const fake = await startFake({ seed: seedOf([], metadata('true')) });
  await push(fake, image);
  expect(await overviewOf(fake, image)).toMatchObject({ scan_status: 'Pending' });
  fake.clock.advance(60_000);
  expect(await overviewOf(fake, image)).toMatchObject({ scan_status: 'Success', duration: 12 });
});

test('starts none where auto_scan is false or left out', async () => {
  for (const namespace of [metadata('false'), {}]) {
    const fake = await startFake({ seed: seedOf([], namespace) });
    await push(fake, image);
    expect(await overviewOf(fake, image)).toBeUndefined();
  }
});

test('again lets a scan under way go on', async () => {
  const fake = await startFake({ seed: seedOf([], metadata('true')) });
  await push(fake, image);
  const { report_id } = await overviewOf(fake, image);
  fake.clock.advance(5000);
  await push(fake, image);
  expect(await overviewOf(fake, image)).toMatchObject({ report_id, scan_status: 'Running' });
});

test('leaves a seeded chart of the same repository unscanned', async () => {
  const chart = digestOf('2');
  const fake = await startFake({ seed: seedOf([{ digest: chart, type: 'CHART', tags: [] }], metadata('true')) });
  await push(fake, chart);
  expect(await overviewOf(fake, chart)).toBeUndefined();
});

test('an artifact that is deleted takes its scan with it', async () => {
  const fake = await startFake({ seed: seedOf([{ digest: image, scan: {} }]) });
  expect((await fake.swr.snapshot()).tables['scanning.executions']).toHaveLength(1);
  const policies = `${fake.instance}/namespaces/n/retention/policies`;
  const { id } = (await fake.post(policies, { ...retentionBody, rules: [keepsPushes(0)] })).body;
  await fake.post(`${policies}/${id}/executions`, { dry_run: false });
  fake.clock.advance(60_000);
  await push(fake, image);
  expect(await overviewOf(fake, image)).toBeUndefined();
  expect((await fake.swr.snapshot()).tables['scanning.executions']).toEqual([]);
});
