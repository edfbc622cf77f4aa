import type { Family } from '../kernel/family.ts';
import { removePolicy, tellOfPush } from './jobs.ts';
import type { WebhookTables } from './tables.ts';

/** What webhooks hear. */
export const webhookFamily: Family<WebhookTables> = {
  due: [],
  hears: {
    'artifact.pushed': ({ artifact_id, tags }, world) => tellOfPush(artifact_id, tags, world),
    'namespace.deleted': ({ namespace_id }, world) => {
      for (const policy of world.tables.webhooks.policies.under(namespace_id)) removePolicy(policy, world);
    },
  },
};
