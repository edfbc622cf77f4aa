import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import {
  broken,
  executionOf,
  nginx,
  policyOf,
  reason,
  redis,
  type Schemas,
  seedOf,
  signaturesOf,
  started,
  statuses,
} from './executions.ts';

/** How it was told of executions before their status was computed from their tasks. */
const byProgress = {
  'executions.status': 'by_progress',
  'executions.updated_at': 'progress',
  'executions.status_text': 'sentence',
} as const;

const never = '0001-01-01T00:00:00Z';
const startMs = Date.parse('2026-03-01T12:00:00Z');

describe('an execution of two tasks, of two versions and of one,', () => {
  const waits = [
    'Initialized',
    'Initialized',
    0,
    'Initialized Initialized',
    'Initialized Initialized Initialized',
    0,
  ] as const;
  const pending = ['InProgress', 'Pending', 0, 'Pending Pending', 'Pending Pending Pending', 500] as const;
  const first = ['InProgress', 'InProgress', 0, 'InProgress Pending', 'InProgress Pending Pending', 1500] as const;
  const second = ['InProgress', 'InProgress', 0, 'InProgress Pending', 'Succeed InProgress Pending', 1700] as const;
  const third = ['InProgress', 'InProgress', 1, 'Succeed InProgress', 'Succeed Succeed InProgress', 1900] as const;
  const ended = ['Succeed', 'Succeed', 2, 'Succeed Succeed', 'Succeed Succeed Succeed', 2100] as const;

  const course = [
    [0, ...waits],
    [499, ...waits],
    [500, ...pending],
    [1499, ...pending],
    [1500, ...first],
    [1699, ...first],
    [1700, ...second],
    [1899, ...second],
    [1900, ...third],
    [2099, ...third],
    [2100, ...ended],
    [86_400_000, ...ended],
  ] as const;

  test.each(course)(
    'is, %i ms after its start, %s, or %s by its progress, with %i tasks done: %s; %s',
    async (ms, status, progress, succeed, ofTasks, ofSubTasks, sinceMs) => {
      const counters = { total: 2, succeed, in_progress: 2 - succeed, failed: 0, stopped: 0 };
      const text = succeed === 2 ? '2 of 2 signed' : `${2 - succeed} of 2 to be signed`;
      for (const [profile, expected] of [
        [{}, { status, status_text: '', ...counters }],
        [byProgress, { status: progress, status_text: text, ...counters }],
      ] as const) {
        const { clock, policy, id } = await started(seedOf(nginx, redis), { profile });
        clock.advance(ms);
        const { execution, tasks, subTasks } = await executionOf(policy, id);
        expect(execution).toMatchObject(expected);
        expect([statuses(tasks), statuses(subTasks)]).toEqual([ofTasks, ofSubTasks]);
        const isOpen = profile !== byProgress && status !== 'Succeed';
        expect(Date.parse(execution.updated_at)).toBe(isOpen ? Date.parse(never) : startMs + sinceMs);
      }
    },
  );

  test('ends with times that say when each part of it ended', async () => {
    const { clock, policy, id } = await started(seedOf(nginx, redis));
    clock.advance(60_000);
    const { execution, tasks, subTasks } = await executionOf(policy, id);
    expect([execution.created_at, execution.updated_at]).toEqual(['2026-03-01T12:00:00Z', '2026-03-01T12:00:02.1Z']);
    for (const { created_at } of [...tasks, ...subTasks]) expect(created_at).toBe('2026-03-01T12:00:00Z');
    const seconds = (rows: readonly { readonly updated_at: string }[]) => rows.map((row) => row.updated_at.slice(17));
    expect(seconds(tasks)).toEqual(['01.9Z', '02.1Z']);
    expect(seconds(subTasks)).toEqual(['01.7Z', '01.9Z', '02.1Z']);
  });

  test('is answered byte for byte alike by two fakes with one seed, and not by one with another', async () => {
    const conversation = async (number: number) => {
      const fake = await startFake({ seed: { ...seedOf(nginx, broken), seed: number } });
      const { path, execute } = await policyOf(fake);
      const id = await execute();
      const answers: string[] = [];
      for (const ms of [0, 1600, 1000]) {
        fake.clock.advance(ms);
        for (const rest of ['', '/executions', `/executions/${id}/tasks`, `/executions/${id}/tasks/1/subtasks`]) {
          const { status, text, headers } = await fake.get(`${path}${rest}`);
          expect(status).toBe(200);
          answers.push(`${headers['x-request-id']} ${text}`);
        }
        answers.push(JSON.stringify(await signaturesOf(fake, 'nginx', 'a')));
      }
      return answers;
    };
    const [one, twin, other] = [await conversation(1), await conversation(1), await conversation(2)];
    expect(one).toEqual(twin);
    expect(one).not.toEqual(other);
  });
});

