/** What nobody has documented about replication. */
import request from 'supertest';
import { replicationBody } from '../../contracts/resources/replication-bodies.ts';
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const other = '22222222-3333-4444-8555-666666666666';
const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [{ name: 'library', repositories: [{ name: 'app', artifacts: [{ tags: ['1.0', '1.1'] }] }] }],
      registries: [{ id: 1, name: 'elsewhere', instance_id: other }],
      replication_policies: [
        { id: 1, name: 'recorded', executions: [{ id: 1, tasks: [{ id: 1, repository: 'library/app' }] }] },
      ],
    },
    { id: other, name: 'elsewhere' },
  ],
};

const pushes = { ...replicationBody, name: 'pushes', dest_registry: { id: 1 } };

/** The task of a run that has ended. */
const taskOf = async ({ get, post, clock, instance }: Fake) => {
  const { id: policy_id } = (await post(`${instance}/replication/policies`, pushes)).body;
  const { id } = (await post(`${instance}/replication/executions`, { policy_id })).body;
  clock.advance(60_000);
  return (await get(`${instance}/replication/executions/${id}/tasks`)).body.tasks[0];
};

const probes: ProbesOf<'replication'> = {
  'replication.both_registries': {
    ask: async ({ post, clock, get, instance }) => {
      const within = { ...pushes, dest_registry: { id: 0 }, dest_namespace: 'mirror' };
      const policies = `${instance}/replication/policies`;
      const both = await post(policies, { ...pushes, name: 'both', src_registry: { id: 1 } });
      const { status, body } = await post(policies, within);
      if (status === 201) await post(`${instance}/replication/executions`, { policy_id: body.id });
      clock.advance(60_000);
      const { body: namespaces } = await get(`${instance}/namespaces`);
      return [both.status, status, namespaces.total];
    },
    answers: { reject_400: [400, 400, 1], accept: [201, 201, 2] },
  },
  'replication.resource_text': {
    ask: async (fake) => {
      const { src_resource, dst_resource } = await taskOf(fake);
      return [src_resource, dst_resource];
    },
    answers: {
      items: ['library/app [2 item(s) in total]', 'library/app [2 item(s) in total]'],
      bare: ['library/app', 'library/app'],
    },
  },
  'replication.subtasks_key': {
    ask: async ({ get, instance }) => {
      const { body } = await get(`${instance}/replication/executions/1/tasks/1/subtasks`);
      return Object.keys(body).sort();
    },
    answers: { sub_tasks: ['sub_tasks', 'total'], both: ['sub_tasks', 'subtasks', 'total'] },
  },
  'replication.missing_dest_namespace': {
    ask: async (fake) => {
      const { status } = await taskOf(fake);
      const { body } = await fake.get(fake.instance.replace(/[^/]+$/, `${other}/namespaces`));
      return [status, body.total];
    },
    answers: { create: ['Succeed', 1], fail_task: ['Failed', 0] },
  },
  'replication.event_based_pull': {
    ask: async ({ post, instance }) => {
      const { dest_registry: _, ...rest } = pushes;
      const body = { ...rest, src_registry: { id: 1 }, trigger: { type: 'event_based' } };
      return (await post(`${instance}/replication/policies`, body)).status;
    },
    answers: { accept_never_fires: 201, reject: 400 },
  },
  'replication.stop_status': {
    ask: async ({ swr, instance }) => {
      const put = request(swr.url).put(`${instance}/replication/executions/1`); // startFake knows no 202 here
      return (await put.set('X-Auth-Token', swr.token)).status;
    },
    answers: { 200: 200, 202: 202 },
  },
  'replication.stop_finished': {
    ask: async ({ send, instance }) => (await send('put', `${instance}/replication/executions/1`)).status,
    answers: { accept: 200, reject_400: 400 },
  },
};

probeBehaviours(['replication'], probes, seed);
