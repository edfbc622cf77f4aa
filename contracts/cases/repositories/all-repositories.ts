import type { Case } from '../../case.ts';
import { count, id, name, text, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const operation = 'ListAllInstanceRepositories';
const base = { effect: 'read', given: ['repository'], source: page('0206') } as const;
const first = { operation, query: { limit: 1 } } as const;

/** The repositories of all instances of a project, page by page from a marker. */
export const allRepositories = [
  {
    ...base,
    id: 'repositories/all/fields',
    rule: 'a repository has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { limit: 100 },
        expect: {
          status: 200,
          body: {
            repositories: {
              ...{ $minLength: 1, $maxLength: 100, $unique: 'id' },
              $each: {
                ...{ id, name, namespace_id: id, namespace_name: name, description: text },
                ...{ tag_count: count, pull_count: count, artifact_count: count },
                ...{ created_at: utcTime, updated_at: utcTime, instance_id: name, instance_name: name },
                resource_urn: { $matches: '^swr:[^:]+:[^:]+:repository:[^/:]+/[^:]+$' },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/all/next',
    rule: 'next_marker leads to the following page, with other repositories',
    provenance: 'documented',
    steps: [
      {
        ...first,
        expect: { status: 200, body: { repositories: { $length: 1 }, page_info: { next_marker: name } } },
        capture: { one: '/repositories/0/id', next: '/page_info/next_marker' },
      },
      {
        operation,
        query: { limit: 1, marker: { $ref: 'next' } },
        expect: { status: 200, body: { repositories: [{ id: { $not: { $ref: 'one' } } }] } },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/all/of-name',
    rule: 'name leaves the repositories with that in their names',
    provenance: 'chosen',
    behaviour: { id: 'repositories.all_name', option: 'contains' },
    steps: [
      { ...first, expect: { status: 200 }, capture: { repository: '/repositories/0', called: '/repositories/0/name' } },
      {
        operation,
        query: { limit: 100, name: { $ref: 'called' } },
        expect: { status: 200, body: { repositories: { $contains: { $ref: 'repository' } } } },
      },
      {
        operation,
        query: { name: 'fake-swr-verify-missing' },
        expect: { status: 200, body: { repositories: [] } },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/all/last',
    rule: 'the last page has no next_marker',
    provenance: 'inferred',
    behaviour: { id: 'repositories.last_marker', option: 'absent' },
    steps: [
      {
        operation,
        query: { name: 'fake-swr-verify-missing' },
        expect: { status: 200, body: { page_info: { next_marker: { $absent: true } } } },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/all/unknown-marker',
    rule: 'a marker that no answer has given is refused',
    provenance: 'chosen',
    behaviour: { id: 'repositories.unknown_marker', option: 'reject' },
    steps: [{ operation, query: { marker: 'fake-swr-verify' }, expect: refused(400) }],
  },
  {
    ...base,
    id: 'repositories/all/limit',
    rule: 'limit is from 1 to 100, and 100 unless given',
    provenance: 'inferred',
    behaviour: { id: 'paging.limit_out_of_range', option: 'reject' },
    steps: [
      { operation, query: { limit: 0 }, expect: refused(400) },
      { operation, query: { limit: 101 }, expect: refused(400) },
      { operation, query: { limit: 100 }, expect: { status: 200 }, capture: { whole: '/repositories' } },
      { operation, expect: { status: 200, body: { repositories: { $inOrderOf: { of: 'whole', by: 'id' } } } } },
    ],
  },
] as const satisfies readonly Case[];
