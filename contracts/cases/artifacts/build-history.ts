import type { Case } from '../../case.ts';
import { digest, name, text, time } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const operation = 'ShowInstanceArtifactAddition';
const base = { effect: 'read', given: ['artifact'], source: page('0305') } as const;
const path = { addition: 'build_history' } as const;

/** How an artifact was built. */
export const buildHistory = [
  {
    ...base,
    id: 'artifacts/build-history/fields',
    rule: 'a step has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation,
        path,
        expect: {
          status: 200,
          body: {
            build_histories: {
              $minLength: 1,
              $each: {
                ...{ created_by: text, empty_layer: { $type: 'boolean' }, mediaType: text, digest: text },
                size: { $type: 'integer', $atLeast: 0 },
              },
            },
            total: { $type: 'integer', $atLeast: 1 },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/build-history/first-step',
    rule: 'the first step has a layer; Terraform reads one of it',
    provenance: 'observed',
    steps: [
      {
        operation,
        path,
        expect: {
          status: 200,
          body: { build_histories: { $contains: { created_by: name, empty_layer: false, mediaType: name, digest } } },
        },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/build-history/time',
    rule: 'a step has its time as created, which Terraform reads, and as created_at, which the SDKs do',
    provenance: 'inferred',
    behaviour: { id: 'artifacts.history_time_key', option: 'both' },
    steps: [
      {
        operation,
        path,
        expect: { status: 200, body: { build_histories: { $each: { created: time, created_at: time } } } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/build-history/stays',
    rule: 'the history of an artifact is the same from read to read, as many steps as total says',
    provenance: 'inferred',
    steps: [
      { operation, path, expect: { status: 200 }, capture: { all: '/build_histories', total: '/total' } },
      {
        operation,
        path,
        expect: { status: 200, body: { build_histories: { $ref: 'all' }, total: { $ref: 'total' } } },
      },
    ],
  },
  {
    ...base,
    id: 'artifacts/build-history/other-addition',
    rule: 'the build history is the only addition',
    provenance: 'documented',
    steps: ['vulnerabilities', 'Build_History'].map((addition) => ({
      operation,
      path: { addition },
      expect: refused(400),
    })),
  },
] as const satisfies readonly Case[];
