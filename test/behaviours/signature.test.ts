/** What nobody has documented about signing policies and their executions; see behaviours.test.ts. */
import request, { type Response } from 'supertest';
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import type { BehaviourId } from '../../mock/world/kernel/profile.ts';
import { behaviours } from '../../spec/generated/behaviours.ts';
import { type Probe, probeBehaviours } from '../support/behaviours.ts';
import { policyBody, scopeRule } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';

type SignatureId = Extract<BehaviourId, `signature.${string}`>;
type Probes = { readonly [Id in SignatureId]: Probe<Id> };

/** `lab` holds what can go differently, `pile` 300 versions. Ids do not come in the order of the file. */
const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          name: 'lab',
          repositories: [
            { name: 'tagged', artifacts: [{ tags: ['1.0', '1.1', 'latest'] }, { tags: ['2.0'] }] },
            { name: 'broken', artifacts: [{ tags: ['latest'] }], signing_fails: 'no manifest' },
            { name: 'untagged', artifacts: [{ tags: [] }] },
          ],
          signature_policies: [
            { id: 6, name: 'all' },
            { id: 2, name: 'off', enabled: false },
            {
              id: 4,
              name: 'recorded',
              executions: [
                { id: 7 },
                {
                  id: 3,
                  tasks: [
                    { id: 5, repository: 'b', status: 'Success', sub_tasks: [{ id: 8 }, { id: 1, status: 'Failed' }] },
                    { id: 2, repository: 'a' },
                    { id: 4, repository: 'c' },
                  ],
                },
                { id: 5 },
              ],
            },
          ],
        },
        {
          name: 'pile',
          generate: { repositories: 300, artifacts: 1 },
          signature_policies: [{ id: 9, name: 'pile' }],
        },
      ],
    },
  ],
};

const hour = 3_600_000;
const outcome = ({ status, body }: Response) => (status === 400 ? body.error_msg : status);
const idsOf = (records: readonly { readonly id: number }[]) => records.map(({ id }) => id);
const policiesOf = ({ instance }: Fake, namespace = 'lab') => `${instance}/namespaces/${namespace}/signature/policies`;
const create = (fake: Fake, changes: Readonly<Record<string, unknown>>) =>
  fake.post(policiesOf(fake), policyBody(changes));

/** Executes a policy; the path of its execution. */
const execute = async (fake: Fake, policy: number, namespace = 'lab') => {
  const executions = `${policiesOf(fake, namespace)}/${policy}/executions`;
  return `${executions}/${(await fake.post(executions)).body.id}`;
};

const executionAt = async ({ get }: Fake, path: string) => {
  const { executions } = (await get(path.slice(0, path.lastIndexOf('/')))).body;
  return executions.find(({ id }: { readonly id: number }) => path.endsWith(`/${id}`));
};

const tasksAt = async ({ get }: Fake, path: string) => (await get(`${path}/tasks`, { limit: 100 })).body.tasks;

const subTasksAt = async ({ get }: Fake, path: string, task: { readonly id: number }) =>
  (await get(`${path}/tasks/${task.id}/subtasks`)).body.sub_tasks;

/** The execution of `all` over `lab` an hour later, when all of it has ended. */
const ended = async (fake: Fake) => {
  const path = await execute(fake, 6);
  fake.clock.advance(hour);
  const tasks = await tasksAt(fake, path);
  const of = (repository: string) =>
    tasks.find((task: { readonly repository: string }) => task.repository === repository);
  return { path, tasks, of, execution: await executionAt(fake, path) };
};

const replaced = async (fake: Fake) => {
  const path = `${policiesOf(fake)}/6`;
  const put = request(fake.swr.url).put(path).set('X-Auth-Token', fake.swr.token); // startFake knows no 201 here
  return (await put.send(policyBody())).status;
};

const listed = async ({ get }: Fake, path: string, list: string) => idsOf((await get(path)).body[list]);
const recorded = (fake: Fake) => `${policiesOf(fake)}/4/executions`;

const statusesOf = async (fake: Fake, status: string) => {
  const { status: code, body } = await fake.get(`${recorded(fake)}/3/tasks/5/subtasks`, { status });
  return code === 400 ? body.error_msg : [body.total, ...body.sub_tasks.map((task: { status: string }) => task.status)];
};

const separated = (separator: string) => ['1.0', '1.1', 'latest'].join(separator);

