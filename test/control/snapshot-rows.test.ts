/** What a snapshot is refused for, row by row. That it is refused over HTTP as well is in snapshot.test.ts. */
import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { startEmbedded as start } from '../support/clients.ts';

type Snapshot = Awaited<ReturnType<FakeWorld['snapshot']>>;

describe('a snapshot', () => {
  const damaged: readonly [table: string, changes: object, message: RegExp][] = [
    ['namespaces', { name: 5 }, /^tables\.namespaces\.0\.name is 5 but must be text$/],
    ['namespaces', { id: 1.5 }, /^tables\.namespaces\.0\.id is 1\.5 but must be a whole number/],
    ['namespaces', { metadata: null }, /^tables\.namespaces\.0\.metadata is null but must be an object$/],
    ['namespaces', { instance_id: 'x' }, /^table namespaces: .* the instance_id x, which is not in table instances$/],
    ['repositories', { namespace_id: 9999 }, /namespace_id 9999, which is not in table namespaces$/],
    ['artifacts', { tags: [{ id: 1 }] }, /^tables\.artifacts\.0\.tags\.0\.name is left out but must be text$/],
    ['artifacts', { push_time: 'today' }, /push_time is "today" but must be a time/],
    ['artifacts', { push_time: '2020' }, /push_time is "2020" but must be a time/],
    ['artifacts', { push_time: 'Jan 1, 2020' }, /push_time is "Jan 1, 2020" but must be a time/],
    ['artifacts', { push_time: '2021-02-30T00:00:00Z' }, /push_time is "2021-02-30T00:00:00Z" but must be a time/],
    ['artifacts', { size: -1 }, /size is -1 but must be a whole number from 0/],
    ['manifests', { annotations: { a: 5 } }, /annotations\.a is 5 but must be text$/],
    ['manifests', { content: '{' }, /^tables\.manifests\.0\.content: .*its 1 bytes are not JSON/],
    [
      'manifests',
      { content: '{"config":5}' },
      /^tables\.manifests\.0\.content: .*config is 5 but must be a descriptor/,
    ],
    ['instances', { status: 'Gone' }, /status is "Gone" but must be one of/],
    ['instances', { creation: { startMs: 'now' } }, /creation\.startMs is "now" but must be a whole number/],
    ['instances', { anonymous_access: 'no' }, /anonymous_access is "no" but must be true or false/],
    ['instances', { feature_gates: { enableArtifactGc: 1 } }, /enableArtifactGc is 1 but must be true or false/],
    ['instances', { quotas: { sign_policy_quota: -1 } }, /sign_policy_quota is -1 but must be a whole number/],
    ['jobs', { status: 'Succeed' }, /status is "Succeed" but must be one of Creating, Initializing, Running/],
    ['jobs', { creation: { startMs: 0, creatingMs: -1 } }, /creation\.creatingMs is -1 but must be a number/],
    ['jobs', { updated_at: 'later' }, /updated_at is "later" but must be a time/],
    ['accessories', { subject_artifact_id: 99_999 }, /which is not in table artifacts$/],
    ['signature.policies', { trigger: { type: 'daily' } }, /trigger\.type is "daily" but must be one of/],
    ['signature.policies', { scope_rules: {} }, /scope_rules is \{\} but must be a list/],
    ['signature.policies', { updated_at: '' }, /updated_at is "" but must be a time/],
    ['retention.policies', { rules: [{ id: 0, template: 'always' }] }, /rules\.0\.priority is left out but must be/],
    ['retention.policies', { trigger: { type: 'event_based' } }, /trigger\.type is "event_based" but must be one of/],
    ['retention.policies', { namespace_id: 9999 }, /namespace_id 9999, which is not in table namespaces$/],
    ['retention.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['immutableRules', { disabled: 'no' }, /disabled is "no" but must be true or false$/],
    ['webhooks.policies', { targets: [{ type: 'http' }] }, /targets\.0\.address is left out but must be text$/],
    ['webhooks.policies', { namespace_id: 9999 }, /namespace_id 9999, which is not in table namespaces$/],
    ['registries.registries', { health: 'ill' }, /health is "ill" but must be one of healthy, unhealthy, unreachable$/],
    ['registries.registries', { credential: {} }, /credential\.type is left out but must be one of basic$/],
    ['registries.registries', { owner_id: 'x' }, /owner_id x, which is not in table instances$/],
    ['registries.artifacts', { tags: [1] }, /tags\.0 is 1 but must be text$/],
    ['registries.artifacts', { registry_id: 99 }, /registry_id 99, which is not in table registries\.registries$/],
    [
      'replication.policies',
      { dest_registry: { id: -1 } },
      /dest_registry\.id is -1 but must be a whole number from 0/,
    ],
    ['replication.policies', { filters: [{ type: 'name' }] }, /filters\.0\.value is left out but must be text$/],
    ['resourceTags.ofInstances', { key: 7 }, /ofInstances\.0\.key is 7 but must be text$/],
    ['resourceTags.ofInstances', { instance_id: 'x' }, /instance_id x, which is not in table instances$/],
    ['resourceTags.ofNamespaces', { value: null }, /ofNamespaces\.0\.value is null but must be text$/],
    ['resourceTags.ofNamespaces', { namespace_id: 9999 }, /namespace_id 9999, which is not in table namespaces$/],
    ['namespaces', { cve_allowlist: { items: [{}] } }, /cve_allowlist\.items\.0\.cve_id is left out but must be text$/],
    ['replication.policies', { instance_id: 'x' }, /instance_id x, which is not in table instances$/],
    ['replication.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['credentials.longTerm', { enable: 'yes' }, /enable is "yes" but must be true or false$/],
    ['credentials.longTerm', { expire_date: 'never' }, /expire_date is "never" but must be a time/],
    ['credentials.longTerm', { instance_id: 'x' }, /instance_id x, which is not in table instances$/],
    ['auditLogs', { operation: 'push' }, /operation is "push" but must be one of create, pull, delete$/],
    ['auditLogs', { instance_id: 'x' }, /instance_id x, which is not in table instances$/],
    ['scanning.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['scanning.executions', { about: { findings: [{ id: 1 }] } }, /about\.findings\.0\.id is 1 but must be text$/],
    [
      'gc.schedules',
      { parameters: { workers: 9 } },
      /parameters\.delete_untagged is left out but must be true or false$/,
    ],
    ['gc.schedules', { instance_id: 'x' }, /instance_id x, which is not in table instances$/],
    ['gc.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['gc.executions', { about: {} }, /about\.parameters is left out but must be an object$/],
    ['gc.executions', { policy_id: 99 }, /policy_id 99, which is not in table gc\.schedules$/],
    [
      'gc.garbage',
      { id: 1, instance_id: 'i', digest: 'd', blobs: 1, size: -1 },
      /size is -1 but must be a whole number/,
    ],
    ['webhooks.jobs', { status: 'Done' }, /status is "Done" but must be one of/],
    ['webhooks.jobs', { policy_id: 9999 }, /policy_id 9999, which is not in table webhooks\.policies$/],
    ['signature.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['signature.executions', { id: 1e300 }, /id is 1e\+300 but must be a whole number/],
  ];
  test.each(damaged)(
    'with a row of %s that has %j is refused, and the world stays as it is',
    async (name, changes, message) => {
      const { swr } = await start();
      const world = await swr.world();
      const before = await world.snapshot();
      const [first = {}, ...others] = before.tables[name] ?? [];
      const tables = { ...before.tables, [name]: [{ ...first, ...changes }, ...others] };
      const refusal = world.restore({ ...before, tables } as Snapshot);
      await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
      expect(await world.snapshot()).toEqual(before);
    },
  );

  const made = { key: 'k', tasks: 2, subTasks: 2, statusText: '' };
  const executions: readonly [changes: object, message: RegExp][] = [
    [{ plan: { kind: 'made', made: { ...made, tasks: 1e15 } } }, /plan\.made\.tasks is 1000000000000000 but must be/],
    [
      { plan: { kind: 'made', made: { ...made, tasks: 1e6, subTasks: 11 } } },
      /1000000 × 11 sub-tasks but may have 10000000/,
    ],
    [{ plan: { kind: 'made', made: { ...made, failEvery: 0 } } }, /failEvery is 0 but must be a whole number from 1/],
    [
      { plan: { kind: 'listed', tasks: [{ repository: 'r', items: [null] }] } },
      /items\.0 is null but must be an object/,
    ],
    [
      { plan: { kind: 'listed', tasks: [{ repository: 'r', items: [], refused: null }] } },
      /tasks\.0\.refused is null but must be an object/,
    ],
    [
      { plan: { kind: 'listed', tasks: [{ repository: 'r', items: [], refused: { 0: 1 } }] } },
      /tasks\.0\.refused\.0 is 1 but must be text/,
    ],
    [{ plan: { kind: 'listed', tasks: [], fails: {} } }, /plan\.fails is \{\} but must be text/],
    [{ plan: { kind: 'other' } }, /plan\.kind is "other" but must be one of listed, made/],
    [{ startedMs: 1e18 }, /startedMs is 1000000000000000000 but must be/],
    [{ startedMs: null }, /startedMs is null but must be/],
    [{ lifeCycle: { kind: 'timed', initializedMs: -1, pendingMs: 0, itemMs: 0 } }, /initializedMs is -1 but must be/],
    [{ lifeCycle: { kind: 'stepped', polls: 0 } }, /polls is 0 but must be a whole number from 1/],
    [{ checkpoints: [{ done: 5, ms: 0 }] }, /checkpoints\.0\.done is more than the 4 items of the plan/],
    [{ firstTaskId: 2 ** 60 }, /firstTaskId is \d+ but must be/],
    [{ about: {} }, /about\.namespace_name is left out but must be text/],
  ];
  test.each(executions)(
    'with an execution that has %j is refused, and the world stays as it is',
    async (changes, message) => {
      const { swr } = await start();
      const world = await swr.world({ seed: 'empty' });
      await world.executions.create({ tasks: 2, sub_tasks: 2 });
      const before = await world.snapshot();
      const [row = {}] = before.tables['signature.executions'] ?? [];
      const tables = { ...before.tables, 'signature.executions': [{ ...row, ...changes }] };
      const refusal = world.restore({ ...before, tables } as Snapshot);
      await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
      expect(await world.snapshot()).toEqual(before);
    },
  );

  test.each([
    [{ counters: { namespaces: -1 } }, /^counters\.namespaces is -1 but must be a whole number/],
    [{ counters: { namespaces: 2 ** 53 } }, /^counters\.namespaces is \d+ but must be a whole number/],
    [{ counters: { wishes: 1 } }, /^counter wishes is not known/],
    [
      { tables: { 'signature.pendingEffects': [{ id: 1, done: -1e15 }] } },
      /pendingEffects\.0\.done is -1000000000000000/,
    ],
    [{ tables: { 'signature.pendingEffects': [{ id: 7, done: 0 }] } }, /which is not in table signature\.executions/],
  ])('with %j is refused', async (changes, message) => {
    const { swr } = await start({ seed: 'empty' });
    const snapshot = await swr.snapshot();
    const tables = { ...snapshot.tables, ...(changes as Partial<Snapshot>).tables };
    const refusal = swr.restore({ ...snapshot, ...changes, tables } as Snapshot);
    await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
  });

  test.each(['signature', 'retention', 'scanning', 'replication', 'gc'])(
    'with effects that are due of an execution of %s that is over is refused',
    async (family) => {
      const { swr } = await start();
      const snapshot = await swr.snapshot();
      const [first = {}, ...others] = snapshot.tables[`${family}.executions`] ?? [];
      const { id } = first as { readonly id?: number };
      const over = { ...first, kind: 'recorded', shown: { status: 'Succeed' }, tasks: [] };
      const changed = { [`${family}.executions`]: [over, ...others], [`${family}.pendingEffects`]: [{ id, done: 0 }] };
      const tables = { ...snapshot.tables, ...changed };
      await expect(swr.restore({ ...snapshot, tables } as Snapshot)).rejects.toMatchObject({
        status: 400,
        message: `table ${family}.pendingEffects: the row with id ${id} has the id ${id}, which is recorded but must be live`,
      });
    },
  );

  test('with two rows of one id is refused', async () => {
    const { swr } = await start();
    const before = await swr.snapshot();
    const rows = before.tables.namespaces ?? [];
    const refusal = swr.restore({
      ...before,
      tables: { ...before.tables, namespaces: [...rows, ...rows.slice(0, 1)] },
    });
    await expect(refusal).rejects.toMatchObject({ status: 400, message: 'table namespaces has two rows with one id' });
    expect(await swr.snapshot()).toEqual(before);
  });
});
