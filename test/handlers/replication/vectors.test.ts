/**
 * Every run of the engine's vectors, through the API: all 109 can be expressed. Of a task's `steps` the API shows no result
 * (copied, skipped with the same digest, skipped without override): that follows from what is at the destination afterwards.
 */
import { expect, test } from 'vitest';
import { createFakeSwr, manualClock } from '../../../mock/index.ts';
import { type Content, type ExpectedRun, type PushVector, type RunVector, seedOf, target, vectors } from './vectors.ts';

/** Harbor's vectors count what an index holds as what is at the destination. */
const profile = { 'artifacts.children_of_index': 'listed' } as const;

const started = async (
  source: RunVector['source'],
  destination: Content,
  immutable?: RunVector['destination_immutable'],
) => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  const swr = await createFakeSwr({ seed: seedOf(source, destination, immutable), clock, profile });
  const call = async (method: string, path: string, body?: unknown, instance = swr.instanceId) => {
    const init = {
      method,
      headers: { 'X-Auth-Token': swr.token },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const response = await fetch(`${swr.url}/v2/${swr.projectId}/instances/${instance}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return { swr, clock, call };
};
type Started = Awaited<ReturnType<typeof started>>;

const policyOf = ({ policy }: RunVector | PushVector) => ({
  ...{ name: 'copy', enabled: true, repo_scope_mode: 'regular', trigger: { type: 'manual' }, dest_registry: { id: 1 } },
  ...{ filters: policy.filters, dest_namespace: policy.dest_namespace, override: policy.override ?? false },
});

const contentOf = async ({ call }: Started): Promise<Content> => {
  const { repositories } = await call('GET', '/repositories?limit=100', undefined, target);
  const entries = await Promise.all(
    repositories.map(async ({ name, namespace_name }: { name: string; namespace_name: string }) => {
      const encoded = encodeURIComponent(name.replaceAll('/', '%2F'));
      const path = `/namespaces/${namespace_name}/repositories/${encoded}/artifacts?limit=100`;
      const { artifacts } = await call('GET', path, undefined, target);
      const references = artifacts.flatMap(({ digest, tags }: { digest: string; tags: { name: string }[] }) => [
        [digest, digest],
        ...tags.map((tag) => [tag.name, digest]),
      ]);
      return [`${namespace_name}/${name}`, Object.fromEntries(references)];
    }),
  );
  return Object.fromEntries(entries.filter(([, references]) => Object.keys(references).length > 0));
};

const sentences = {
  nothing_to_replicate: 'no resources need to be replicated',
  failed_to_fetch_artifacts: 'failed to fetch artifacts',
};

const expectRun = async (world: Started, expected: ExpectedRun) => {
  const { executions } = await world.call('GET', '/replication/executions');
  expect(executions).toMatchObject([
    { status: expected.execution, status_text: expected.why === undefined ? '' : sentences[expected.why] },
  ]);
  const path = `/replication/executions/${executions[0].id}/tasks`;
  const { tasks } = await world.call('GET', `${path}?limit=100`);
  const wanted = expected.tasks ?? [];
  expect(tasks).toMatchObject(
    wanted.map(({ src_resource, dst_resource, status, operation, resource_type }) => ({
      ...{ src_resource, dst_resource, status, operation, resource_type },
    })),
  );
  for (const [index, { src_resource }] of wanted.entries()) {
    const { total } = await world.call('GET', `${path}/${tasks[index].id}/subtasks`);
    expect(src_resource).toContain(`[${total} item(s) in total]`);
  }
  const { namespaces } = await world.call('GET', '/namespaces?limit=100', undefined, target);
  const names = namespaces.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining([...(expected.destination_namespaces ?? [])]));
};

test("the engine's runs are all there, those with immutable tags among them", () => {
  const immutable = vectors.filter((vector) => vector.kind === 'run' && vector.destination_immutable !== undefined);
  expect({ all: vectors.length, immutable: immutable.length }).toEqual({ all: 109, immutable: 7 });
});

const runs = vectors.filter((vector): vector is RunVector => vector.kind === 'run');

test.each(runs.map((vector) => [vector.id, vector.note ?? '', vector] as const))('%s %s', async (_, __, vector) => {
  const world = await started(vector.source, vector.destination, vector.destination_immutable);
  try {
    const { id: policy_id } = await world.call('POST', '/replication/policies', policyOf(vector));
    await world.call('POST', '/replication/executions', { policy_id });
    world.clock.advance(60 * 60 * 1000);
    await expectRun(world, vector.expect);
    const after = vector.expect.destination_after ?? vector.destination;
    expect(await contentOf(world)).toEqual(after);
  } finally {
    await world.swr.close();
  }
});

const pushes = vectors.filter((vector): vector is PushVector => vector.kind === 'push_event');

test.each(pushes.map((vector) => [vector.id, vector.note ?? '', vector] as const))('%s %s', async (_, __, vector) => {
  const { policy, pushed } = vector;
  const [namespace_name = '', ...rest] = pushed.repository.split('/');
  const world = await started([{ repository: `${namespace_name}/other`, artifacts: [] }], {});
  try {
    const trigger = {
      type: policy.trigger,
      ...(policy.trigger === 'scheduled' && { trigger_settings: { cron: '0 0 0 1 1 *' } }),
    };
    const sides = { src_registry: { id: policy.src_registry }, dest_registry: { id: policy.dest_registry } };
    await world.call('POST', '/replication/policies', {
      ...policyOf(vector),
      enabled: policy.enabled,
      trigger,
      ...sides,
    });
    const { digest, tags } = pushed;
    await world.swr.artifacts.push({ namespace_name, repository_name: rest.join('/'), digest, tags: [...tags] });
    world.clock.advance(60 * 60 * 1000);
    const { run } = vector.expect;
    if (run === undefined) {
      expect((await world.call('GET', '/replication/executions')).total).toBe(0);
      return;
    }
    await expectRun(world, run);
    expect(await contentOf(world)).toEqual(run.destination_after);
  } finally {
    await world.swr.close();
  }
});
