import type { Case } from '../../case.ts';
import { tagsBody } from '../../resources/resource-tag-bodies.ts';
import { name, text } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { many, ofInstance, ofNamespace } from './places.ts';

const [tag] = tagsBody.tags;
const changed = { ...tag, value: 'changed' };
const ofOne = { effect: 'write', given: ['instance'], source: page('0503') } as const;
const ofSub = { effect: 'write', given: ['new namespace'], source: page('0509') } as const;
const done = { status: 204 } as const;
/** An instance is somebody's: nothing is put on it. */
const none = { tags: [] } as const;

/** In steps: what a tag that was put there is listed as, and that it is gone. */
const listed = (body: object) =>
  ({ operation: 'ListSubResourceTags', path: ofNamespace, expect: { status: 200, body: { tags: body } } }) as const;
const put = (tags: readonly object[]) =>
  ({ operation: 'CreateSubResourceTags', path: ofNamespace, body: { tags }, expect: done }) as const;
const take = (tags: readonly object[]) =>
  ({ operation: 'DeleteSubResourceTags', path: ofNamespace, body: { tags }, expect: done }) as const;

const badTags = [
  { value: 'no key' },
  { key: '', value: '' },
  { key: 'k'.repeat(129), value: '' },
  { key: 'k', value: 'v'.repeat(256) },
  { key: 7, value: '' },
];
const bad = [{}, { tags: 'none' }, ...badTags.map((one) => ({ tags: [one] }))];
const badPairs = [...bad, { tags: [{ key: 'no value' }] }];

/** Tags, put on a resource, listed and taken away again. */
export const resourceTags = [
  {
    ...ofOne,
    id: 'resource-tags/tags/instance',
    rule: 'what is tagged on an instance is among the tags of the project; to put or take none changes nothing',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceResourceTags',
        path: ofInstance,
        expect: { status: 200, body: { tags: { $unique: 'key', $each: { key: name, value: text } } } },
        capture: { before: '/tags' },
      },
      { operation: 'CreateInstanceResourceTags', path: ofInstance, body: none, expect: done },
      { operation: 'DeleteInstanceResourceTags', path: ofInstance, body: none, expect: done },
      {
        operation: 'ListInstanceResourceTags',
        path: ofInstance,
        expect: { status: 200, body: { tags: { $ref: 'before' } } },
      },
      {
        operation: 'ListInstanceProjectTags',
        expect: { status: 200, body: { tags: { $unique: 'key', $each: { key: name, values: { $minLength: 1 } } } } },
      },
    ],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/namespace',
    rule: 'a tag is put on a namespace, listed with it and among those of the instance, and taken away',
    provenance: 'documented',
    steps: [
      listed([]),
      put([tag]),
      listed([tag]),
      {
        operation: 'ListNamespaceTags',
        expect: { status: 200, body: { tags: { $contains: { key: tag.key, values: { $contains: tag.value } } } } },
      },
      take([tag]),
      listed([]),
    ],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/upsert',
    rule: 'a key that is there gets the new value; Cloud Custodian changes tags so',
    provenance: 'observed',
    steps: [put([tag]), put([changed]), listed([changed])],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/by-key',
    rule: 'a tag is taken away by its key, whatever value is sent or none',
    source: page('0510'),
    provenance: 'inferred',
    behaviour: { id: 'tags.delete_by', option: 'key' },
    steps: [put([tag]), take([changed]), listed([]), put([tag]), take([{ key: tag.key }]), listed([])],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/gone',
    rule: 'taking away what is not there is no mistake',
    source: page('0510'),
    provenance: 'inferred',
    steps: [take([tag]), put([tag]), take([tag]), take([tag]), listed([])],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/order',
    rule: 'tags are listed by key',
    provenance: 'chosen',
    behaviour: { id: 'tags.order', option: 'by_key' },
    steps: [put(['b', 'c', 'a'].map((key) => ({ key, value: '' }))), listed({ $ascending: 'key', $length: 3 })],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/quota',
    rule: 'a resource has 20 tags at most',
    provenance: 'inferred',
    behaviour: { id: 'tags.quota', option: 'twenty' },
    steps: [
      put(many(20)),
      { operation: 'CreateSubResourceTags', path: ofNamespace, body: { tags: many(21) }, expect: refused(409) },
      listed({ $length: 20 }),
      put(many(20)),
    ],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/lengths',
    rule: 'a key has up to 128 characters, a value up to 255 or none',
    provenance: 'documented',
    steps: [
      put([
        { key: 'k'.repeat(128), value: 'v'.repeat(255) },
        { key: '键', value: '' },
      ]),
      listed({ $length: 2 }),
    ],
  },
  {
    ...ofSub,
    id: 'resource-tags/tags/refused',
    rule: 'tags without key or value, or longer than the page allows, are refused',
    provenance: 'documented',
    steps: [
      ...badPairs.map(
        (body) => ({ operation: 'CreateSubResourceTags', path: ofNamespace, body, expect: refused(400) }) as const,
      ),
      ...bad.map(
        (body) => ({ operation: 'DeleteSubResourceTags', path: ofNamespace, body, expect: refused(400) }) as const,
      ),
      ...bad.map(
        (body) => ({ operation: 'CreateInstanceResourceTags', path: ofInstance, body, expect: refused(400) }) as const,
      ),
      ...bad.map(
        (body) => ({ operation: 'DeleteInstanceResourceTags', path: ofInstance, body, expect: refused(400) }) as const,
      ),
      listed([]),
    ],
  },
  {
    effect: 'read',
    given: ['namespace'],
    source: page('0506'),
    id: 'resource-tags/tags/other-kinds',
    rule: 'only instances and namespaces have tags',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceResourceTags',
        path: { ...ofInstance, resource_type: 'clusters' },
        expect: refused(400),
      },
      {
        operation: 'ListSubResourceTags',
        path: { ...ofNamespace, sub_resource_type: 'repositories' },
        expect: refused(400),
      },
    ],
  },
] as const satisfies readonly Case[];
