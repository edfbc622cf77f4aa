import type { Case } from '../../case.ts';
import { digest, id, name, time } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['artifact'], source: page('0301') } as const;

const operation = 'ListInstanceArtifacts';

/** The versions of an image. */
export const artifacts = [
  {
    ...base,
    id: 'artifacts/fields',
    rule: 'an artifact has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: list,
        expect: {
          status: 200,
          body: {
            artifacts: {
              $minLength: 1,
              $unique: 'digest',
              $each: {
                digest,
                id,
                repository_id: id,
                repository_name: name,
                type: name,
                namespace_id: { $ref: 'namespace_id' },
                media_type: name,
                manifest_media_type: name,
                pull_time: time,
                push_time: time,
                size: { $type: 'integer' },
                tags: { $each: { id, repository_id: id, artifact_id: id, name, push_time: time, pull_time: time } },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/listed-as-shown',
    rule: 'the list shows an artifact as it is shown alone',
    source: page('0302'),
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstanceArtifact',
        query: { with_scan_overview: false },
        expect: { status: 200, body: { digest: { $ref: 'reference' }, scan_overview: { $absent: true } } },
        capture: { one: '' },
      },
      { operation, query: list, expect: { status: 200, body: { artifacts: { $contains: { $ref: 'one' } } } } },
    ],
  },
  {
    ...base,
    id: 'artifacts/scan-overview',
    rule: 'with_scan_overview is true or false',
    source: page('0302'),
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceArtifact', query: { with_scan_overview: true }, expect: { status: 200 } },
      { operation: 'ShowInstanceArtifact', query: { with_scan_overview: 'perhaps' }, expect: { status: 400 } },
    ],
  },
  {
    ...base,
    id: 'artifacts/type',
    rule: 'type leaves the artifacts of that type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { ...list, type: 'IMAGE' },
        expect: { status: 200, body: { artifacts: { $each: { type: 'IMAGE' } } } },
      },
      {
        operation,
        query: { ...list, type: 'CHART' },
        expect: { status: 200, body: { artifacts: { $each: { type: 'CHART' } } } },
      },
      { walk: operation, query: { type: 'CHART' }, list: 'artifacts', by: 'id', limit: 2 },
    ],
  },
  {
    ...base,
    id: 'artifacts/type-unknown',
    rule: 'a type that the page does not list is refused',
    provenance: 'inferred',
    steps: [{ operation, query: { type: 'image' }, expect: { status: 400 } }],
  },
  {
    ...base,
    id: 'artifacts/tags',
    rule: 'tags leaves the artifacts with a tag that contains the text',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceTags',
        query: { is_accessory: false },
        expect: { status: 200 },
        capture: { tag: '/tags/0/name', digest: '/tags/0/digest' },
      },
      {
        operation,
        query: { ...list, tags: { $ref: 'tag' } },
        expect: {
          status: 200,
          body: { artifacts: { $contains: { digest: { $ref: 'digest' } }, $excludes: { tags: [] } } },
        },
      },
      {
        operation,
        query: { ...list, tags: 'fake-swr-verify-missing' },
        expect: { status: 200, body: { artifacts: [], total: 0 } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/order',
    rule: 'artifacts are listed by descending id',
    provenance: 'inferred',
    behaviour: { id: 'artifacts.order', option: 'newest_first' },
    steps: [{ operation, query: list, expect: { status: 200, body: { artifacts: { $descending: 'id' } } } }],
  },
  {
    ...base,
    id: 'artifacts/reference-is-digest',
    rule: 'a reference is a digest: a tag is refused',
    source: page('0302'),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.reference_is_tag', option: 'reject' },
    steps: [
      {
        operation: 'ListInstanceTags',
        query: { is_accessory: false },
        expect: { status: 200 },
        capture: { tag: '/tags/0/name' },
      },
      { operation: 'ShowInstanceArtifact', path: { reference: { $ref: 'tag' } }, expect: { status: 400 } },
      { operation: 'ListInstanceAccessories', path: { reference: { $ref: 'tag' } }, expect: { status: 400 } },
    ],
  },
] as const satisfies readonly Case[];
