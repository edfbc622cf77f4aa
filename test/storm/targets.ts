import fc, { type Arbitrary } from 'fast-check';
import control from '../../spec/generated/control.json' with { type: 'json' };
import iam from '../../spec/generated/iam.json' with { type: 'json' };
import kms from '../../spec/generated/kms.json' with { type: 'json' };
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import vpc from '../../spec/generated/vpc.json' with { type: 'json' };
import { repeated, rudeText } from './malformed.ts';

/** What is in the demo world, so that many requests reach a handler. */
const demo: Readonly<Record<string, string>> = {
  project_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  instance_id: '11111111-2222-4333-8444-555555555555',
  namespace_name: 'root',
  repository_name: 'libz',
  policy_id: '3',
  execution_id: '8',
  task_id: '2',
};

export interface Target {
  readonly method: string;
  readonly path: string;
}

const methods = ['get', 'post', 'put', 'delete', 'patch'];

/** These would end the world that all the others are asked of, or hold an answer back. */
const spared = ['/_fake/reset', '/_fake/faults', '/_fake/clock', '/_fake/life-cycle'];

const targetsOf = ({ paths }: { readonly paths: object }): readonly Target[] =>
  Object.entries(paths)
    .filter(([path]) => !spared.includes(path))
    .flatMap(([path, item]) =>
      Object.keys(item as object)
        .filter((method) => methods.includes(method))
        .map((method) => ({ method: method.toUpperCase(), path })),
    );

const served = [openapi, iam, kms, vpc, control].flatMap(targetsOf);

const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));

export const rudeSegments = fc.oneof(
  fc.constantFrom('%zz', '%', '%0', '%00', '\0', '%c3%28', '%ff%fe', '%u0041', '..', '%2e%2e', '%252F', '%2F', '//'),
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '\\',
    '*',
    '-1',
    '9'.repeat(400),
    '1e309',
    'NaN',
    '__proto__',
    'constructor',
    '\x1b[31m',
  ),
  repeated(['a', '%41', '/', '../', ';'], [10, 1000, 20_000]),
  rudeText(12),
);

/** A path of the documents: as it should be, or with one parameter that it should not have. */
export const targets: Arbitrary<Target> = fc
  .tuple(fc.constantFrom(...served), fc.integer({ min: 0, max: 9 }), rudeSegments)
  .map(([{ method, path }, which, rude]) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    return { method, path: filled(path, (name) => (names[which] === name ? rude : (demo[name] ?? '1'))) };
  });

const good = ({ method, path }: Target): Target => ({ method, path: filled(path, (name) => demo[name] ?? '1') });

/** Paths of the documents that can be served. */
export const goodTargets: Arbitrary<Target> = fc.constantFrom(...served.map(good));

/** Those of them that read a body. */
export const writeTargets: Arbitrary<Target> = fc.constantFrom(
  ...served.filter(({ method }) => method === 'POST' || method === 'PUT').map(good),
);
