import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { WebhookDeliveryRow, WebhookJobRow, WebhookPolicyRow } from './rows.ts';

export const webhookTables = () => ({
  webhooks: {
    policies: new Table<WebhookPolicyRow>({ id: (row) => row.id, parent: (row) => row.namespace_id }),
    jobs: new Table<WebhookJobRow>({ id: (row) => row.id, parent: (row) => row.policy_id }),
    deliveries: new Table<WebhookDeliveryRow>({ id: (row) => row.id, parent: () => 0 }),
  },
});

/** What webhooks may see and change. */
export type WebhookTables = ReturnType<typeof webhookTables> & ResourceTables;
