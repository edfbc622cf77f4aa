import type { Case } from '../../case.ts';
import { digest, id, name, time } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const operation = 'ListInstanceAllArtifacts';
const base = { effect: 'read', given: ['artifact'], source: page('0306') } as const;
const byId = { id: 'artifacts.all_marker', option: 'id' } as const;

/** All artifacts of an instance, page by page from a marker. */
export const allArtifacts = [
  {
    ...base,
    id: 'artifacts/all/fields',
    rule: 'an artifact has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        query: { limit: 100 },
        expect: {
          status: 200,
          body: {
            artifacts: {
              $minLength: 1,
              $maxLength: 100,
              $unique: 'id',
              $each: { id, digest, repository_id: id, namespace_id: id, type: name, push_time: time, pull_time: time },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/all/as-shown',
    rule: 'an artifact is listed as it is shown alone',
    provenance: 'inferred',
    behaviour: byId,
    steps: [
      { operation: 'ShowInstanceArtifact', expect: { status: 200 }, capture: { one: '', own: '/id' } },
      {
        operation,
        query: { marker: { $ref: 'own' }, limit: 1 },
        expect: { status: 200, body: { artifacts: [{ $ref: 'one' }] } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/all/usual',
    rule: 'marker is 1 and limit is 10 unless given',
    provenance: 'documented',
    steps: [
      { operation, query: { marker: 1, limit: 10 }, expect: { status: 200 }, capture: { first: '/artifacts' } },
      {
        operation,
        expect: { status: 200, body: { artifacts: { $maxLength: 10, $inOrderOf: { of: 'first', by: 'id' } } } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/all/next',
    rule: 'next_marker leads to the following page; it is the id that this page begins with',
    provenance: 'inferred',
    behaviour: byId,
    steps: [
      {
        operation,
        query: { marker: 1, limit: 2 },
        expect: {
          status: 200,
          body: { artifacts: { $length: 2, $ascending: 'id' }, next_marker: { $type: 'integer', $atLeast: 2 } },
        },
        capture: { first: '/artifacts/0/id', second: '/artifacts/1/id', next: '/next_marker' },
      },
      {
        operation,
        query: { marker: { $ref: 'next' }, limit: 2 },
        expect: {
          status: 200,
          body: {
            artifacts: {
              $ascending: 'id',
              $contains: { id: { $ref: 'next' } },
              $each: { $all: [{ id: { $not: { $ref: 'first' } } }, { id: { $not: { $ref: 'second' } } }] },
            },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/all/next-marker-type',
    rule: 'next_marker is an integer',
    provenance: 'inferred',
    behaviour: { id: 'artifacts.next_marker_type', option: 'integer' },
    steps: [{ operation, query: { limit: 1 }, expect: { status: 200, body: { next_marker: { $type: 'integer' } } } }],
  },
  {
    ...base,
    id: 'artifacts/all/last',
    rule: 'the last page has no next_marker, one behind it is empty',
    provenance: 'inferred',
    behaviour: byId,
    steps: [
      {
        operation,
        query: { marker: 2_147_483_647, limit: 10 },
        expect: { status: 200, body: { artifacts: [], next_marker: { $absent: true } } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/all/limit',
    rule: 'limit is from 1 to 100, and marker an integer',
    provenance: 'inferred',
    behaviour: { id: 'paging.limit_out_of_range', option: 'reject' },
    steps: [
      { operation, query: { limit: 0 }, expect: refused(400) },
      { operation, query: { limit: 101 }, expect: refused(400) },
      { operation, query: { marker: 'first' }, expect: refused(400) },
    ],
  },
] as const satisfies readonly Case[];
