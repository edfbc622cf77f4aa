import type { Case } from '../../case.ts';
import { count, id, name, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['namespace'], source: page('0102') } as const;

const operation = 'ListInstanceNamespaces';

/** Reading namespaces, and finding them. */
export const namespaces = [
  {
    ...base,
    id: 'namespaces/fields',
    rule: 'a namespace has the fields of the page, each of its type; its settings are texts',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            namespaces: {
              $minLength: 1,
              $unique: 'name',
              $each: {
                name,
                namespace_id: id,
                metadata: { public: { $oneOf: ['true', 'false'] } },
                repo_count: count,
                created_at: utcTime,
                updated_at: utcTime,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'namespaces/listed-as-shown',
    rule: 'the list shows a namespace as it is shown alone',
    source: page('0103'),
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstanceNamespace',
        expect: { status: 200, body: { name: { $ref: 'namespace_name' }, namespace_id: { $ref: 'namespace_id' } } },
        capture: { one: '' },
      },
      { operation, query: list, expect: { status: 200, body: { namespaces: { $contains: { $ref: 'one' } } } } },
    ],
  },
  {
    ...base,
    id: 'namespaces/name',
    rule: 'name leaves the namespace of that name',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { ...list, name: { $ref: 'namespace_name' } },
        expect: { status: 200, body: { namespaces: { $contains: { name: { $ref: 'namespace_name' } } } } },
      },
      {
        operation,
        query: { ...list, name: 'fake-swr-verify-missing' },
        expect: { status: 200, body: { namespaces: [], total: 0 } },
      },
    ],
  },
  {
    ...base,
    id: 'namespaces/name-whole',
    rule: 'name is compared with the whole name',
    effect: 'write',
    given: ['new namespace'],
    provenance: 'inferred',
    behaviour: { id: 'namespaces.name_filter', option: 'exact' },
    steps: [
      {
        operation,
        query: { ...list, name: { $ref: 'namespace_name' } },
        expect: { status: 200, body: { namespaces: [{ name: { $ref: 'namespace_name' } }], total: 1 } },
      },
      {
        operation,
        query: { ...list, name: 'fake-swr-verify' },
        expect: { status: 200, body: { namespaces: [], total: 0 } },
      },
    ],
  },
  {
    ...base,
    id: 'namespaces/name-length',
    rule: 'name has at most 64 characters',
    provenance: 'inferred',
    steps: [
      { operation, query: { name: 'n'.repeat(65) }, expect: { status: 400 } },
      { operation, query: { name: 'n'.repeat(64) }, expect: { status: 200 } },
    ],
  },
  {
    ...base,
    id: 'namespaces/public',
    rule: 'public=true leaves public namespaces, any other value private ones, and total counts those',
    provenance: 'documented',
    steps: ['true', 'false', 'yes'].flatMap(
      (wanted) =>
        [
          {
            operation,
            query: { ...list, public: wanted },
            expect: {
              status: 200,
              body: { namespaces: { $each: { metadata: { public: String(wanted === 'true') } } } },
            },
          },
          { walk: operation, query: { public: wanted }, list: 'namespaces', by: 'namespace_id', limit: 2 },
        ] as const,
    ),
  },
  {
    ...base,
    id: 'namespaces/by-update',
    rule: 'order_column=updated_at lists by that, the latest last or first as order_type says',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { ...list, order_column: 'updated_at', order_type: 'asc' },
        expect: { status: 200, body: { namespaces: { $ascending: 'updated_at' } } },
      },
      {
        operation,
        query: { ...list, order_column: 'updated_at', order_type: 'desc' },
        expect: { status: 200, body: { namespaces: { $descending: 'updated_at' } } },
      },
    ],
  },
  {
    ...base,
    id: 'namespaces/order-unknown',
    rule: 'a column or an order that the page does not list is refused',
    provenance: 'inferred',
    steps: [
      { operation, query: { order_column: 'name', order_type: 'asc' }, expect: { status: 400 } },
      { operation, query: { order_column: 'updated_at', order_type: 'upwards' }, expect: { status: 400 } },
    ],
  },
  {
    ...base,
    id: 'namespaces/order',
    rule: 'namespaces are listed by name unless asked otherwise',
    provenance: 'observed',
    behaviour: { id: 'namespaces.order', option: 'by_name' },
    steps: [{ operation, query: list, expect: { status: 200, body: { namespaces: { $ascending: 'name' } } } }],
  },
] as const satisfies readonly Case[];
