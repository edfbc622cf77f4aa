import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { namespaceName } from '../resources/views.ts';
import type { JobStatus, WebhookJobRow, WebhookPolicyRow } from './rows.ts';
import type { WebhookTables } from './tables.ts';

type Hooked = World<WebhookTables>;

export const toPolicy = (row: WebhookPolicyRow, world: Hooked): Wire<'WebhookPolicyDetail'> => ({
  id: row.id,
  name: row.name,
  description: row.description,
  enabled: row.enabled,
  event_types: row.event_types,
  targets: row.targets,
  scope_rules: row.scope_rules,
  namespace_id: row.namespace_id,
  namespace_name: namespaceName(row.namespace_id, world),
  creator: row.creator,
  created_at: row.created_at,
  updated_at: row.updated_at,
});

/** Source: sample of page 0906; Harbor 2.1. */
export const sampleStatus = {
  Initialized: 'pending',
  Pending: 'pending',
  InProgress: 'running',
  Succeed: 'finished',
  Failed: 'error',
  Stopped: 'stopped',
} as const satisfies Readonly<Record<JobStatus, string>>;

export const toJob = (row: WebhookJobRow, { profile }: Hooked): Wire<'WebhookJob'> => ({
  id: row.id,
  policy_id: row.policy_id,
  event_type: row.event_type,
  notify_type: row.notify_type,
  status: profile['webhooks.job_status'] === 'of_filter' ? row.status : sampleStatus[row.status],
  status_text: row.status_text,
  job_detail: row.job_detail,
  created_at: row.created_at,
  updated_at: row.updated_at,
});
