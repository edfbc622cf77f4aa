import type { Case } from '../../case.ts';
import { namespaceBody } from '../../resources/namespaces.ts';
import { id } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';

const base = { effect: 'write', given: ['new namespace'], source: page('0101') } as const;

const path = { namespace_name: { $ref: 'new_name' } } as const;
const metadata = { public: 'false', severity: 'high' } as const;
const longest = 'fake-swr-verify-'.padEnd(64, 'n');

/** The page allows lower-case letters, digits, and single `.`, `_` and `-` between them. */
const badNames = [
  'fake-swr-verify-Upper',
  'fake-swr-verify--two',
  'fake-swr-verify._two',
  'fake-swr-verify-',
  '-fake-swr-verify',
  'fake-swr-verify/slash',
  'fake-swr-verify-命名',
  `${longest}n`,
];

/** Creating and deleting namespaces. */
export const namespaceLife = [
  {
    ...base,
    id: 'namespaces/life',
    rule: 'a namespace is created, shown as it was sent, listed, deleted, and then gone',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceNamespace',
        body: { namespace_name: { $ref: 'new_name' }, metadata },
        expect: { status: 201, body: { id } },
        capture: { new_id: '/id' },
      },
      {
        operation: 'ShowInstanceNamespace',
        path,
        expect: {
          status: 200,
          body: { name: { $ref: 'new_name' }, namespace_id: { $ref: 'new_id' }, metadata, repo_count: 0 },
        },
        capture: { one: '' },
      },
      {
        operation: 'ListInstanceNamespaces',
        query: { name: { $ref: 'new_name' } },
        expect: { status: 200, body: { namespaces: { $contains: { $ref: 'one' } } } },
      },
      {
        operation: 'ListNamespaceRepositories',
        path,
        expect: { status: 200, body: { repositories: [], total: 0 } },
      },
      { operation: 'DeleteInstanceNamespace', path, expect: { status: 204 } },
      { operation: 'ShowInstanceNamespace', path, expect: { status: 404 } },
      {
        operation: 'ListInstanceNamespaces',
        query: { name: { $ref: 'new_name' } },
        expect: { status: 200, body: { namespaces: { $excludes: { name: { $ref: 'new_name' } } } } },
      },
      { operation: 'DeleteInstanceNamespace', path, expect: { status: 404 } },
    ],
  },
  {
    ...base,
    id: 'namespaces/name-taken',
    rule: 'a second namespace of one name is a conflict',
    provenance: 'inferred',
    behaviour: { id: 'namespaces.taken_name', option: 'reject' },
    steps: [
      {
        operation: 'CreateInstanceNamespace',
        body: { ...namespaceBody, namespace_name: { $ref: 'namespace_name' } },
        expect: { status: 409 },
      },
      {
        operation: 'ShowInstanceNamespace',
        expect: { status: 200, body: { namespace_id: { $ref: 'namespace_id' } } },
      },
    ],
  },
  {
    ...base,
    id: 'namespaces/name-characters',
    rule: 'a name of other characters than the page lists, or of more than 64, is refused',
    provenance: 'documented',
    steps: badNames.map(
      (namespace_name) =>
        ({
          operation: 'CreateInstanceNamespace',
          body: { ...namespaceBody, namespace_name },
          expect: { status: 400 },
        }) as const,
    ),
  },
  {
    ...base,
    id: 'namespaces/name-longest',
    rule: 'a name may have 64 characters',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceNamespace',
        body: { ...namespaceBody, namespace_name: longest },
        expect: { status: 201 },
      },
      { operation: 'ShowInstanceNamespace', path: { namespace_name: longest }, expect: { status: 200 } },
      { operation: 'DeleteInstanceNamespace', path: { namespace_name: longest }, expect: { status: 204 } },
    ],
  },
  {
    ...base,
    id: 'namespaces/settings-are-texts',
    rule: 'public is a text: a boolean is refused',
    provenance: 'inferred',
    steps: [
      {
        operation: 'CreateInstanceNamespace',
        body: { namespace_name: { $ref: 'new_name' }, metadata: { public: true } },
        expect: { status: 400 },
      },
    ],
  },
] as const satisfies readonly Case[];
