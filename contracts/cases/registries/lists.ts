import type { Case } from '../../case.ts';
import { registryBody } from '../../resources/registry-bodies.ts';
import { page } from '../parts/pages.ts';
import { create, listed, lists, update } from './steps.ts';

const reading = { effect: 'read', given: ['registry'], source: page(1102), provenance: 'documented' } as const;
const filtering = { effect: 'write', given: ['new registry'], source: page(1102), provenance: 'documented' } as const;

const columns = ['created_at', 'updated_at', 'name'] as const;

/** Filters and orders of the list of registries. */
export const registryLists = [
  ...columns.flatMap((column): readonly Case[] => [
    {
      ...reading,
      id: `registries/order/${column}-asc`,
      rule: `order_column=${column} with order_type=asc lists by ascending ${column}`,
      steps: [listed({ order_column: column, order_type: 'asc' }, { $ascending: column })],
    },
    {
      ...reading,
      id: `registries/order/${column}-desc`,
      rule: `order_column=${column} with order_type=desc lists by descending ${column}`,
      steps: [listed({ order_column: column, order_type: 'desc' }, { $descending: column })],
    },
  ]),
  {
    ...reading,
    id: 'registries/order/usual',
    rule: 'registries are listed newest first',
    steps: [listed({}, { $descending: 'created_at' })],
  },
  {
    ...filtering,
    id: 'registries/order/updated',
    rule: 'a registry that is replaced comes first by updated_at and stays where it was by created_at',
    steps: [
      { ...create, body: { ...registryBody, name: { $ref: 'new_name' } }, capture: { later: '/id' } },
      { ...update({ ...registryBody, name: { $ref: 'registry_name' } }), afterMs: 50 },
      {
        ...lists,
        query: { offset: 0, limit: 1, order_column: 'updated_at', order_type: 'desc' },
        expect: { status: 200, body: { registries: [{ id: { $ref: 'registry_id' } }] } },
      },
      {
        ...lists,
        query: { offset: 0, limit: 1, order_column: 'created_at', order_type: 'desc' },
        expect: { status: 200, body: { registries: [{ id: { $ref: 'later' } }] } },
      },
      { operation: 'DeleteInstanceRegistry', path: { registry_id: { $ref: 'later' } }, expect: { status: 204 } },
    ],
  },
  {
    ...filtering,
    id: 'registries/of-name',
    rule: 'name leaves the registries with that in their names',
    steps: [
      listed({ name: { $ref: 'registry_name' } }, [{ id: { $ref: 'registry_id' } }], 1),
      listed(
        { name: 'swr-verify-' },
        { $contains: { id: { $ref: 'registry_id' } }, $each: { name: { $matches: 'swr-verify-' } } },
      ),
      listed({ name: 'fake-swr-verify-missing' }, [], 0),
    ],
  },
  {
    ...filtering,
    id: 'registries/of-type',
    rule: 'type leaves the registries of just that type',
    steps: [
      ...(['swr-pro', 'swr-pro-internal', 'huawei-SWR'] as const).map((type) => listed({ type }, { $each: { type } })),
      listed({ type: 'swr-pro' }, { $contains: { id: { $ref: 'registry_id' } } }),
      listed({ type: 'swr' }, [], 0),
    ],
  },
] as const satisfies readonly Case[];
