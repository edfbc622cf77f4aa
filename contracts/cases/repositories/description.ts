import type { Case } from '../../case.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { listed } from '../rules/updates.ts';

const base = { effect: 'write', given: ['new artifact'], source: page('0204') } as const;
const operation = 'UpdateInstanceRepository';
const shown = (description: string) =>
  ({ operation: 'ShowInstanceRepository', expect: { status: 200, body: { description } } }) as const;

const lists = ['ListInstanceRepositories', 'ListNamespaceRepositories'] as const;
const everywhere = { operation: 'ListAllInstanceRepositories', query: { name: { $ref: 'repository_name' } } } as const;
const key = { id: { $ref: 'id' } } as const;
const later = { ...key, updated_at: { $not: { $ref: 'before' } } } as const;

/** Changing the description of a repository. */
export const repositoryDescription = [
  {
    ...base,
    id: 'repositories/description/changed',
    rule: 'the description is changed and shown, and an empty one clears it; Terraform sends both',
    provenance: 'observed',
    steps: [
      { operation, body: { description: 'test' }, expect: { status: [200, 201, 202] } },
      shown('test'),
      { operation, body: { description: '' }, expect: { status: [200, 201, 202] } },
      shown(''),
    ],
  },
  {
    ...base,
    id: 'repositories/description/updated-at',
    rule: 'a change moves updated_at, where it is shown and where it is listed, and leaves the rest',
    provenance: 'inferred',
    steps: [
      {
        operation: 'ShowInstanceRepository',
        expect: { status: 200 },
        capture: { id: '/id', before: '/updated_at', created: '/created_at', pulls: '/pull_count' },
      },
      ...lists.map((id) => listed(id, key)),
      { ...everywhere, expect: { status: 200, body: { repositories: { $contains: key } } } },
      { operation, body: { description: 'later' }, afterMs: 2000, expect: { status: 200 } },
      {
        operation: 'ShowInstanceRepository',
        expect: {
          status: 200,
          body: {
            ...{ created_at: { $ref: 'created' }, pull_count: { $ref: 'pulls' }, artifact_count: 1, tag_count: 2 },
            updated_at: { $not: { $ref: 'before' } },
          },
        },
      },
      ...lists.map((id) => listed(id, later)),
      { ...everywhere, expect: { status: 200, body: { repositories: { $contains: later } } } },
    ],
  },
  {
    ...base,
    id: 'repositories/description/refused',
    rule: 'a body without a description, or with one that is not a text, is refused',
    provenance: 'documented',
    steps: [{}, { description: 7 }].map((body) => ({ operation, body, expect: refused(400) })),
  },
] as const satisfies readonly Case[];
