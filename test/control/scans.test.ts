/** The control plane's say in how scans run. */
import { expect, test } from 'vitest';
import { digestOf, overviewOf, reportOf, scan, seedOf } from '../handlers/scanning/support.ts';
import { startFake } from '../support/fake.ts';

const [one, two] = [digestOf('1'), digestOf('2')];
const seed = seedOf([
  { id: 11, digest: one },
  { id: 12, digest: two },
]);
const family = 'scanning';

test('at once, or stuck', async () => {
  const fake = await startFake({ seed });
  await fake.swr.lifeCycle({ family, life_cycle: 'immediate' });
  await scan(fake, one);
  expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Success', duration: 0 });
  await fake.swr.lifeCycle({ family, life_cycle: { stuck: 'InProgress' } });
  await scan(fake, two);
  fake.clock.advance('7d');
  expect(await overviewOf(fake, two)).toMatchObject({ scan_status: 'Running' });
});

test('one artifact otherwise than the rest, and then as usual again', async () => {
  const fake = await startFake({ seed });
  await fake.swr.lifeCycle({ family, policy_id: 11, life_cycle: 'immediate' });
  await scan(fake, one);
  await scan(fake, two);
  expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Success' });
  expect(await overviewOf(fake, two)).toMatchObject({ scan_status: 'Pending' });
  await fake.swr.lifeCycle({ family, policy_id: 11 });
  await scan(fake, one);
  expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Pending' });
});

test('to an error: it has an end but neither counts nor a report', async () => {
  const fake = await startFake({ seed });
  await fake.swr.lifeCycle({ family, fail: { repositories: 'a' } });
  await scan(fake, one);
  fake.clock.advance(60_000);
  const overview = await overviewOf(fake, one);
  expect(overview).toMatchObject({ scan_status: 'Error', complete_percent: 0, end_time: '2026-03-01T12:00:12.000Z' });
  expect(overview).not.toHaveProperty('severity');
  expect(await reportOf(fake, one)).toBeUndefined();
});

test('by steps', async () => {
  const fake = await startFake({ seed });
  await fake.swr.lifeCycle({ family, life_cycle: 'manual' });
  await scan(fake, one);
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push((await overviewOf(fake, one)).scan_status);
    if (step < 3) await fake.swr.executions.step(1, 1, { family });
  }
  expect(seen).toEqual(['Pending', 'Pending', 'Running', 'Success']);
});

test('by being asked for, whichever read asks', async () => {
  const fake = await startFake({ seed });
  await fake.swr.lifeCycle({ family, life_cycle: { after_polls: 3 } });
  await scan(fake, one);
  expect(await reportOf(fake, one)).toBeUndefined();
  await overviewOf(fake, one);
  expect(await overviewOf(fake, two)).toBeUndefined();
  expect(await overviewOf(fake, one)).toMatchObject({ scan_status: 'Success' });
});

test('a scan is started by scanning: made executions are of the other families', async () => {
  const fake = await startFake({ seed });
  const made = fake.swr.executions.create({ family, namespace_name: 'n' });
  await expect(made).rejects.toThrow(/a scan is started by scanning an artifact/);
  await expect(fake.swr.lifeCycle({ family, policy_id: 4711, life_cycle: 'manual' })).rejects.toThrow(/4711/);
});
