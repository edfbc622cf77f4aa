import type { Case } from '../../case.ts';
import { count, id, name, text, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['repository'], source: page('0201') } as const;

/** The image repositories of an instance and of a namespace. */
export const repositories = [
  {
    ...base,
    id: 'repositories/fields',
    rule: 'a repository has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceRepositories',
        query: list,
        expect: {
          status: 200,
          body: {
            repositories: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                id,
                name,
                namespace_name: name,
                namespace_id: id,
                tag_count: count,
                pull_count: count,
                artifact_count: count,
                description: text,
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
    id: 'repositories/listed-as-shown',
    rule: 'both lists show a repository as it is shown alone',
    source: page('0203'),
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstanceRepository',
        expect: {
          status: 200,
          body: { namespace_name: { $ref: 'namespace_name' } },
        },
        capture: { one: '' },
      },
      {
        operation: 'ListInstanceRepositories',
        query: list,
        expect: { status: 200, body: { repositories: { $contains: { $ref: 'one' } } } },
      },
      {
        operation: 'ListNamespaceRepositories',
        query: list,
        expect: { status: 200, body: { repositories: { $contains: { $ref: 'one' } } } },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/of-namespace',
    rule: 'the list of a namespace has the repositories of that namespace, as many as it counts',
    source: page('0202'),
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceNamespace', expect: { status: 200 }, capture: { count: '/repo_count' } },
      {
        operation: 'ListNamespaceRepositories',
        query: list,
        expect: {
          status: 200,
          body: {
            repositories: { $each: { namespace_name: { $ref: 'namespace_name' } } },
            total: { $ref: 'count' },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/namespace-id',
    rule: 'namespace_id leaves the repositories of that namespace, and total counts those',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceRepositories',
        query: { ...list, namespace_id: { $ref: 'namespace_id' } },
        expect: {
          status: 200,
          body: { repositories: { $minLength: 1, $each: { namespace_id: { $ref: 'namespace_id' } } } },
        },
      },
      {
        walk: 'ListInstanceRepositories',
        query: { namespace_id: { $ref: 'namespace_id' } },
        list: 'repositories',
        by: 'id',
        limit: 10,
      },
    ],
  },
  {
    ...base,
    id: 'repositories/namespace-id-unknown',
    rule: 'an id that no namespace has leaves no repositories',
    provenance: 'inferred',
    steps: [
      {
        operation: 'ListInstanceRepositories',
        query: { ...list, namespace_id: 2_147_483_647 },
        expect: { status: 200, body: { repositories: [], total: 0 } },
      },
    ],
  },
  {
    ...base,
    id: 'repositories/namespace-id-word',
    rule: 'namespace_id is an integer',
    provenance: 'inferred',
    steps: [{ operation: 'ListInstanceRepositories', query: { namespace_id: 'library' }, expect: { status: 400 } }],
  },
  {
    ...base,
    id: 'repositories/artifact-count',
    rule: 'artifact_count is how many artifacts are listed',
    source: page('0203'),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.signatures_among_artifacts', option: 'hidden' },
    steps: [
      { operation: 'ShowInstanceRepository', expect: { status: 200 }, capture: { count: '/artifact_count' } },
      { operation: 'ListInstanceArtifacts', expect: { status: 200, body: { total: { $ref: 'count' } } } },
    ],
  },
  {
    ...base,
    id: 'repositories/slash',
    rule: 'a slash in the name of a repository comes encoded twice',
    source: page('0203'),
    provenance: 'documented',
    given: ['repository in a folder'],
    steps: [
      { operation: 'ShowInstanceRepository', expect: { status: 200 }, capture: { count: '/artifact_count' } },
      { operation: 'ListInstanceArtifacts', query: list, expect: { status: 200, body: { total: { $ref: 'count' } } } },
    ],
  },
  {
    ...base,
    id: 'repositories/plain-name',
    rule: 'the name of a repository does not carry its namespace',
    source: page('0202'),
    provenance: 'inferred',
    behaviour: { id: 'repositories.name', option: 'plain' },
    given: ['signature execution with tasks'],
    steps: [
      {
        operation: 'ListInstanceSignPolicyExecTasks',
        expect: { status: 200 },
        capture: { repository_name: '/tasks/0/repository' },
      },
      {
        operation: 'ShowInstanceRepository',
        expect: { status: 200, body: { name: { $ref: 'repository_name' } } },
      },
    ],
  },
] as const satisfies readonly Case[];
