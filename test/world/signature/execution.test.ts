import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import type { SeedRepository } from '../../../mock/seed/format/types.ts';
import type { components } from '../../../spec/generated/openapi.types.ts';
import { policyBody, scopeRule } from '../../support/bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';

type Schemas = components['schemas'];

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const nginx = {
  name: 'nginx',
  artifacts: [
    { digest: digest('a'), tags: ['1.0'] },
    { digest: digest('b'), tags: ['1.1'] },
  ],
};
const redis = { name: 'redis', artifacts: [{ digest: digest('c'), tags: ['7'] }] };
const reason = 'failed to fetch artifacts';
const broken = { name: 'broken', artifacts: [{ digest: digest('d') }], signing_fails: reason };

const seedOf = (...repositories: SeedRepository[]): Seed => ({
  instances: [{ name: 'one', namespaces: [{ name: 'library', repositories }] }],
});

const policyOf = async ({ instance, get, post, put }: Fake, changes = {}) => {
  const policies = `${instance}/namespaces/library/signature/policies`;
  const { body: created } = await post(policies, policyBody(changes));
  const executions = `${policies}/${created.id}/executions`;
  return {
    path: `${policies}/${created.id}`,
    replace: (other: object) => put(`${policies}/${created.id}`, policyBody({ ...changes, ...other })),
    execute: async (): Promise<number> => (await post(executions)).body.id,
    executions: async (): Promise<Schemas['Execution'][]> => (await get(executions)).body.executions,
    tasks: async (id: number): Promise<Schemas['SignatureExecutionTask'][]> =>
      (await get(`${executions}/${id}/tasks`)).body.tasks,
    subTasks: async (id: number, task: number): Promise<Schemas['SignatureExecutionSubTask'][]> =>
      (await get(`${executions}/${id}/tasks/${task}/subtasks`)).body.sub_tasks,
  };
};

/** An execution with all its parts, as they are at this moment. */
const look = async (policy: Awaited<ReturnType<typeof policyOf>>, id: number) => {
  const execution = (await policy.executions()).find((each) => each.id === id);
  const tasks = await policy.tasks(id);
  const subTasks = (await Promise.all(tasks.map((task) => policy.subTasks(id, task.id)))).flat();
  if (execution === undefined) throw new Error(`execution ${id} is not listed`);
  return { execution, tasks, subTasks };
};

const started = async (seed: Seed, changes = {}) => {
  const fake = await startFake({ seed });
  const policy = await policyOf(fake, changes);
  return { ...fake, policy, id: await policy.execute() };
};

const statuses = (rows: readonly { readonly status: string }[]) => rows.map(({ status }) => status).join(' ');

const signaturesOf = async ({ instance, swr, get }: Fake, repository: string, letter: string) => {
  const path = `namespaces/library/repositories/${repository}`;
  const { body: list } = await get(`${instance}/${path}/artifacts/${digest(letter)}/accessories`);
  const { body: tagList } = await get(`/v2/instances/${swr.instanceId}/${path}/tags`);
  return {
    accessories: list.accessories as Schemas['Accessory'][],
    tags: (tagList.tags as Schemas['RepositoryTag'][]).filter(({ name }) => name === `sha256-${letter.repeat(64)}.sig`),
  };
};

