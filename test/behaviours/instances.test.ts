/** What nobody has documented about instances and their jobs. */
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';
import { createInstance, instanceBody, runningInstance } from '../support/instance-bodies.ts';

const create = async ({ post, swr }: Fake, changes: object): Promise<number> =>
  (await post(`/v2/${swr.projectId}/instances`, { ...instanceBody, ...changes })).status;

const instanceProbes: ProbesOf<'instances'> = {
  'instances.name_rule': {
    ask: async (fake) => {
      const statuses: number[] = [];
      for (const name of [
        'tf_test_x',
        'Upper.9',
        'two--hyphens',
        '9first',
        'n'.repeat(49),
        'plain-1',
        'x-',
        'n'.repeat(65),
      ])
        statuses.push(await create(fake, { name }));
      return statuses;
    },
    answers: {
      older: [202, 202, 202, 202, 202, 202, 400, 400],
      newer: [400, 400, 400, 400, 400, 202, 400, 400],
    },
  },
  'instances.taken_name': {
    ask: async (fake) => [await create(fake, {}), await create(fake, {}), await create(fake, { name: 'undocumented' })],
    answers: { reject: [202, 409, 409], allow: [202, 202, 202] },
  },
  'instances.spec_basic': {
    ask: (fake) => create(fake, { spec: 'swr.ee.basic' }),
    answers: { accept: 202, reject: 400 },
  },
  'instances.pace': {
    ask: async (fake) => {
      const { instance } = await createInstance(fake);
      const statuses: string[] = [];
      for (const ms of [0, 5000, 295_000]) {
        fake.clock.advance(ms);
        statuses.push((await fake.get(instance)).body.status);
      }
      return statuses;
    },
    answers: {
      instant: ['Running', 'Running', 'Running'],
      seconds: ['Initial', 'Running', 'Running'],
      minutes: ['Initial', 'Initial', 'Running'],
    },
  },
  'instances.not_running': {
    ask: async (fake) => {
      const { instance } = await createInstance(fake);
      const body = { namespace_name: 'more', metadata: { public: 'true' } };
      return [
        (await fake.get(instance)).status,
        (await fake.get(`${instance}/namespaces`)).status,
        (await fake.get(`${instance}/namespaces/library`)).status,
        (await fake.post(`${instance}/namespaces`, body)).status,
      ];
    },
    answers: {
      reject_writes: [200, 200, 200, 400],
      reject: [200, 400, 400, 400],
      not_found: [200, 404, 404, 404],
      serve: [200, 200, 200, 201],
    },
  },
  'instances.delete_job': {
    ask: async (fake) => {
      const { instance, instance_id } = await runningInstance(fake);
      await fake.remove(instance);
      const { jobs } = (await fake.get(`/v2/${fake.swr.projectId}/jobs`)).body;
      return jobs
        .filter((job: { readonly instance_id: string }) => job.instance_id === instance_id)
        .map(({ type, status }: Readonly<Record<'type' | 'status', string>>) => `${type} ${status}`);
    },
    answers: { none: ['CreateInstance Success'], job: ['DeleteInstance Success', 'CreateInstance Success'] },
  },
  'instances.image_count': {
    ask: async (fake) => (await fake.get(`${fake.instance}/statistics`)).body.total_image_count,
    answers: { repositories: 1, artifacts: 2 },
  },
  'instances.feature_gates': {
    ask: async (fake) => [
      (await fake.get(`${fake.instance}/feature-gates`)).body.enableCombinationRetention,
      (await fake.get(`${fake.instance}/feature-gates`)).body.enableDomainName,
      (await fake.get(`/v2/${fake.swr.projectId}/feature-gates`)).body,
    ],
    answers: {
      served: [
        ...[true, true],
        { cerAvailable: true, enableEnterprise: true, enableUserDefObs: true, enableIntranetAccessSwitch: true },
      ],
      samples: [
        ...[false, true],
        { cerAvailable: false, enableEnterprise: false, enableUserDefObs: true, enableIntranetAccessSwitch: true },
      ],
    },
  },
};

const jobProbes: ProbesOf<'jobs'> = {
  'jobs.order': {
    ask: async (fake) => {
      for (const name of ['first', 'second']) await runningInstance(fake, { name });
      const { jobs } = (await fake.get(`/v2/${fake.swr.projectId}/jobs`)).body;
      return jobs.map((job: { readonly resource_name: string }) => job.resource_name);
    },
    answers: { newest_first: ['second', 'first'], oldest_first: ['first', 'second'] },
  },
  'jobs.reason_when_fine': {
    ask: async (fake) => (await fake.get((await runningInstance(fake)).job)).body.reason,
    answers: { empty: '', absent: undefined },
  },
  'jobs.deleted': {
    ask: async (fake) => {
      const { job } = await runningInstance(fake);
      const seen = [(await fake.remove(job)).status];
      for (const ms of [0, 60_000]) {
        fake.clock.advance(ms);
        seen.push((await fake.get(job)).status, (await fake.get(`/v2/${fake.swr.projectId}/jobs`)).body.total);
      }
      return seen;
    },
    answers: { minute: [204, 200, 1, 404, 0], gone: [204, 404, 0, 404, 0] },
  },
  'jobs.delete_unfinished': {
    ask: async (fake) => {
      const { job } = await createInstance(fake);
      const before = (await fake.remove(job)).status;
      fake.clock.advance(5000);
      return [before, (await fake.remove(job)).status];
    },
    answers: { allow: [204, 204], reject: [409, 204] },
  },
};

const repositories = [{ name: 'web', artifacts: [{}, {}] }];

probeBehaviours(
  ['instances', 'jobs'],
  { ...instanceProbes, ...jobProbes },
  {
    instances: [{ name: 'undocumented', namespaces: [{ name: 'library', repositories }] }],
  },
);