test('at any time the counters add up, agree with the tasks, and no status ever goes back', async () => {
  const rank: Record<string, number> = { Initialized: 0, Pending: 1, InProgress: 2, Succeed: 3, Failed: 3 };
  const goesOn = (from: string, to = '') => from === to || (rank[from] ?? 9) < (rank[to] ?? 0);
  const fake = await startFake({ seed: seedOf(nginx, broken, redis) });
  const policy = await policyOf(fake);
  const check = async (id: number) => {
    const { execution, tasks, subTasks } = await executionOf(policy, id);
    const { total, succeed, failed, stopped, in_progress } = execution;
    const count = (status: string) => tasks.filter((task) => task.status === status).length;
    expect(succeed + failed + stopped + in_progress).toBe(total);
    expect([total, succeed, failed, stopped]).toEqual([tasks.length, count('Succeed'), count('Failed'), 0]);
    return {
      updated: Date.parse(execution.updated_at),
      all: [execution, ...tasks, ...subTasks].map(({ status }) => status),
    };
  };
  const advances = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(advances, async (steps) => {
      const id = await policy.execute();
      let before = await check(id);
      for (const ms of steps) {
        fake.clock.advance(ms);
        const now = await check(id);
        expect(before.all.filter((status, index) => !goesOn(status, now.all[index]))).toEqual([]);
        expect(now.updated).toBeGreaterThanOrEqual(before.updated);
        before = now;
      }
    }),
    { seed: 11, numRuns: 20 },
  );
});

test('what cannot be signed fails with its reason and fails the execution, while the rest succeeds', async () => {
  const fake = await started(seedOf(nginx, broken, redis));
  const { clock, policy, id } = fake;
  clock.advance(1900);
  expect((await executionOf(policy, id)).execution).toMatchObject({
    status: 'InProgress',
    failed: 0,
    succeed: 1,
    in_progress: 2,
  });
  clock.advance(400);
  const { execution, tasks, subTasks } = await executionOf(policy, id);
  expect(execution).toMatchObject({ status: 'Failed', total: 3, succeed: 2, failed: 1, in_progress: 0 });
  expect(execution.status_text).toBe('');
  expect(tasks.map(({ status, status_text }) => [status, status_text])).toEqual([
    ['Succeed', ''],
    ['Failed', reason],
    ['Succeed', ''],
  ]);
  expect(statuses(subTasks)).toBe('Succeed Succeed Failed Succeed');
  expect(subTasks[2]?.status_text).toBe(reason);
  expect(await signaturesOf(fake, 'broken', 'd')).toEqual({ accessories: [], tags: [] });
  expect((await signaturesOf(fake, 'redis', 'c')).accessories).toHaveLength(1);
});

test('an execution over a namespace without images has no tasks, says so and has succeeded at once', async () => {
  const { clock, policy, id } = await started(seedOf({ name: 'empty' }));
  for (const ms of [0, 500, 1000, 9999]) {
    clock.advance(ms);
    const { execution, tasks } = await executionOf(policy, id);
    expect(execution).toMatchObject({ total: 0, succeed: 0, failed: 0, in_progress: 0, stopped: 0, status: 'Succeed' });
    expect(execution.status_text).toBe('no resources need to be signed');
    expect([execution.created_at, execution.updated_at]).toEqual(Array(2).fill('2026-03-01T12:00:00Z'));
    expect(tasks).toEqual([]);
  }
});

test('two executions of a policy run side by side, each at its own pace, the newer one listed first', async () => {
  const { clock, policy, id } = await started(seedOf(nginx));
  clock.advance(1600);
  const newer = await policy.execute();
  const seen = async () => (await policy.executions()).map((each) => [each.id, each.status]);
  expect(await seen()).toEqual([
    [newer, 'Initialized'],
    [id, 'InProgress'],
  ]);
  clock.advance(500);
  expect(await seen()).toEqual([
    [newer, 'InProgress'],
    [id, 'Succeed'],
  ]);
  clock.advance(1400);
  expect(await seen()).toEqual([
    [newer, 'Succeed'],
    [id, 'Succeed'],
  ]);
});

test('what one answer shows, it shows as of one moment', async () => {
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  const hurrying = {
    now: () => {
      nowMs += 150;
      return nowMs;
    },
  };
  const names = Array.from({ length: 40 }, (_, index) => `image-${index}`);
  const repositories = names.map((name) => ({ name, artifacts: [{ tags: ['1'] }] }));
  const fake = await startFake({ seed: seedOf(...repositories), clock: hurrying });
  const policy = await policyOf(fake);
  const id = await policy.execute();
  nowMs += 2000;
  const { body } = await fake.get(`${policy.path}/executions/${id}/tasks`, { limit: 100 });
  const statuses = body.tasks.map(({ status }: Schemas['SignatureExecutionTask']) => status);
  expect(statuses.filter((status: string) => status === 'InProgress')).toHaveLength(1);
});
