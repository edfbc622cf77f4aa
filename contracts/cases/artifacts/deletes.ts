import type { Case } from '../../case.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const base = { effect: 'write', given: ['new artifact'] } as const;
const missing = `sha256:${'0'.repeat(64)}`;

const counts = (artifact_count: number, tag_count: number) =>
  ({ operation: 'ShowInstanceRepository', expect: { status: 200, body: { artifact_count, tag_count } } }) as const;

/** What deleting artifacts, their tags and their repository leaves. */
export const deletes = [
  {
    ...base,
    id: 'artifacts/deletes/artifact',
    rule: 'an artifact is deleted with its tags, its repository stays and counts neither, and then it is gone',
    source: page('0303'),
    provenance: 'documented',
    steps: [
      counts(1, 2),
      { operation: 'DeleteInstanceArtifact', expect: { status: 204 } },
      { operation: 'ShowInstanceArtifact', expect: { status: 404 } },
      { operation: 'ListInstanceArtifacts', query: list, expect: { status: 200, body: { artifacts: [], total: 0 } } },
      { operation: 'ListInstanceTags', query: list, expect: { status: 200, body: { tags: [], total: 0 } } },
      counts(0, 0),
      { operation: 'DeleteInstanceArtifact', expect: refused(404) },
    ],
  },
  {
    ...base,
    id: 'artifacts/deletes/by-tag',
    rule: 'an artifact is deleted by its digest: a tag is refused, and nothing is deleted',
    source: page('0303'),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.reference_is_tag', option: 'reject' },
    steps: [
      { operation: 'DeleteInstanceArtifact', path: { reference: { $ref: 'tag_name' } }, expect: refused(400) },
      counts(1, 2),
    ],
  },
  {
    ...base,
    id: 'artifacts/deletes/missing',
    rule: 'an artifact that is not there is not found',
    source: page('0303'),
    provenance: 'documented',
    steps: [{ operation: 'DeleteInstanceArtifact', path: { reference: missing }, expect: refused(404) }, counts(1, 2)],
  },
  {
    ...base,
    id: 'artifacts/deletes/tag',
    rule: 'a tag is deleted alone: the artifact stays, with its other tag and then without any',
    source: page('0308'),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.delete_last_tag', option: 'untagged' },
    steps: [
      { operation: 'DeleteInstanceTag', expect: { status: 204 } },
      { operation: 'ShowInstanceArtifact', expect: { status: 200, body: { tags: [{ name: 'latest' }] } } },
      counts(1, 1),
      { operation: 'DeleteInstanceTag', expect: refused(404) },
      { operation: 'DeleteInstanceTag', path: { tag_name: 'latest' }, expect: { status: 204 } },
      { operation: 'ShowInstanceArtifact', expect: { status: 200, body: { tags: [] } } },
      { operation: 'ListInstanceTags', query: list, expect: { status: 200, body: { tags: [], total: 0 } } },
      counts(1, 0),
    ],
  },
  {
    ...base,
    id: 'artifacts/deletes/repository',
    rule: 'a repository is deleted with all it holds, its namespace counts it no more, and then it is gone',
    source: page('0205'),
    provenance: 'observed',
    steps: [
      { operation: 'ShowInstanceNamespace', expect: { status: 200, body: { repo_count: 1 } } },
      { operation: 'DeleteInstanceRepository', expect: { status: 204 } },
      { operation: 'ShowInstanceRepository', expect: { status: 404 } },
      { operation: 'ShowInstanceArtifact', expect: { status: 404 } },
      {
        operation: 'ListNamespaceRepositories',
        query: list,
        expect: { status: 200, body: { repositories: [], total: 0 } },
      },
      { operation: 'ShowInstanceNamespace', expect: { status: 200, body: { repo_count: 0 } } },
      { operation: 'DeleteInstanceRepository', expect: refused(404) },
    ],
  },
] as const satisfies readonly Case[];
