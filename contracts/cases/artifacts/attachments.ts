import type { Case } from '../../case.ts';
import { digest, id, name, time, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const accessories = { effect: 'read', given: ['signed artifact'], source: page('0304') } as const;
const tags = { effect: 'read', given: ['signed artifact'], source: page('0307') } as const;

const signatureTag = '^sha256-[0-9a-f]{64}\\.sig$';

/** What artifacts carry: signatures and tags. */
export const attachments = [
  {
    ...accessories,
    id: 'artifacts/accessories/fields',
    rule: 'an accessory has the fields of the page, each of its type, and names what it is attached to',
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceArtifact', expect: { status: 200 }, capture: { subject: '/id' } },
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: {
          status: 200,
          body: {
            accessories: {
              $minLength: 1,
              $unique: 'digest',
              $each: {
                id,
                artifact_id: { ...id, $not: { $ref: 'subject' } },
                subject_artifact_id: { $ref: 'subject' },
                size: id,
                digest,
                type: 'signature.cosign',
                created_at: utcTime,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...accessories,
    id: 'artifacts/accessories/type',
    rule: 'type leaves the accessories of that type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceAccessories',
        query: { ...list, type: 'signature.cosign' },
        expect: { status: 200, body: { accessories: { $minLength: 1, $each: { type: 'signature.cosign' } } } },
      },
    ],
  },
  {
    ...accessories,
    id: 'artifacts/accessories/type-unknown',
    rule: 'a type that the page does not list is refused',
    provenance: 'inferred',
    steps: [{ operation: 'ListInstanceAccessories', query: { type: 'sbom' }, expect: { status: 400 } }],
  },
  {
    ...accessories,
    id: 'artifacts/accessories/order',
    rule: 'accessories are listed by ascending id',
    provenance: 'chosen',
    behaviour: { id: 'artifacts.order_of_accessories', option: 'oldest_first' },
    steps: [
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: { status: 200, body: { accessories: { $ascending: 'id' } } },
      },
    ],
  },
  {
    ...accessories,
    id: 'artifacts/accessories/hidden',
    rule: 'a signature is not among the artifacts of its repository',
    source: page('0301'),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.signatures_among_artifacts', option: 'hidden' },
    steps: [
      {
        operation: 'ListInstanceAccessories',
        query: list,
        expect: { status: 200 },
        capture: { signature: '/accessories/0/digest' },
      },
      {
        operation: 'ListInstanceArtifacts',
        query: list,
        expect: { status: 200, body: { artifacts: { $excludes: { digest: { $ref: 'signature' } } } } },
      },
    ],
  },
  {
    ...tags,
    id: 'artifacts/tags/fields',
    rule: 'a tag has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceTags',
        query: list,
        expect: {
          status: 200,
          body: {
            tags: {
              $minLength: 1,
              $unique: 'name',
              $each: {
                name,
                artifact_id: id,
                digest,
                id,
                repository_id: id,
                type: name,
                namespace_id: id,
                media_type: name,
                manifest_media_type: name,
                pull_time: time,
                push_time: time,
                size: id,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...tags,
    id: 'artifacts/tags/is-accessory',
    rule: 'is_accessory is true unless given, and false leaves the tags of signatures out',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceTags',
        query: { ...list, is_accessory: true },
        expect: { status: 200 },
        capture: { all: '/tags', total: '/total' },
      },
      {
        operation: 'ListInstanceTags',
        query: list,
        expect: { status: 200, body: { tags: { $ref: 'all' }, total: { $ref: 'total' } } },
      },
      {
        operation: 'ListInstanceTags',
        query: { ...list, is_accessory: false },
        expect: { status: 200, body: { tags: { $minLength: 1, $excludes: { name: { $matches: signatureTag } } } } },
      },
    ],
  },
  {
    ...tags,
    id: 'artifacts/tags/of-signature',
    rule: 'the tag of a signature is sha256-<hex of what it signs>.sig',
    provenance: 'inferred',
    behaviour: { id: 'signature.tag_of_signature', option: 'cosign' },
    steps: [
      {
        operation: 'ListInstanceTags',
        query: list,
        expect: { status: 200, body: { tags: { $contains: { name: { $matches: signatureTag } } } } },
      },
    ],
  },
  {
    ...tags,
    id: 'artifacts/tags/is-accessory-word',
    rule: 'is_accessory is true or false',
    provenance: 'inferred',
    steps: [{ operation: 'ListInstanceTags', query: { is_accessory: 'perhaps' }, expect: { status: 400 } }],
  },
  {
    ...tags,
    id: 'artifacts/tags/order',
    rule: 'tags are listed by descending id',
    provenance: 'chosen',
    behaviour: { id: 'artifacts.order_of_tags', option: 'newest_first' },
    steps: [
      { operation: 'ListInstanceTags', query: list, expect: { status: 200, body: { tags: { $descending: 'id' } } } },
    ],
  },
] as const satisfies readonly Case[];
