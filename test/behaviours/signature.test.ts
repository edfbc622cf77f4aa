/** What nobody has documented about signing. */
import request from 'supertest';
import { expect } from 'vitest';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { policyBody, scopeRule } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';
import { create, ended, execute, hour, listed, outcome, policiesOf, seed, subTasksAt, tasksAt } from './signing.ts';

const replaced = async (fake: Fake) => {
  const path = `${policiesOf(fake)}/6`;
  const put = request(fake.swr.url).put(path).set('X-Auth-Token', fake.swr.token); // startFake knows no 201 here
  return (await put.send(policyBody())).status;
};

const separated = (separator: string) => ['1.0', '1.1', 'latest'].join(separator);

const probes: ProbesOf<'signature'> = {
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
          await fake.get(`${fake.instance}/namespaces/library/repositories/untagged/artifacts/${digest}/accessories`)
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
  'signature.order_of_policies': {
    ask: (fake) => listed(fake, `${fake.instance}/signature/policies`, 'policies'),
    answers: { oldest_first: [2, 4, 6, 9], newest_first: [9, 6, 4, 2] },
  },
  'signature.tag_of_signature': {
    ask: async (fake) => {
      const { path, of } = await ended(fake);
      const [subTask] = await subTasksAt(fake, path, of('untagged'));
      const tags = `/v2/instances/${fake.swr.instanceId}/namespaces/library/repositories/untagged/tags`;
      const names = (await fake.get(tags)).body.tags.map(({ name }: { readonly name: string }) => name);
      return names.map((name: string) => name.replace(subTask.digest.slice('sha256:'.length), '<hex>'));
    },
    answers: { cosign: ['sha256-<hex>.sig'], none: [] },
  },
};

probeBehaviours(['signature'], probes, seed);
