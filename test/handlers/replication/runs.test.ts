import { describe, expect, test } from 'vitest';
import { replicationBody } from '../../../contracts/resources/replication-bodies.ts';
import type { Seed } from '../../../mock/index.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const other = '22222222-3333-4444-8555-666666666666';
const digest = (number: number): string => `sha256:${String(number).padStart(64, '0')}`;

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            {
              name: 'app',
              artifacts: [
                { digest: digest(1), tags: ['1.0', 'latest'] },
                { digest: digest(2), tags: [] },
              ],
            },
            { name: 'web', artifacts: [{ digest: digest(3), tags: ['1.0'], size: 4711 }] },
          ],
        },
      ],
      registries: [
        { id: 1, name: 'two', instance_id: other },
        {
          id: 2,
          name: 'elsewhere',
          repositories: [{ name: 'team/api', artifacts: [{ digest: digest(9), tags: ['2.0'], size: 12 }] }],
        },
      ],
    },
    { id: other, name: 'two' },
  ],
};

const started = async (profile = {}) => {
  const fake = await startFake({ seed, profile });
  const { get, post, put, instance } = fake;
  const replication = `${instance}/replication`;
  const policy = async (changes: object): Promise<number> => {
    const { dest_registry: _, ...body } = replicationBody;
    const sent = { ...body, name: 'copies', filters: [], ...changes };
    const { status, body: answer } = await post(`${replication}/policies`, sent);
    expect(status).toBe(201);
    return answer.id;
  };
  const execute = async (policy_id: number): Promise<string> => {
    const { status, body } = await post(`${replication}/executions`, { policy_id });
    expect(status).toBe(202);
    return `${replication}/executions/${body.id}`;
  };
  const latest = async () => (await get(`${replication}/executions`)).body.executions[0];
  const stop = (execution: string) => put(execution, undefined);
  return { ...fake, replication, policy, execute, latest, stop };
};

const minute = 60_000;

/** The digest that each tag of a repository stands for. */
const tagsAt = async ({ get, instance }: Fake, id: string, repository: string) => {
  const [namespace, ...rest] = repository.split('/');
  const path = `${instance.replace(/[^/]+$/, id)}/namespaces/${namespace}/repositories/${rest.join('%252F')}/artifacts`;
  const { artifacts = [] } = (await get(path)).body;
  return Object.fromEntries(
    artifacts.flatMap(({ digest: own, tags }: { digest: string; tags: { name: string }[] }) =>
      tags.map(({ name }) => [name, own]),
    ),
  );
};

describe('a policy that pushes to another instance of the world', () => {
  test('copies item by item as time passes, with what the artifact is', async () => {
    const fake = await started();
    await fake.execute(await fake.policy({ dest_registry: { id: 1 }, dest_namespace: 'mirror' }));
    fake.clock.advance(1500 + 200);
    expect(await tagsAt(fake, other, 'mirror/app')).toEqual({ '1.0': digest(1) });
    expect(await fake.latest()).toMatchObject({ status: 'InProgress', total: 2, succeed: 0, in_progress: 2 });
    fake.clock.advance(minute);
    expect(await tagsAt(fake, other, 'mirror/app')).toEqual({ '1.0': digest(1), latest: digest(1) });
    const { body } = await fake.get(
      `${fake.instance.replace(/[^/]+$/, other)}/namespaces/mirror/repositories/web/artifacts`,
    );
    expect(body.artifacts).toMatchObject([{ digest: digest(3), size: 4711 }]);
    expect(await fake.latest()).toMatchObject({ status: 'Succeed', total: 2, succeed: 2, status_text: '' });
    const pushed = await fake.swr.registries.artifacts(1);
    expect(pushed.map(({ repository_name, tags }) => [repository_name, tags])).toEqual([
      ['app', ['1.0', 'latest']],
      ['app', []],
      ['web', ['1.0']],
    ]);
  });

  test('that is stopped keeps what was copied, and copies no more', async () => {
    const fake = await started();
    const execution = await fake.execute(await fake.policy({ dest_registry: { id: 1 } }));
    fake.clock.advance(1500 + 200);
    expect((await fake.stop(execution)).status).toBe(200);
    fake.clock.advance(minute);
    expect(await tagsAt(fake, other, 'library/app')).toEqual({ '1.0': digest(1) });
    expect(await fake.latest()).toMatchObject({ status: 'Stopped', stopped: 2, in_progress: 0 });
    expect((await fake.stop(execution)).status).toBe(200);
    expect((await fake.stop(execution.replace(/\d+$/, '4711'))).status).toBe(404);
  });

  test('starts another policy that hears of the push, which ends where there is nothing left to copy', async () => {
    const fake = await started();
    const there = fake.instance.replace(/[^/]+$/, other);
    const back = { name: 'back', type: 'swr-pro-internal', url: 'https://one', insecure: true, region_id: 'r' };
    const credential = { type: 'basic', access_key: 'a', access_secret: 'b' };
    const target = { project_id: fake.swr.projectId, instance_id: fake.swr.instanceId };
    const { id } = (await fake.post(`${there}/registries`, { ...back, credential, ...target })).body;
    const sent = { ...replicationBody, name: 'back', filters: [], dest_registry: { id }, dest_namespace: '' };
    await fake.post(`${there}/replication/policies`, { ...sent, trigger: { type: 'event_based' } });
    await fake.execute(await fake.policy({ dest_registry: { id: 1 }, trigger: { type: 'event_based' } }));
    fake.clock.advance(60 * minute);
    const executions = (await fake.get(`${there}/replication/executions`)).body;
    expect(executions).toMatchObject({
      total: 4,
      executions: Array(4).fill({ trigger: 'event_based', status: 'Succeed' }),
    });
    expect((await fake.get(`${fake.replication}/executions`)).body.total).toBe(1);
  });
});

