import type { Case } from '../../case.ts';
import { list, page } from '../parts/pages.ts';

const operation = 'ListInstanceWebhooks';
const base = { source: page('0902'), effect: 'read', given: ['webhook policy'] } as const;

const columns = ['created_at', 'updated_at', 'name'] as const;
const orders = { asc: '$ascending', desc: '$descending' } as const;

const ordered = (column: (typeof columns)[number], order: keyof typeof orders): Case => ({
  ...base,
  id: `webhooks/policies/by-${column}-${order}`,
  rule: `order_column=${column} with order_type=${order} lists by that`,
  provenance: 'documented',
  steps: [
    {
      operation,
      query: { ...list, order_column: column, order_type: order },
      expect: { status: 200, body: { policies: { $minLength: 1, [orders[order]]: column } } },
    },
  ],
});

/** In which order webhook policies are listed. */
export const webhookOrders: readonly Case[] = [
  ...columns.flatMap((column) => [ordered(column, 'asc'), ordered(column, 'desc')]),
  {
    ...base,
    id: 'webhooks/policies/order',
    rule: 'policies are listed by created_at, the latest first, unless asked otherwise',
    provenance: 'documented',
    steps: [{ operation, query: list, expect: { status: 200, body: { policies: { $descending: 'created_at' } } } }],
  },
  {
    ...base,
    id: 'webhooks/policies/order-unknown',
    rule: 'a column or an order that the page does not list is refused',
    provenance: 'inferred',
    steps: [
      { operation, query: { order_column: 'id' as never }, expect: { status: 400 } },
      { operation, query: { order_type: 'upwards' as never }, expect: { status: 400 } },
    ],
  },
];
