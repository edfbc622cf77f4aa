import { webhookBody } from '../../resources/webhook-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { orderOf } from './orders.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

const listed = 'ListInstanceWebhookJobs';
const [target] = webhookBody.targets;

const bodyTo = (name: string, address: string) => ({ ...webhookBody, name, targets: [{ ...target, address }] });

/** Tries to create a policy for that address in a namespace of the probes. If it is created, it is deleted in the end. */
const create = async ({ call, cleanUp, newNamespace, newName }: ProbeContext, address: string) => {
  const namespace = await newNamespace();
  const answer: Answer = await call('CreateInstanceWebhook', namespace, { body: bodyTo(newName(), address) });
  const at: PathValues = { ...namespace, policy_id: String(pointed(answer.body, '/id')) };
  if (answer.status === 201) cleanUp.add(pathIn('DeleteInstanceWebhook', at));
  return { answer, at };
};

/** The jobs of the first policy that has so many. */
const jobsOf = async ({ list, locate, instance }: ProbeContext, fewest: number) => {
  for (const { at } of await locate('webhook policy', await instance())) {
    const jobs = await list(listed, at);
    if (jobs.length >= fewest) return jobs;
  }
  throw new Unmet(`no webhook policy has ${fewest} jobs`);
};

const ofFilter = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'];
const ofSample = ['pending', 'running', 'finished', 'error', 'stopped'];

export const webhookProbes: ProbesOf<
  'webhooks.address_change' | 'webhooks.internal_needs_ip' | 'webhooks.job_status' | 'webhooks.order_of_jobs'
> = {
  'webhooks.address_change': {
    effect: 'write',
    ask: async (context) => {
      const [before, after] = ['https://192.168.0.10/before', 'https://192.168.0.10/after'];
      const { answer, at } = await create(context, before);
      if (answer.status !== 201) throw new Unmet(`a policy could not be created: ${quoted(answer)}`);
      const body = bodyTo(context.newName(), after);
      const replaced = await context.call('UpdateInstanceWebhook', at, { body });
      if (replaced.status >= 300) return byStatus(replaced, { 400: 'reject_400' });
      const { body: policy } = await context.call('ShowInstanceWebhook', at);
      const address = pointed(policy, '/targets/0/address');
      const seen = `${replaced.status}, and the address is ${shown(address)}`;
      if (address === before) return observed('ignore', seen);
      return address === after ? observed('accept', seen) : unclear(seen);
    },
  },
  'webhooks.internal_needs_ip': {
    effect: 'write',
    ask: async (context) =>
      byStatus((await create(context, 'https://hooks.example.com')).answer, { 201: 'accept', 400: 'reject' }),
  },
  'webhooks.job_status': {
    effect: 'read',
    ask: async (context) => {
      const statuses = (await jobsOf(context, 1)).map(({ status }) => String(status));
      const seen = shown([...new Set(statuses)]);
      if (statuses.every((status) => ofFilter.includes(status))) return observed('of_filter', seen);
      return statuses.every((status) => ofSample.includes(status)) ? observed('of_sample', seen) : unclear(seen);
    },
  },
  'webhooks.order_of_jobs': {
    effect: 'read',
    ask: async (context) => orderOf(await jobsOf(context, 3), 'jobs'),
  },
};
