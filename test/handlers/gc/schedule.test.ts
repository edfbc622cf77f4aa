/** The schedule of garbage collection: what it is set to, and that it runs. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { collect, deleteArtifact, gcAt, one, seed, setSchedule, tasksOf } from './support.ts';

const defaults = { delete_untagged: false, workers: 1, dry_run: false };

describe('the schedule', () => {
  test('is None with the defaults until it is set, and a run by hand leaves it so', async () => {
    const fake = await startFake({ seed });
    const expected = { schedule: { type: 'None' }, parameters: defaults };
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body).toEqual(expected);
    await collect(fake, { workers: 4, delete_untagged: true });
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body).toEqual(expected);
  });

  test('shows what it was set to, and when it runs next', async () => {
    const fake = await startFake({ seed });
    const { status, text } = await setSchedule(fake, '0 30 2 * * *', { workers: 3, delete_untagged: true });
    expect([status, text]).toEqual([200, '']);
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body).toEqual({
      schedule: { type: 'Custom', cron: '0 30 2 * * *', next_scheduled_time: '2026-03-02T02:30:00Z' },
      parameters: { delete_untagged: true, workers: 3, dry_run: false },
    });
  });

  test('has one worker where its parameters name none, as a run has', async () => {
    const fake = await startFake({ seed });
    await fake.put(`${gcAt(fake)}/schedule`, { schedule: { type: 'None' }, parameters: { dry_run: true } });
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body.parameters).toEqual({ ...defaults, dry_run: true });
    await fake.post(`${gcAt(fake)}/schedule`, { schedule: { type: 'Manual' }, parameters: {} });
    expect((await tasksOf(fake))[0].job_parameters).toEqual(defaults);
  });

  test('is cancelled by None, whatever cron comes with it', async () => {
    const fake = await startFake({ seed });
    await setSchedule(fake, '0 * * * * *');
    await fake.put(`${gcAt(fake)}/schedule`, { schedule: { type: 'None', cron: 'never' } });
    fake.clock.advance(3_600_000);
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body.schedule).toEqual({ type: 'None' });
    expect(await tasksOf(fake)).toEqual([]);
  });

  test('runs each time and once, with its parameters', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    await setSchedule(fake, '0 */20 * * * *', { workers: 2 });
    fake.clock.advance(3_600_000 + 60_000);
    const tasks = await tasksOf(fake);
    expect(tasks).toHaveLength(3);
    for (const task of tasks) expect(task).toMatchObject({ job_kind: 'SCHEDULE', job_status: 'Success' });
    expect(tasks.map((task: { creation_time: string }) => task.creation_time)).toEqual([
      '2026-03-01T13:00:00Z',
      '2026-03-01T12:40:00Z',
      '2026-03-01T12:20:00Z',
    ]);
    const freed = tasks.map((task: { job_parameters: { freed_space: number } }) => task.job_parameters.freed_space);
    expect(freed).toEqual([0, 0, 1000]);
    expect(tasks[0].job_parameters.workers).toBe(2);
  });

  test('does not start a run where tasks keep others from starting', async () => {
    const fake = await startFake({ seed, profile: { 'gc.while_running': 'reject' } });
    await setSchedule(fake, '*/5 * * * * *');
    fake.clock.advance(16_000);
    expect((await tasksOf(fake)).map((task: { id: number }) => task.id)).toEqual([1]);
    fake.clock.advance(4000);
    expect((await tasksOf(fake)).map((task: { id: number }) => task.id)).toEqual([2, 1]);
  });
});

describe('a schedule is refused', () => {
  const custom = (cron?: string) => ({ schedule: { type: 'Custom', ...(cron !== undefined && { cron }) } });

  test.each([
    ['without a cron', custom(), 'schedule.cron is ""'],
    ['with an empty cron', custom(''), 'schedule.cron is ""'],
    ['with a cron that cannot be read', custom('0 61 * * * *'), 'schedule.cron is "0 61 * * * *"'],
    ['with five fields', custom('0 2 * * *'), 'second'],
    ['with a type of Harbor', { schedule: { type: 'Daily' } }, 'schedule.type is "Daily"'],
    ['by the type of a run', { schedule: { type: 'Manual' } }, 'schedule.type is "Manual"'],
    ['without a type', { schedule: {} }, 'schedule.type'],
    ['without a schedule', { parameters: { workers: 1 } }, 'schedule'],
    ['with no workers', { ...custom('0 0 2 * * *'), parameters: { workers: 0 } }, 'workers is 0'],
    ['with six workers', { ...custom('0 0 2 * * *'), parameters: { workers: 6 } }, 'workers is 6'],
  ])('%s', async (_, body, says) => {
    const fake = await startFake({ seed });
    const refused = await fake.put(`${gcAt(fake)}/schedule`, body);
    expect([refused.status, refused.body.error_msg]).toEqual([400, expect.stringContaining(says)]);
    expect((await fake.get(`${gcAt(fake)}/schedule`)).body.schedule).toEqual({ type: 'None' });
  });
});

describe('a run is refused', () => {
  const manual = { schedule: { type: 'Manual' }, parameters: { workers: 1 } };

  test.each([
    ['by a type of a schedule', { ...manual, schedule: { type: 'Custom' } }, 'schedule.type is "Custom"'],
    ['without parameters', { schedule: manual.schedule }, 'parameters'],
    ['with half a worker', { ...manual, parameters: { workers: 1.5 } }, 'workers is 1.5'],
    ['with a text for a flag', { ...manual, parameters: { workers: 1, dry_run: 'yes' } }, 'dry_run is "yes"'],
  ])('%s', async (_, body, says) => {
    const fake = await startFake({ seed });
    const refused = await fake.post(`${gcAt(fake)}/schedule`, body);
    expect([refused.status, refused.body.error_msg]).toEqual([400, expect.stringContaining(says)]);
    expect(await tasksOf(fake)).toEqual([]);
  });
});