describe('a registry elsewhere', () => {
  test('takes what is pushed to it, and gives what it holds', async () => {
    const fake = await started();
    await fake.execute(await fake.policy({ dest_registry: { id: 2 }, filters: [{ type: 'tag', value: '1.*' }] }));
    fake.clock.advance(minute);
    expect(await fake.swr.registries.artifacts(2)).toMatchObject([
      { namespace_name: 'library', repository_name: 'app', digest: digest(1), tags: ['1.0'] },
      { namespace_name: 'library', repository_name: 'web', digest: digest(3), tags: ['1.0'], size: 4711 },
    ]);
    const filters = [{ type: 'name', value: 'team/**' }];
    await fake.execute(await fake.policy({ name: 'pulls', src_registry: { id: 2 }, filters }));
    fake.clock.advance(minute);
    expect(await tagsAt(fake, fake.swr.instanceId, 'team/api')).toEqual({ '2.0': digest(9) });
    expect(await fake.latest()).toMatchObject({ status: 'Succeed', total: 1 });
  });

  test.each([
    [
      'unhealthy',
      { src_registry: { id: 2 } },
      { status: 'Failed', total: 0, status_text: 'failed to fetch artifacts' },
    ],
    [
      'unreachable',
      { src_registry: { id: 2 } },
      { status: 'Failed', total: 0, status_text: /^failed to create adapter/ },
    ],
    [
      'unreachable',
      { dest_registry: { id: 2 } },
      { status: 'Failed', total: 0, status_text: /^failed to create adapter/ },
    ],
    ['unhealthy', { dest_registry: { id: 2 } }, { status: 'Failed', total: 2, failed: 2, status_text: '' }],
  ] as const)('that is %s fails a run of %j', async (health, sides, { status_text, ...expected }) => {
    const fake = await started();
    await fake.swr.registries.health(2, health);
    const execution = await fake.execute(await fake.policy(sides));
    fake.clock.advance(minute);
    const shown = await fake.latest();
    expect(shown).toMatchObject(expected);
    expect(shown.status_text).toMatch(status_text);
    expect(await fake.swr.registries.artifacts(2)).toEqual([]);
    const { tasks } = (await fake.get(`${execution}/tasks`)).body;
    for (const { id } of tasks) {
      const { sub_tasks } = (await fake.get(`${execution}/tasks/${id}/subtasks?status=Failed`)).body;
      expect(sub_tasks[0].status_text).toBe('the registry is unhealthy');
    }
  });
});

describe('time and pushes', () => {
  test('run a scheduled policy at its times, each once', async () => {
    const fake = await started();
    const trigger = { type: 'scheduled', trigger_settings: { cron: '0 30 * * * ?' } };
    await fake.policy({ dest_registry: { id: 1 }, trigger });
    fake.clock.advance(2 * 60 * minute);
    const { executions, total } = (await fake.get(`${fake.replication}/executions`)).body;
    expect(total).toBe(2);
    expect(executions.map(({ created_at }: { created_at: string }) => created_at)).toEqual([
      '2026-03-01T13:30:00Z',
      '2026-03-01T12:30:00Z',
    ]);
    expect(executions[0]).toMatchObject({ trigger: 'scheduled', status: 'Succeed' });
  });

  test('do not run one that is disabled, and neither does a call', async () => {
    const fake = await started();
    const trigger = { type: 'event_based' };
    const policy_id = await fake.policy({ dest_registry: { id: 1 }, trigger, enabled: false });
    await fake.swr.artifacts.push({ namespace_name: 'library', repository_name: 'new' });
    expect((await fake.post(`${fake.replication}/executions`, { policy_id })).status).toBe(400);
    expect((await fake.get(`${fake.replication}/executions`)).body.total).toBe(0);
  });

  test('a push copies just what was pushed, with the tags of that push', async () => {
    const fake = await started();
    await fake.policy({ dest_registry: { id: 1 }, trigger: { type: 'event_based' } });
    const push = { namespace_name: 'library', repository_name: 'app', digest: digest(1), tags: ['3.0'] };
    await fake.swr.artifacts.push(push);
    fake.clock.advance(minute);
    expect(await tagsAt(fake, other, 'library/app')).toEqual({ '3.0': digest(1) });
    expect(await fake.latest()).toMatchObject({ trigger: 'event_based', total: 1 });
  });
});

describe('what is in use', () => {
  test('a running execution keeps its policy, and a policy its registry', async () => {
    const fake = await started();
    const id = await fake.policy({ dest_registry: { id: 1 } });
    const execution = await fake.execute(id);
    const policy = `${fake.replication}/policies/${id}`;
    expect((await fake.remove(policy)).body.error_msg).toMatch(`the policy ${id} has running executions`);
    expect((await fake.remove(`${fake.instance}/registries/1`)).status).toBe(412);
    await fake.stop(execution);
    expect((await fake.remove(policy)).status).toBe(204);
    expect((await fake.get(`${execution}/tasks`)).status).toBe(404);
    expect((await fake.get(`${fake.replication}/executions`)).body.total).toBe(0);
    expect((await fake.remove(`${fake.instance}/registries/1`)).status).toBe(204);
  });

  test('has another status where the profile says so', async () => {
    const fake = await started({ 'errors.conflict_status': 'documented' });
    const id = await fake.policy({ dest_registry: { id: 1 } });
    await fake.execute(id);
    expect((await fake.remove(`${fake.replication}/policies/${id}`)).status).toBe(400);
    expect((await fake.remove(`${fake.instance}/registries/1`)).status).toBe(400);
  });
});
