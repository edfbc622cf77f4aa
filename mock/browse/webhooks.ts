import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import type { WebhookJobRow } from '../world/webhooks/rows.ts';
import type { Shown } from './around.ts';
import { given, pageOf, time, timeGiven } from './page.ts';
import { inNamespace } from './where.ts';

const payloadOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const shown = (job: WebhookJobRow, { tables }: Shown): Schemas['BrowsedWebhook'] => {
  const { id, policy_id, event_type, notify_type, status, status_text, created_at, updated_at, job_detail } = job;
  const policy = tables.webhooks.policies.get(policy_id);
  const delivery = tables.webhooks.deliveries.get(id);
  const only = policy?.targets.length === 1 ? policy.targets[0] : undefined;
  const { instance_id = '', namespace_name = '' } = inNamespace(tables.namespaces.get(policy?.namespace_id ?? 0));
  return {
    ...{ id, policy_id, policy_name: policy?.name ?? '', instance_id, namespace_name, event_type, notify_type },
    ...given('address', (delivery?.target ?? only)?.address),
    ...{ status, status_text, ...given('attempts', delivery?.attempts) },
    ...timeGiven('next_attempt_at', delivery?.state === 'waiting' ? delivery.dueMs : undefined),
    ...{ created_at, updated_at, payload: payloadOf(job_detail) },
  };
};

export const webhooks = ({ query }: ControlInput<'browseWebhooks'>, world: Shown): ControlOutput<'browseWebhooks'> => {
  const { jobs } = world.tables.webhooks;
  const rows = (query.policy_id === undefined ? jobs.all() : jobs.under(query.policy_id))
    .filter(({ status }) => query.status === undefined || status === query.status)
    .toReversed();
  const page = pageOf(rows, query, (job) => shown(job, world));
  return { now: time(world.nowMs), mode: world.limits.webhooks ?? 'record', webhooks: page, total: rows.length };
};
