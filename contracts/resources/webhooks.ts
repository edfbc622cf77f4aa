import type { Resource } from './resource.ts';
import { webhookBodies, webhookBody } from './webhook-bodies.ts';

const missing = 2_147_483_647;
const fewestJobs = 3;

const policy = {
  name: 'webhook policy',
  plural: 'webhook policies',
  stem: 'policy',
  parent: 'namespace',
  id: { parameter: 'policy_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceWebhooks'],
    show: 'ShowInstanceWebhook',
    create: 'CreateInstanceWebhook',
    update: 'UpdateInstanceWebhook',
    remove: 'DeleteInstanceWebhook',
  },
  bodies: { CreateInstanceWebhook: webhookBodies, UpdateInstanceWebhook: webhookBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'webhook policy',
  givens: {
    'webhook policy': {
      means: 'any webhook policy',
      from: 'instance',
      through: [{ resource: 'webhook policy' }],
    },
    'webhook policy with jobs': {
      means: `a webhook policy with at least ${fewestJobs} jobs`,
      from: 'instance',
      through: [{ resource: 'webhook policy' }, { resource: 'webhook job', atLeast: fewestJobs }],
    },
    'new webhook policy': {
      means: 'a webhook policy made for the case, in a namespace that is',
      from: 'new namespace',
      body: ({ name }) => ({ ...webhookBody, name }),
      yields: ({ name, id }) => ({ policy_id: id, policy_name: name }),
    },
  },
  seed: { key: 'webhook_policies', definition: 'SeedWebhookPolicy' },
} as const satisfies Resource;

const job = {
  name: 'webhook job',
  plural: 'webhook jobs',
  stem: 'job',
  parent: 'webhook policy',
  operations: { list: ['ListInstanceWebhookJobs'] },
  listedGiven: 'webhook policy with jobs',
  seed: { key: 'jobs', definition: 'SeedWebhookJob' },
} as const satisfies Resource;

export const webhooks = [policy, job] as const;
