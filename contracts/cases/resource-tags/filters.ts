import type { Case, Step } from '../../case.ts';
import { count, name } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { ofNamespace, ofNamespaces } from './places.ts';

const base = { effect: 'write', given: ['new namespace'], source: page('0507') } as const;
const inType = { resource_type: 'instances' } as const;

/** A key that nothing but the case's own namespace has. */
const key = { $ref: 'new_name' } as const;
const by = (values: readonly unknown[], more: readonly object[] = []) => ({ tags: [{ key, values }, ...more] });

const tags = [
  { key, value: 'before-after' },
  { key: 'fake-swr-verify', value: 'case' },
];
const put = {
  operation: 'CreateSubResourceTags',
  path: ofNamespace,
  body: { tags },
  expect: { status: 204 },
} as const;

const found = { resource_name: { $ref: 'namespace_name' }, resource_id: name } as const;

/** That a filter finds the case's namespace, or nothing; and that it is counted so. */
const finds = (body: object, isFound: boolean): readonly Step[] => [
  {
    operation: 'ListSubResourceInstances',
    path: ofNamespaces,
    body,
    expect: { status: 200, body: { resources: isFound ? [found] : [], total_count: Number(isFound) } },
  },
  {
    operation: 'ShowSubResourceInstancesCount',
    path: ofNamespaces,
    body,
    expect: { status: 200, body: { total_count: Number(isFound) } },
  },
];

const bad = [
  { tags: [{ key: 'no values' }] },
  { tags: [{ key: '', values: [] }] },
  { tags: [{ key: 'k'.repeat(129), values: [] }] },
  { tags: ['one', 'one'].map((twice) => ({ key: twice, values: [] })) },
  { tags: [{ key: 'k', values: ['same', 'same'] }] },
  { tags: [{ key: 'k', values: ['v'.repeat(256)] }] },
  { tags: [{ key: 'k', values: Array.from({ length: 11 }, (_, index) => `v${index}`) }] },
  { tags: Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, values: [] })) },
];
const badPages = [{ limit: 0 }, { limit: 201 }, { limit: 'all' }, { offset: -1 }];

const shown = { $minLength: 1, $each: { resource_id: name, resource_name: name, tags: { $type: 'array' } } } as const;

/** Resources, looked for by their tags. */
export const resourceFilters = [
  {
    ...base,
    id: 'resource-tags/filters/fields',
    rule: 'without a filter every resource is listed and counted, each with its tags',
    provenance: 'inferred',
    behaviour: { id: 'tags.without_filter', option: 'everything' },
    steps: [
      {
        operation: 'ListInstanceResourceInstances',
        path: inType,
        body: {},
        expect: { status: 200, body: { resources: shown, total_count: count } },
        capture: { instances: '/total_count' },
      },
      {
        operation: 'ShowInstanceResourceInstancesCount',
        path: inType,
        body: {},
        expect: { status: 200, body: { total_count: { $ref: 'instances' } } },
      },
      {
        operation: 'ListSubResourceInstances',
        path: ofNamespaces,
        body: {},
        expect: { status: 200, body: { resources: { ...shown, $contains: { ...found, tags: [] } } } },
      },
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/values',
    rule: 'any of the values will do, and where there is none, any value; blanks around one do not count',
    provenance: 'documented',
    steps: [
      put,
      ...finds(by(['before-after']), true),
      ...finds(by(['none', ' before-after ']), true),
      ...finds(by([]), true),
      ...finds(by(['before']), false),
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/keys',
    rule: 'every key must be there',
    provenance: 'documented',
    steps: [
      put,
      ...finds(by([], [{ key: 'fake-swr-verify', values: ['case'] }]), true),
      ...finds(by([], [{ key: 'fake-swr-verify', values: ['other'] }]), false),
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/unknown-key',
    rule: 'a key that no resource has finds nothing',
    provenance: 'inferred',
    behaviour: { id: 'tags.unknown_key', option: 'documented' },
    steps: [...finds(by([]), false), put, ...finds(by([], [{ key: 'fake-swr-verify-none', values: [] }]), false)],
  },
  {
    ...base,
    id: 'resource-tags/filters/star',
    rule: 'a value that begins with an asterisk finds what contains the rest',
    provenance: 'inferred',
    behaviour: { id: 'tags.value_with_star', option: 'contains' },
    steps: [put, ...finds(by(['*e-a']), true), ...finds(by(['*z']), false)],
  },
  {
    ...base,
    id: 'resource-tags/filters/id',
    rule: 'a namespace is a sub-resource by its name',
    provenance: 'inferred',
    behaviour: { id: 'tags.sub_resource_id', option: 'name' },
    steps: [
      put,
      {
        operation: 'ListSubResourceInstances',
        path: ofNamespaces,
        body: by([]),
        expect: { status: 200, body: { resources: [{ resource_id: { $ref: 'namespace_name' } }] } },
      },
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/past-the-end',
    rule: 'a page past the end is empty and counts all; Terraform reads one of every filter',
    provenance: 'inferred',
    behaviour: { id: 'paging.total_beyond_end', option: 'true_total' },
    steps: [
      put,
      {
        operation: 'ListSubResourceInstances',
        path: ofNamespaces,
        query: { offset: 200, limit: 200 },
        body: by([]),
        expect: { status: 200, body: { resources: [], total_count: 1 } },
      },
      {
        operation: 'ListInstanceResourceInstances',
        path: inType,
        query: { offset: 0, limit: 1 },
        body: {},
        expect: { status: 200, body: { resources: { $length: 1 }, total_count: { $atLeast: 1 } } },
        capture: { total: '/total_count' },
      },
      {
        operation: 'ListInstanceResourceInstances',
        path: inType,
        query: { offset: 1_000_000, limit: 1 },
        body: {},
        expect: { status: 200, body: { resources: [], total_count: { $ref: 'total' } } },
      },
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/refused',
    rule: 'a filter has at most 50 keys of 10 values, none of them twice, and every key has values',
    provenance: 'documented',
    steps: [
      ...bad.flatMap((body): readonly Step[] => [
        { operation: 'ListSubResourceInstances', path: ofNamespaces, body, expect: refused(400) },
        { operation: 'ShowSubResourceInstancesCount', path: ofNamespaces, body, expect: refused(400) },
        { operation: 'ListInstanceResourceInstances', path: inType, body, expect: refused(400) },
        { operation: 'ShowInstanceResourceInstancesCount', path: inType, body, expect: refused(400) },
      ]),
    ],
  },
  {
    ...base,
    id: 'resource-tags/filters/pages-refused',
    rule: 'a page has from 1 to 200 resources and begins at 0 or later',
    provenance: 'inferred',
    behaviour: { id: 'paging.limit_out_of_range', option: 'reject' },
    steps: badPages.flatMap((query): readonly Step[] => [
      { operation: 'ListSubResourceInstances', path: ofNamespaces, query, body: {}, expect: refused(400) },
      { operation: 'ListInstanceResourceInstances', path: inType, query, body: {}, expect: refused(400) },
    ]),
  },
] as const satisfies readonly Case[];
