/** Tasks one after the other, stopped, and by the life cycles that a test sets. */
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { collect, deleteArtifact, gcAt, one, seed, tasksOf } from './support.ts';

const stop = (fake: Fake, id: number) => fake.put(`${gcAt(fake)}/${id}`, undefined);

const statuses = async (fake: Fake) =>
  (await tasksOf(fake)).map((task: { id: number; job_status: string }) => `${task.id} ${task.job_status}`);

describe('a second task', () => {
  test('waits until the first has ended, and finds nothing left', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    await collect(fake);
    fake.clock.advance(5000);
    await collect(fake);
    expect(await statuses(fake)).toEqual(['2 Pending', '1 Running']);
    fake.clock.advance(7000);
    expect(await statuses(fake)).toEqual(['2 Pending', '1 Success']);
    fake.clock.advance(2000);
    expect(await statuses(fake)).toEqual(['2 Running', '1 Success']);
    fake.clock.advance(10_000);
    const [second, first] = await tasksOf(fake);
    expect(first.job_parameters.freed_space).toBe(1000);
    expect(second).toMatchObject({ job_status: 'Success', job_parameters: { freed_space: 0 } });
  });

  test('and a third move up when one before them is stopped', async () => {
    const fake = await startFake({ seed });
    for (let task = 0; task < 3; task += 1) await collect(fake);
    fake.clock.advance(4000);
    expect((await stop(fake, 2)).status).toBe(200);
    expect(await statuses(fake)).toEqual(['3 Pending', '2 Stopped', '1 Running']);
    fake.clock.advance(1000);
    await stop(fake, 1);
    fake.clock.advance(2000);
    expect(await statuses(fake)).toEqual(['3 Running', '2 Stopped', '1 Stopped']);
    fake.clock.advance(10_000);
    expect(await statuses(fake)).toEqual(['3 Success', '2 Stopped', '1 Stopped']);
  });
});

describe('a task that is stopped', () => {
  test('answers nothing, keeps when it was stopped, and removes nothing', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    await collect(fake);
    fake.clock.advance(3000);
    expect((await stop(fake, 1)).text).toBe('');
    fake.clock.advance(60_000);
    const [task] = await tasksOf(fake);
    expect(task).toMatchObject({ job_status: 'Stopped', update_time: '2026-03-01T12:00:03Z' });
    expect(task.job_parameters).not.toHaveProperty('freed_space');
    await collect(fake);
    fake.clock.advance(60_000);
    expect((await tasksOf(fake))[0].job_parameters.freed_space).toBe(1000);
  });

  test('stays as it is when it is stopped again, as one that has succeeded does', async () => {
    const fake = await startFake({ seed });
    await collect(fake);
    fake.clock.advance(60_000);
    expect((await stop(fake, 1)).status).toBe(200);
    expect(await statuses(fake)).toEqual(['1 Success']);
  });
});

describe('a life cycle that a test sets', () => {
  test('makes tasks fail', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    await fake.post('/_fake/life-cycle', { family: 'gc', fail: { repositories: '**' } });
    await collect(fake);
    fake.clock.advance(60_000);
    const [failed] = await tasksOf(fake);
    expect(failed.job_status).toBe('Error');
    expect(failed.job_parameters).not.toHaveProperty('freed_space');
  });

  test('lets a task go on by being polled', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    await fake.post('/_fake/life-cycle', { family: 'gc', life_cycle: { after_polls: 3 } });
    await collect(fake);
    const seen = [];
    for (let poll = 0; poll < 3; poll += 1) seen.push((await fake.get(`${gcAt(fake)}/1`)).body);
    expect(seen.map((task) => task.job_status)).toEqual(['Pending', 'Running', 'Success']);
    expect(seen[2].job_parameters.freed_space).toBe(1000);
  });

  test('goes by steps', async () => {
    const fake = await startFake({ seed });
    await fake.post('/_fake/life-cycle', { family: 'gc', life_cycle: 'manual' });
    await collect(fake);
    expect(await statuses(fake)).toEqual(['1 Pending']);
    await fake.post('/_fake/executions/1/step', { family: 'gc', steps: 3 });
    expect(await statuses(fake)).toEqual(['1 Success']);
  });

  test('does not make up tasks', async () => {
    const fake = await startFake({ seed });
    const { status, body } = await fake.post('/_fake/executions', { family: 'gc' });
    expect([status, body.error]).toEqual([400, expect.stringContaining('ExecuteGcSchedule')]);
  });
});
