/** What a seed says of garbage collection. */
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import type { SeedGc } from '../../mock/seed/format/types.ts';
import { collect, gcAt, tasksOf } from '../handlers/gc/support.ts';
import { startFake } from '../support/fake.ts';

const seedOf = (gc: SeedGc): Seed => ({ instances: [{ name: 'i', namespaces: [], gc }] });

describe('a task in a seed', () => {
  test('is one that succeeded and removed nothing, unless it says otherwise', async () => {
    const fake = await startFake({ seed: seedOf({ tasks: [{}] }) });
    const [task] = await tasksOf(fake);
    const parameters = { delete_untagged: false, workers: 1, dry_run: false };
    expect(task).toMatchObject({
      ...{ id: 1, job_name: 'GARBAGE_COLLECTION', job_kind: 'MANUAL', job_status: 'Success' },
      job_parameters: { ...parameters, purged_blobs: 0, purged_manifests: 0, freed_space: 0 },
    });
    expect(Date.parse(task.update_time)).toBeGreaterThan(Date.parse(task.creation_time));
  });

  test.each(['Success', 'Error', 'Stopped', 'Running', 'Pending'] as const)(
    'stays %s, whatever the clock says',
    async (job_status) => {
      const fake = await startFake({ seed: seedOf({ tasks: [{ job_status }] }) });
      const [before] = await tasksOf(fake);
      expect(before).toMatchObject({ job_status });
      await fake.swr.clock.set('2020-01-01T00:00:00Z');
      expect(await tasksOf(fake)).toEqual([before]);
      fake.clock.advance('30d');
      expect(await tasksOf(fake)).toEqual([before]);
    },
  );

  test.each(['Stopped', 'Running', 'Pending'] as const)('that is %s goes no further by steps', async (job_status) => {
    const fake = await startFake({ seed: seedOf({ tasks: [{ job_status }] }) });
    const stepped = fake.swr.executions.step(1, 1, { family: 'gc' });
    await expect(stepped).rejects.toMatchObject({
      status: 409,
      message: expect.stringMatching(/does not go by steps/),
    });
  });

  test('shows what it says', async () => {
    const given = { id: 7, job_name: 'weekly', job_kind: 'SCHEDULE' as const, job_status: 'Success' as const };
    const parameters = { delete_untagged: true, workers: 4, dry_run: true };
    const result = { purged_blobs: 3, purged_manifests: 2, freed_space: 1024 };
    const times = { creation_time: '2026-02-01T00:00:00Z', update_time: '2026-02-01T00:01:30Z' };
    const fake = await startFake({ seed: seedOf({ tasks: [{ ...given, ...parameters, ...result, ...times }] }) });
    const job_parameters = { ...parameters, ...result };
    expect(await tasksOf(fake)).toEqual([{ ...given, ...times, job_parameters }]);
    expect((await collect(fake)).body).toEqual({ id: 8 });
  });

  test('that runs can be stopped, and keeps none waiting', async () => {
    const fake = await startFake({ seed: seedOf({ tasks: [{ job_status: 'Running' }] }) });
    await collect(fake);
    fake.clock.advance(12_000);
    expect((await tasksOf(fake))[0]).toMatchObject({ id: 2, job_status: 'Success' });
    await fake.put(`${gcAt(fake)}/1`, undefined);
    expect((await fake.get(`${gcAt(fake)}/1`)).body).toMatchObject({ job_status: 'Stopped' });
  });
});

test('a schedule in a seed is shown and runs', async () => {
  const schedule = { cron: '0 0 4 * * *', workers: 3, delete_untagged: true };
  const fake = await startFake({ seed: seedOf({ schedule }) });
  expect((await fake.get(`${gcAt(fake)}/schedule`)).body).toEqual({
    schedule: { type: 'Custom', cron: '0 0 4 * * *', next_scheduled_time: '2026-03-02T04:00:00Z' },
    parameters: { delete_untagged: true, workers: 3, dry_run: false },
  });
  fake.clock.advance('2d');
  expect(await tasksOf(fake)).toMatchObject([{ job_kind: 'SCHEDULE' }, { job_kind: 'SCHEDULE' }]);
});

test('the demo world has a task in every status', async () => {
  const fake = await startFake();
  const tasks: readonly { readonly job_status: string }[] = await tasksOf(fake);
  const statuses = new Set(tasks.map(({ job_status }) => job_status));
  expect([...statuses].sort()).toEqual(['Error', 'Pending', 'Running', 'Stopped', 'Success']);
});

describe('a seed is refused', () => {
  test('that gives an id twice', async () => {
    await expect(startFake({ seed: seedOf({ tasks: [{ id: 3 }, { id: 3 }] }) })).rejects.toThrow(
      /instances\.0\.gc\.tasks\.1.*id 3 of tasks of garbage collection is given twice/,
    );
  });

  test('whose task ends before it began', async () => {
    const times = { creation_time: '2026-02-02T00:00:00Z', update_time: '2026-02-01T00:00:00Z' };
    const seed = seedOf({ tasks: [{ id: 3, ...times }] });
    await expect(startFake({ seed })).rejects.toThrow(/task 3 .* update_time 2026-02-01T00:00:00Z/);
  });

  test('whose task has six workers', async () => {
    await expect(startFake({ seed: seedOf({ tasks: [{ workers: 6 }] }) })).rejects.toThrow(/workers is 6/);
  });
});
