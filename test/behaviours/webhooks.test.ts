/** What nobody has documented about webhooks. */
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';
import { target, webhookBody } from '../support/webhook-bodies.ts';

const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          name: 'library',
          webhook_policies: [
            {
              id: 3,
              name: 'hook',
              jobs: [
                { id: 5, status: 'InProgress' },
                { id: 6, status: 'Failed' },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const policiesOf = ({ instance }: Fake) => `${instance}/namespaces/library/webhook/policies`;

const jobsOf = async (fake: Fake) => (await fake.get(`${policiesOf(fake)}/3/jobs`)).body.jobs;

const to = (address: string) => webhookBody({ targets: [{ ...target, address }] });

const probes: ProbesOf<'webhooks'> = {
  'webhooks.address_change': {
    ask: async (fake) => {
      const { id } = (await fake.post(policiesOf(fake), to('https://10.0.0.1'))).body;
      const { status } = await fake.put(`${policiesOf(fake)}/${id}`, to('https://10.0.0.2'));
      return [status, (await fake.get(`${policiesOf(fake)}/${id}`)).body.targets[0].address];
    },
    answers: {
      reject_400: [400, 'https://10.0.0.1'],
      ignore: [200, 'https://10.0.0.1'],
      accept: [200, 'https://10.0.0.2'],
    },
  },
  'webhooks.internal_needs_ip': {
    ask: async (fake) => {
      const statuses = [];
      for (const address of ['https://hooks.test', '10.0.0.1:80', 'https://[fd00::1]/x', 'http://localhost'])
        statuses.push((await fake.post(policiesOf(fake), to(address))).status);
      return statuses;
    },
    answers: { accept: [201, 201, 201, 201], reject: [400, 201, 201, 400] },
  },
  'webhooks.job_status': {
    ask: async (fake) => {
      const all = await jobsOf(fake);
      const filtered = (await fake.get(`${policiesOf(fake)}/3/jobs`, { status: 'Failed' })).body.jobs;
      return [...all, ...filtered].map(({ status }: { readonly status: string }) => status);
    },
    answers: { of_filter: ['Failed', 'InProgress', 'Failed'], of_sample: ['error', 'running', 'error'] },
  },
  'webhooks.order_of_jobs': {
    ask: async (fake) => (await jobsOf(fake)).map(({ id }: { readonly id: number }) => id),
    answers: { newest_first: [6, 5], oldest_first: [5, 6] },
  },
};

probeBehaviours(['webhooks'], probes, seed);
