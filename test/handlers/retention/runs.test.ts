/** What a run does to the world as time passes. */
import { describe, expect, test } from 'vitest';
import { keepsPushes, retentionBody } from '../../../contracts/resources/retention-bodies.ts';
import type { Seed } from '../../../mock/index.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const day = 24 * 3_600_000;

const seed: Seed = {
  instances: [
    {
      name: 'i',
      namespaces: [
        {
          name: 'n',
          repositories: [
            { name: 'a', artifacts: [{ tags: ['1'], signed: true }, { tags: ['2', 'latest'] }, { tags: ['3'] }] },
            { name: 'b', artifacts: [{ tags: ['1'] }, { tags: ['2'] }] },
          ],
        },
      ],
    },
  ],
};

const namespaceOf = ({ instance }: Fake) => `${instance}/namespaces/n`;

const tagsIn = async (fake: Fake, repository: string): Promise<readonly string[]> => {
  const path = `/v2/instances/${fake.swr.instanceId}/namespaces/n/repositories/${repository}/tags`;
  const { tags } = (await fake.get(path)).body;
  return tags.map(({ name }: { readonly name: string }) => name.replace(/^sha256-.*/, 'signature')).sort();
};

const countsOf = async (fake: Fake): Promise<object> => {
  const { repositories } = (await fake.get(`${namespaceOf(fake)}/repositories`)).body;
  return Object.fromEntries(
    repositories.map(({ name, artifact_count }: { readonly name: string; readonly artifact_count: number }) => [
      name,
      artifact_count,
    ]),
  );
};

const makePolicy = async (fake: Fake, changes: object = {}): Promise<string> => {
  const policies = `${namespaceOf(fake)}/retention/policies`;
  const { id } = (await fake.post(policies, { ...retentionBody, rules: [keepsPushes(1)], ...changes })).body;
  return `${policies}/${id}`;
};

const execute = async (fake: Fake, policy: string, dry_run = false): Promise<string> =>
  `${policy}/executions/${(await fake.post(`${policy}/executions`, { dry_run })).body.id}`;

const tasksAt = async ({ get }: Fake, execution: string) => (await get(`${execution}/tasks`)).body.tasks;

describe('a run', () => {
  test('deletes each artifact at the end of its sub-task, with its tags and signatures', async () => {
    const fake = await startFake({ seed });
    const execution = await execute(fake, await makePolicy(fake));
    expect(await countsOf(fake)).toEqual({ a: 3, b: 2 });
    const seen = new Set<string>();
    for (let step = 0; step < 200; step += 1) {
      fake.clock.advance(100);
      const tasks = await tasksAt(fake, execution);
      const done = [];
      for (const { id } of tasks)
        for (const { status } of (await fake.get(`${execution}/tasks/${id}/subtasks`)).body.sub_tasks)
          done.push(status === 'Succeed' ? 1 : 0);
      const left = Object.values(await countsOf(fake)).reduce((sum, count) => sum + count, 0);
      seen.add(`${done.reduce<number>((sum, one) => sum + one, 0)} deleted, ${left} left`);
    }
    expect([...seen]).toEqual(['0 deleted, 5 left', '1 deleted, 4 left', '2 deleted, 3 left', '3 deleted, 2 left']);
    expect(await tagsIn(fake, 'a')).toEqual(['3']);
    expect(await tagsIn(fake, 'b')).toEqual(['2']);
  });

  test('leaves what was pushed after it began, and repositories that are empty', async () => {
    const fake = await startFake({ seed });
    const execution = await execute(fake, await makePolicy(fake, { rules: [keepsPushes(0)] }));
    await fake.swr.artifacts.push({ namespace_name: 'n', repository_name: 'b', tags: ['new'] });
    fake.clock.advance(day);
    expect(await countsOf(fake)).toEqual({ a: 0, b: 1 });
    expect(await tagsIn(fake, 'b')).toEqual(['new']);
    expect(await tasksAt(fake, execution)).toMatchObject([
      { repository: 'a', total: 3, retained: 0 },
      { repository: 'b', total: 2, retained: 0 },
    ]);
  });

  test('keeps what any rule keeps, and touches no repository that no rule is about', async () => {
    const fake = await startFake({ seed });
    const about = (rule: ReturnType<typeof keepsPushes>, repository: string, tag: string) => ({
      ...rule,
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tag }],
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repository }] },
    });
    const rules = [
      about(keepsPushes(1), 'a', '1'),
      about(keepsPushes(1), 'a', '2'),
      { ...keepsPushes(5), disabled: true },
    ];
    const execution = await execute(fake, await makePolicy(fake, { rules }));
    fake.clock.advance(day);
    expect(await tagsIn(fake, 'a')).toEqual(['1', '2', 'latest', 'signature']);
    expect(await tagsIn(fake, 'b')).toEqual(['1', '2']);
    expect(await tasksAt(fake, execution)).toMatchObject([{ repository: 'a', total: 3, retained: 2 }]);
  });

  test('of a repository whose items fail deletes nothing there and counts all as retained', async () => {
    const fake = await startFake({ seed });
    await fake.swr.lifeCycle({ family: 'retention', life_cycle: 'immediate', fail: { repositories: 'a' } });
    const execution = await execute(fake, await makePolicy(fake));
    expect(await tasksAt(fake, execution)).toMatchObject([
      { repository: 'a', status: 'Failed', total: 3, retained: 3 },
      { repository: 'b', status: 'Succeed', total: 2, retained: 1 },
    ]);
    expect(await countsOf(fake)).toEqual({ a: 3, b: 1 });
  });

  test('goes on when its policy is replaced while it runs: what it deletes was fixed at its start', async () => {
    const fake = await startFake({ seed });
    const policy = await makePolicy(fake);
    await execute(fake, policy);
    await fake.put(policy, { ...retentionBody, rules: [keepsPushes(10)] });
    fake.clock.advance(day);
    expect(await countsOf(fake)).toEqual({ a: 1, b: 1 });
  });
});

describe('a scheduled policy', () => {
  const nightly = { trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * ?' } } };

  test('runs each night, once, and says so', async () => {
    const fake = await startFake({ seed });
    const policy = await makePolicy(fake, nightly);
    fake.clock.advance(day);
    expect(await countsOf(fake)).toEqual({ a: 1, b: 1 });
    fake.clock.advance(2 * day);
    const { executions } = (await fake.get(`${policy}/executions`)).body;
    expect(executions.map(({ start_time }: { readonly start_time: string }) => start_time)).toEqual([
      '2026-03-04T02:00:00Z',
      '2026-03-03T02:00:00Z',
      '2026-03-02T02:00:00Z',
    ]);
    expect(executions[0]).toMatchObject({ trigger: 'scheduled', dry_run: false, status: 'Succeed' });
  });

  test('that is not enabled does not run by itself', async () => {
    const fake = await startFake({ seed });
    const policy = await makePolicy(fake, { ...nightly, enabled: false });
    fake.clock.advance(3 * day);
    expect((await fake.get(`${policy}/executions`)).body.total).toBe(0);
    expect(await countsOf(fake)).toEqual({ a: 3, b: 2 });
  });
});
