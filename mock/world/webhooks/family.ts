import type { Family } from '../kernel/family.ts';
import { webhookChecks } from './checks.ts';
import { deliveriesDue } from './deliveries.ts';
import { removePolicy, tellOfPush } from './jobs.ts';
import { type WebhookTables, webhookTables } from './tables.ts';

/** What webhooks hear, and what of it becomes due. */
export const webhookFamily = {
  tables: webhookTables,
  checks: webhookChecks,
  due: [deliveriesDue],
  hears: {
    'artifact.pushed': ({ artifact_id, tags }, world) => tellOfPush(artifact_id, tags, world),
    'namespace.deleted': ({ namespace_id }, world) => {
      for (const policy of world.tables.webhooks.policies.under(namespace_id)) removePolicy(policy, world);
    },
  },
} satisfies Family<WebhookTables>;
