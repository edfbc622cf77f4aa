import type { Case } from '../../case.ts';
import type { OperationId } from '../../service/spec.ts';
import { list } from '../parts/pages.ts';
import { derived, slug, step } from '../parts/step.ts';

const given = ['repository'] as const;

const columns = ['created_at', 'updated_at'] as const;
const orders = { asc: '$ascending', desc: '$descending' } as const;

const ordered = (operation: OperationId, column: string, order: keyof typeof orders): Case => ({
  ...derived(operation),
  id: `repositories/by-${column}-${order}/${slug(operation)}`,
  rule: `order_column=${column} with order_type=${order} lists by that`,
  provenance: 'documented',
  given,
  steps: [
    step(operation, {
      query: { ...list, order_column: column, order_type: order },
      expect: { status: 200, body: { repositories: { $minLength: 1, [orders[order]]: column } } },
    }),
  ],
});

const ordersOf = (operation: OperationId): readonly Case[] => [
  ...columns.flatMap((column) => [ordered(operation, column, 'asc'), ordered(operation, column, 'desc')]),
  {
    ...derived(operation),
    id: `repositories/order/${slug(operation)}`,
    rule: 'repositories are listed by created_at, the latest first, unless asked otherwise',
    provenance: 'documented',
    given,
    steps: [
      step(operation, { query: list, expect: { status: 200, body: { repositories: { $descending: 'created_at' } } } }),
    ],
  },
  {
    ...derived(operation),
    id: `repositories/order-unknown/${slug(operation)}`,
    rule: 'a column or an order that the page does not list is refused',
    provenance: 'inferred',
    given,
    steps: [
      step(operation, { query: { order_column: 'name' }, expect: { status: 400 } }),
      step(operation, { query: { order_type: 'upwards' }, expect: { status: 400 } }),
    ],
  },
];

/** In which order repositories are listed. */
export const repositoryOrders: readonly Case[] = [
  ...ordersOf('ListInstanceRepositories'),
  ...ordersOf('ListNamespaceRepositories'),
];