describe('an execution of two tasks, of two versions and of one,', () => {
  const initialized = ['Initialized', 0, 'Initialized Initialized', 'Initialized Initialized Initialized', ''] as const;
  const pending = ['Pending', 0, 'Pending Pending', 'Pending Pending Pending', '.5'] as const;
  const first = ['InProgress', 0, 'InProgress Pending', 'InProgress Pending Pending', '1.5'] as const;
  const second = ['InProgress', 0, 'InProgress Pending', 'Succeed InProgress Pending', '1.7'] as const;
  const third = ['InProgress', 1, 'Succeed InProgress', 'Succeed Succeed InProgress', '1.9'] as const;
  const ended = ['Succeed', 2, 'Succeed Succeed', 'Succeed Succeed Succeed', '2.1'] as const;

  test.each([
    [0, ...initialized],
    [499, ...initialized],
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
  ])(
    'is, %i ms after its start, %s with %i tasks done: %s; %s',
    async (ms, status, succeed, ofTasks, ofSubTasks, since) => {
      const { clock, policy, id } = await started(seedOf(nginx, redis));
      clock.advance(ms);
      const { execution, tasks, subTasks } = await look(policy, id);
      const counters = { total: 2, succeed, in_progress: 2 - succeed, failed: 0, stopped: 0 };
      expect(execution).toMatchObject({ status, ...counters });
      expect(execution.status_text).not.toBe('');
      expect(statuses(tasks)).toBe(ofTasks);
      expect(statuses(subTasks)).toBe(ofSubTasks);
      expect(Date.parse(execution.updated_at)).toBe(Date.parse('2026-03-01T12:00:00Z') + Number(since || 0) * 1000);
    },
  );

  test('ends with times that say when each part of it ended', async () => {
    const { clock, policy, id } = await started(seedOf(nginx, redis));
    clock.advance(60_000);
    const { execution, tasks, subTasks } = await look(policy, id);
    expect([execution.created_at, execution.updated_at]).toEqual(['2026-03-01T12:00:00Z', '2026-03-01T12:00:02.1Z']);
    for (const { created_at } of [...tasks, ...subTasks]) expect(created_at).toBe('2026-03-01T12:00:00Z');
    const seconds = (rows: readonly { readonly updated_at: string }[]) => rows.map((row) => row.updated_at.slice(17));
    expect(seconds(tasks)).toEqual(['01Z', '02Z']);
    expect(seconds(subTasks)).toEqual(['01Z', '01Z', '02Z']);
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
    const { execution, tasks, subTasks } = await look(policy, id);
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
    { numRuns: 20 },
  );
});

test('what cannot be signed fails with its reason and fails the execution, while the rest succeeds', async () => {
  const fake = await started(seedOf(nginx, broken, redis));
  const { clock, policy, id } = fake;
  clock.advance(1900);
  expect((await look(policy, id)).execution).toMatchObject({
    status: 'InProgress',
    failed: 0,
    succeed: 1,
    in_progress: 2,
  });
  clock.advance(400);
  const { execution, tasks, subTasks } = await look(policy, id);
  expect(execution).toMatchObject({ status: 'Failed', total: 3, succeed: 2, failed: 1, in_progress: 0 });
  expect(execution.status_text).not.toBe('');
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

test.each([
  ['nginx', 'a', 1700],
  ['nginx', 'b', 1900],
  ['redis', 'c', 2100],
])(
  'the signature of %s %s and its tag are there from %i ms on, when its sub-task succeeded, and not before',
  async (repository, letter, ms) => {
    const fake = await started(seedOf(nginx, redis));
    const statusNow = async () => {
      const { subTasks } = await look(fake.policy, fake.id);
      return subTasks.find((each) => each.digest === digest(letter))?.status;
    };
    fake.clock.advance(ms - 1);
    expect(await statusNow()).toBe('InProgress');
    expect(await signaturesOf(fake, repository, letter)).toEqual({ accessories: [], tags: [] });
    fake.clock.advance(1);
    expect(await statusNow()).toBe('Succeed');
    const { accessories, tags } = await signaturesOf(fake, repository, letter);
    const signedAt = `2026-03-01T12:00:0${(ms / 1000).toFixed(3)}Z`;
    expect(accessories).toMatchObject([{ type: 'signature.cosign', size: 558, created_at: signedAt }]);
    expect(tags).toMatchObject([
      { artifact_id: accessories[0]?.artifact_id, digest: accessories[0]?.digest, push_time: signedAt },
    ]);
  },
);

test('signing twice with one key gives one accessory, and with another key a second one', async () => {
  const fake = await started(seedOf(redis));
  const again = async () => {
    await fake.policy.execute();
    fake.clock.advance(10_000);
    return (await signaturesOf(fake, 'redis', 'c')).accessories;
  };
  fake.clock.advance(10_000);
  const { accessories: once } = await signaturesOf(fake, 'redis', 'c');
  expect(once).toHaveLength(1);
  expect(await again()).toEqual(once);
  await fake.policy.replace({ signature_key: 'another-key' });
  expect(await again()).toEqual([
    ...once,
    expect.objectContaining({ subject_artifact_id: once[0]?.subject_artifact_id }),
  ]);
  expect(new Set((await again()).map((accessory) => accessory.digest)).size).toBe(2);
});

test('a signature that is there stays as it is when a slower execution signs once more with its key', async () => {
  const fake = await started(seedOf(nginx, redis));
  const quick = await policyOf(fake, { scope_rules: [scopeRule({ repository: 'redis' })] });
  await quick.execute();
  fake.clock.advance(1700);
  const before = await signaturesOf(fake, 'redis', 'c');
  expect(before.accessories).toHaveLength(1);
  fake.clock.advance(10_000);
  expect(await signaturesOf(fake, 'redis', 'c')).toEqual(before);
});

test('an execution goes on as it was started, although its policy is replaced meanwhile', async () => {
  const fake = await started(seedOf(nginx, redis));
  fake.clock.advance(1000);
  await fake.policy.replace({ signature_key: 'another-key', scope_rules: [scopeRule({ repository: 'redis' })] });
  fake.clock.advance(10_000);
  const { execution, tasks } = await look(fake.policy, fake.id);
  expect(execution).toMatchObject({ status: 'Succeed', total: 2 });
  expect(tasks.map(({ repository }) => repository)).toEqual(['nginx', 'redis']);
  const { accessories: before } = await signaturesOf(fake, 'redis', 'c');
  expect((await signaturesOf(fake, 'nginx', 'b')).accessories).toHaveLength(1);
  const next = await look(fake.policy, await fake.policy.execute());
  expect(next.tasks.map(({ repository }) => repository)).toEqual(['redis']);
  fake.clock.advance(10_000);
  const { accessories: after } = await signaturesOf(fake, 'redis', 'c');
  expect([before.length, after.length]).toEqual([1, 2]);
});

test('the signatures of an execution come and stay although its policy is deleted', async () => {
  const fake = await started(seedOf(redis));
  await fake.remove(fake.policy.path);
  fake.clock.advance(10_000);
  expect((await signaturesOf(fake, 'redis', 'c')).accessories).toHaveLength(1);
});

test('an execution over a namespace without images has no tasks and succeeds', async () => {
  const { clock, policy, id } = await started(seedOf({ name: 'empty' }));
  const nothing = { total: 0, succeed: 0, failed: 0, in_progress: 0, stopped: 0 };
  for (const [ms, status] of [
    [0, 'Initialized'],
    [500, 'Pending'],
    [1000, 'Succeed'],
    [9999, 'Succeed'],
  ] as const) {
    clock.advance(ms);
    const { execution, tasks } = await look(policy, id);
    expect(execution).toMatchObject({ ...nothing, status });
    expect(execution.status_text).not.toBe('');
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
    [newer, 'Pending'],
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