const probes: Probes = {
  'signature.update_status': { ask: replaced, answers: { 200: 200, 201: 201, 202: 202 } },
  'signature.policy_name_characters': {
    ask: async (fake) => [
      outcome(await create(fake, { name: '签名_1-a' })),
      outcome(await create(fake, { name: 'sign_1-a' })),
    ],
    answers: { chinese: [201, 201], ascii: [expect.stringContaining('签名_1-a'), 201] },
  },
  'signature.accepted_triggers': {
    ask: async (fake) => {
      const triggers = [
        { type: 'manual' },
        { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
        { type: 'event_based' },
      ];
      return Promise.all(triggers.map(async (trigger) => outcome(await create(fake, { trigger }))));
    },
    answers: {
      all: [201, 201, 201],
      without_event: [201, 201, expect.stringContaining('event_based')],
      without_schedule: [201, expect.stringContaining('scheduled'), 201],
    },
  },
  'signature.duplicate_policy_name': {
    ask: async (fake) => [
      outcome(await create(fake, { name: 'all' })),
      outcome(await fake.put(`${policiesOf(fake)}/2`, policyBody({ name: 'all' }))),
      outcome(await fake.put(`${policiesOf(fake)}/6`, policyBody({ name: 'all' }))),
      outcome(await fake.post(policiesOf(fake, 'pile'), policyBody({ name: 'all' }))),
    ],
    answers: {
      allow: [201, 200, 200, 201],
      reject: [expect.stringContaining('all'), expect.stringContaining('all'), 200, 201],
    },
  },
  'signature.execute_disabled_policy': {
    ask: async (fake) => outcome(await fake.post(`${policiesOf(fake)}/2/executions`)),
    answers: { run: 202, reject: expect.stringContaining('policy 2') },
  },
  'signature.execute_while_running': {
    ask: async (fake) => {
      const path = `${policiesOf(fake)}/6/executions`;
      const both = [outcome(await fake.post(path)), outcome(await fake.post(path))];
      fake.clock.advance(hour);
      return [...both, outcome(await fake.post(path))];
    },
    answers: { run: [202, 202, 202], reject: [202, expect.stringContaining('policy 6'), 202] },
  },
  'signature.delete_policy_with_executions': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      const [{ digest }] = await subTasksAt(fake, path, of('untagged'));
      const policy = `${policiesOf(fake)}/6`;
      return {
        removed: outcome(await fake.remove(policy)),
        policy: (await fake.get(policy)).status,
        executions: (await fake.get(`${policy}/executions`)).status,
        signatures: (
          await fake.get(`${fake.instance}/namespaces/lab/repositories/untagged/artifacts/${digest}/accessories`)
        ).body.total,
        without: outcome(await fake.remove(`${policiesOf(fake)}/2`)),
      };
    },
    answers: {
      allow: { removed: 204, policy: 404, executions: 404, signatures: 1, without: 204 },
      reject: {
        removed: expect.stringContaining('policy 6'),
        policy: 200,
        executions: 200,
        signatures: 1,
        without: 204,
      },
    },
  },
  'signature.repository_without_versions': {
    ask: async (fake) => {
      const { id } = (await create(fake, { scope_rules: [scopeRule({ tag: '2.*' })] })).body;
      const path = await execute(fake, id);
      return Promise.all(
        (await tasksAt(fake, path)).map(async (task: { id: number; repository: string }) => [
          task.repository,
          (await subTasksAt(fake, path, task)).length,
        ]),
      );
    },
    answers: {
      no_task: [['tagged', 1]],
      empty_task: [
        ['tagged', 1],
        ['broken', 0],
        ['untagged', 0],
      ],
    },
  },
  'signature.tag_of_many': {
    ask: async (fake) => {
      const { id } = (await create(fake, { scope_rules: [scopeRule({ tag: '1.*' })] })).body;
      const path = await execute(fake, id);
      const [task] = await tasksAt(fake, path);
      return (await subTasksAt(fake, path, task)).map(({ tags }: { readonly tags: string }) => tags);
    },
    answers: { all: ['1.0,1.1,latest'], matching: ['1.0,1.1'] },
  },
  'signature.tags_separator': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      return (await subTasksAt(fake, path, of('tagged')))[0].tags;
    },
    answers: { comma: separated(','), comma_space: separated(', '), semicolon: separated(';'), space: separated(' ') },
  },
  'tasks.finished_status': {
    ask: async (fake) => {
      const { path, of, execution } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('tagged'));
      const asPrinted = await tasksAt(fake, `${recorded(fake)}/3`);
      const printed = asPrinted.find(({ id }: { readonly id: number }) => id === 5).status;
      return [of('tagged').status, of('broken').status, subTask.status, execution.status, printed];
    },
    answers: {
      Succeed: ['Succeed', 'Failed', 'Succeed', 'Failed', 'Success'],
      Success: ['Success', 'Failed', 'Succeed', 'Failed', 'Success'],
    },
  },
  'executions.status_text': {
    ask: async (fake) => {
      const atOnce = await executionAt(fake, await execute(fake, 6));
      const { execution } = await ended(fake);
      return [atOnce.status_text, execution.status_text];
    },
    answers: {
      sentence: [expect.stringMatching(/3 .* 3 \w+/), expect.stringMatching(/1 .* 3 \w+/)],
      status: ['Initialized', 'Failed'],
      empty: ['', ''],
    },
  },
  'tasks.failed_status_text': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('broken'));
      return [of('broken').status_text, subTask.status_text, of('tagged').status_text];
    },
    answers: { reason: ['no manifest', 'no manifest', ''], empty: ['', '', ''] },
  },
  'executions.counter_unit': {
    ask: async (fake) => {
      const { total, succeed, failed } = (await ended(fake)).execution;
      return { total, succeed, failed };
    },
    answers: { tasks: { total: 3, succeed: 2, failed: 1 }, sub_tasks: { total: 4, succeed: 3, failed: 1 } },
  },
  'executions.in_progress_counts': {
    ask: async (fake) => {
      const path = await execute(fake, 9, 'pile');
      fake.clock.advance(30_000);
      const { total, succeed, failed, stopped, in_progress } = await executionAt(fake, path);
      return { waitsOrRuns: in_progress > 1, addsUp: in_progress + succeed + failed + stopped === total };
    },
    answers: { unfinished: { waitsOrRuns: true, addsUp: true }, running: { waitsOrRuns: false, addsUp: false } },
  },
  'executions.partial_failure_status': {
    ask: async (fake) => {
      const { execution } = await ended(fake);
      return [execution.status, execution.failed];
    },
    answers: { Failed: ['Failed', 1], Succeed: ['Succeed', 1] },
  },
  'tasks.unknown_status_filter': {
    ask: (fake) => Promise.all(['Nonsense', 'Failed'].map((status) => statusesOf(fake, status))),
    answers: {
      reject: [expect.stringMatching(/Nonsense.*Initialized.*Stopped/), [1, 'Failed']],
      empty: [[0], [1, 'Failed']],
      ignore: [expect.arrayContaining([2, 'Failed', 'Succeed']), [1, 'Failed']],
    },
  },
  'signature.order_of_policies': {
    ask: (fake) => listed(fake, `${fake.instance}/signature/policies`, 'policies'),
    answers: { oldest_first: [2, 4, 6, 9], newest_first: [9, 6, 4, 2] },
  },
  'executions.order': {
    ask: (fake) => listed(fake, recorded(fake), 'executions'),
    answers: { newest_first: [7, 5, 3], oldest_first: [3, 5, 7] },
  },
  'tasks.order': {
    ask: (fake) => listed(fake, `${recorded(fake)}/3/tasks`, 'tasks'),
    answers: { oldest_first: [2, 4, 5], newest_first: [5, 4, 2] },
  },
  'tasks.order_of_sub_tasks': {
    ask: (fake) => listed(fake, `${recorded(fake)}/3/tasks/5/subtasks`, 'sub_tasks'),
    answers: { oldest_first: [1, 8], newest_first: [8, 1] },
  },
  'executions.pace': {
    ask: async (fake) => {
      const path = await execute(fake, 9, 'pile');
      const statusIn = async (ms: number) => {
        fake.clock.advance(ms);
        return (await executionAt(fake, path)).status;
      };
      return [await statusIn(0), await statusIn(59_000), await statusIn(6_000)];
    },
    answers: {
      documented: ['Initialized', 'InProgress', 'Succeed'],
      instant: ['Succeed', 'Succeed', 'Succeed'],
    },
  },
  'signature.tag_of_signature': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('untagged'));
      const tags = `/v2/instances/${fake.swr.instanceId}/namespaces/lab/repositories/untagged/tags`;
      const names = (await fake.get(tags)).body.tags.map(({ name }: { readonly name: string }) => name);
      return names.map((name: string) => name.replace(subTask.digest.slice('sha256:'.length), '<hex>'));
    },
    answers: { cosign: ['sha256-<hex>.sig'], none: [] },
  },
};

probeBehaviours(probes, seed);

test('every behaviour of signing is probed in this file', () => {
  const expected = Object.keys(behaviours).filter((id) => id.startsWith('signature.'));
  expect(Object.keys(probes).sort()).toEqual(expected.sort());
});
