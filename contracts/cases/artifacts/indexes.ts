import type { Case } from '../../case.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const base = { effect: 'write', given: ['new index'] } as const;

const hidden = { provenance: 'inferred', behaviour: { id: 'artifacts.children_of_index', option: 'hidden' } } as const;

const held = { digest: { $ref: 'held_digest' } } as const;

const showHeld = {
  operation: 'ShowInstanceArtifact',
  path: { reference: { $ref: 'held_digest' } },
} as const;

/** An index, and what it holds. */
export const indexes = [
  {
    ...base,
    ...hidden,
    id: 'artifacts/indexes/list',
    rule: 'what an index holds and has no tag is not among the artifacts of its repository',
    source: page('0301'),
    steps: [
      {
        operation: 'ListInstanceArtifacts',
        query: list,
        expect: {
          status: 200,
          body: {
            artifacts: { $contains: { digest: { $ref: 'reference' } }, $excludes: held, $length: 1 },
            total: 1,
          },
        },
      },
    ],
  },
  {
    ...base,
    ...hidden,
    id: 'artifacts/indexes/count',
    rule: 'what an index holds and has no tag is not counted as an artifact of its repository',
    source: page('0203'),
    steps: [
      {
        operation: 'ShowInstanceRepository',
        expect: { status: 200, body: { artifact_count: 1, tag_count: 2 } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/indexes/shown',
    rule: 'what an index holds is shown by its digest',
    source: page('0302'),
    provenance: 'inferred',
    steps: [{ ...showHeld, expect: { status: 200, body: { ...held, tags: [] } } }],
  },
  {
    ...base,
    id: 'artifacts/indexes/deleted',
    rule: 'an index is deleted together with what it holds and nothing else has',
    source: page('0303'),
    provenance: 'inferred',
    steps: [
      { operation: 'DeleteInstanceArtifact', expect: { status: 204 } },
      { operation: 'ShowInstanceArtifact', expect: refused(404) },
      { ...showHeld, expect: refused(404) },
    ],
  },
] as const satisfies readonly Case[];
