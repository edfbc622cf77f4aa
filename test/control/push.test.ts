import { expect, test } from 'vitest';
import { policyBody, scopeRule } from '../support/bodies.ts';
import { byEachClient, clientOf, executionsOf, policiesOf, type Start } from '../support/clients.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const web = { namespace_name: 'library', repository_name: 'web/frontend' };

const emptyWorld = async (start: Start) => {
  const { swr } = await start();
  const world = await swr.world({ seed: 'empty' });
  const client = clientOf(world);
  // A slash in a repository's name is sent as the SDKs send it, encoded twice.
  const repository = `${client.instance}/namespaces/library/repositories/web%252Ffrontend`;
  const tags = async (): Promise<Record<string, readonly string[]>> => {
    const { body } = await client.get(`${repository}/artifacts`, { limit: 100 });
    const named = (artifact: { digest: string; tags: { name: string }[] }) => [
      artifact.digest,
      artifact.tags.map(({ name }) => name),
    ];
    return Object.fromEntries(body.artifacts.map(named));
  };
  const policy = async (changes: object) =>
    (await client.post(policiesOf(client), policyBody({ trigger: { type: 'event_based' }, ...changes }))).body.id;
  return { world, client, repository, tags, policy };
};

byEachClient('a push', (start) => {
  test('makes a repository that is new, with the artifact under the tag latest', async () => {
    const { world, client, repository, tags } = await emptyWorld(start);
    const pushed = await world.artifacts.push(web);
    expect(pushed.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await client.get(repository)).body).toMatchObject({ name: 'web/frontend', artifact_count: 1 });
    expect(await tags()).toEqual({ [pushed.digest]: ['latest'] });
  });

  test('takes digest, size and tags as they are said', async () => {
    const { world, client, repository } = await emptyWorld(start);
    const { artifactId } = await world.artifacts.push({ ...web, digest, size: 4711, tags: ['1.0', '1'] });
    const { body } = await client.get(`${repository}/artifacts/${digest}`);
    expect(body).toMatchObject({ id: artifactId, digest, size: 4711, tags: [{ name: '1.0' }, { name: '1' }] });
  });

  test('of another artifact moves a tag to it', async () => {
    const { world, tags } = await emptyWorld(start);
    const before = await world.artifacts.push({ ...web, tags: ['1.0', 'latest'] });
    const after = await world.artifacts.push({ ...web, tags: ['1.1', 'latest'] });
    expect(after.digest).not.toBe(before.digest);
    expect(await tags()).toEqual({ [before.digest]: ['1.0'], [after.digest]: ['1.1', 'latest'] });
  });

  test('of a digest that is there gives it further tags and makes no second artifact', async () => {
    const { world, client, tags } = await emptyWorld(start);
    const first = await world.artifacts.push({ ...web, digest, tags: ['1.0'] });
    await world.clock.advance('1h');
    const again = await world.artifacts.push({ ...web, digest, tags: ['1.0', 'stable'] });
    expect(again.artifactId).toBe(first.artifactId);
    expect(await tags()).toEqual({ [digest]: ['1.0', 'stable'] });
    const { body } = await client.get(`${client.instance}/repositories`);
    expect(body.repositories).toMatchObject([
      {
        artifact_count: 1,
        tag_count: 2,
        created_at: '2026-03-01T12:00:00.000Z',
        updated_at: '2026-03-01T13:00:00.000Z',
      },
    ]);
  });

  test('with a tag said twice gives it once', async () => {
    const { world, tags } = await emptyWorld(start);
    await world.artifacts.push({ ...web, digest, tags: ['1.0', '1.0'] });
    expect(await tags()).toEqual({ [digest]: ['1.0'] });
  });

  test('without tags leaves the artifact untagged', async () => {
    const { world, tags } = await emptyWorld(start);
    await world.artifacts.push({ ...web, digest, tags: [] });
    expect(await tags()).toEqual({ [digest]: [] });
  });

  test('starts the event-based policies that select the artifact, and they sign it alone', async () => {
    const { world, client, policy } = await emptyWorld(start);
    await world.artifacts.push({ ...web, tags: ['0.9'] });
    await world.artifacts.push({ namespace_name: 'library', repository_name: 'redis' });
    const id = await policy({});
    const { executionIds } = await world.artifacts.push({ ...web, digest, tags: ['1.0', 'latest'] });
    const path = `${policiesOf(client)}/${id}`;
    expect(await executionsOf(client, path)).toMatchObject([{ id: executionIds[0], trigger: 'event_based', total: 1 }]);
    const tasks = `${path}/executions/${executionIds[0]}/tasks`;
    const [task] = (await client.get(tasks)).body.tasks;
    const { body } = await client.get(`${tasks}/${task.id}/subtasks`);
    expect(body).toMatchObject({ total: 1, sub_tasks: [{ repository: 'web/frontend', digest, tags: '1.0,latest' }] });
  });

  const idle: readonly [why: string, changes: object][] = [
    ['is disabled', { enabled: false }],
    ['is started by hand', { trigger: { type: 'manual' } }],
    ['is scheduled', { trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 * * *' } } }],
    ['selects other repositories', { scope_rules: [scopeRule({ repository: 'redis' })] }],
    ['selects other tags', { scope_rules: [scopeRule({ tag: 'v*' })] }],
  ];
  test.each(idle)('starts no policy that %s', async (_, changes) => {
    const { world, policy } = await emptyWorld(start);
    await policy(changes);
    expect((await world.artifacts.push({ ...web, tags: ['1.0'] })).executionIds).toEqual([]);
    await policy({});
    expect((await world.artifacts.push({ ...web, tags: ['1.0'] })).executionIds).toHaveLength(1);
  });

  test('ends signed, once its execution has', async () => {
    const { world, client, repository, policy } = await emptyWorld(start);
    await policy({});
    await world.artifacts.push({ ...web, digest });
    const accessories = async () => (await client.get(`${repository}/artifacts/${digest}/accessories`)).body.total;
    expect(await accessories()).toBe(0);
    await world.clock.advance('1m');
    expect(await accessories()).toBe(1);
  });

  test.each([
    [{ ...web, namespace_name: 'nowhere' }, 404, /Namespace nowhere was not found/],
    [{ ...web, digest: 'sha256:abc' }, 400, /digest is "sha256:abc" but must match/],
    [{ ...web, tags: [''] }, 400, /tags\.0 is "" but must have at least 1 character/],
    [{ namespace_name: 'library' }, 400, /repository_name is required/],
    [{ ...web, tag: 'latest' }, 400, /tag is not known; did you mean tags\?/],
  ])('by %j is refused with a sentence', async (artifact, status, message) => {
    const { world } = await emptyWorld(start);
    const refusal = world.artifacts.push(artifact as typeof web);
    await expect(refusal).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
  });
});
