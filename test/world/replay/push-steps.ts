/** Pushes to the registry of what clients may send, whether it means anything or not. */
import fc from 'fast-check';
import { descriptor, types } from '../../registry/registry.ts';

/** A blob, and a manifest that may name it. */
export interface Push {
  readonly kind: 'push';
  readonly blob: string;
  readonly manifest: string;
  readonly type: string;
  readonly tag: string;
}

const step = { created: '2026-02-01T00:00:00Z', created_by: 'ADD rootfs /' };
const configs = [
  ...['{}', '[]', '{', '{"history":5}', '{"history":[null]}', '{"history":["RUN"]}'],
  ...['yesterday', '2020-01-01T00:00:00', '', '9999-12-31T23:59:59-01:00', '2021-02-29T00:00:00Z'].map((created) =>
    JSON.stringify({ history: [step, { ...step, created }] }),
  ),
  JSON.stringify({ history: [step, { empty_layer: true }] }),
  JSON.stringify({ history: [{ ...step, created_by: 5 }] }),
];

/** What some pushes are attached to. */
export const subject = descriptor(types.manifest, 'absent');

export const tags = ['v1', 'v2', `${subject.digest.replace(':', '-')}.sig`];

const odd = fc.constantFrom<unknown>(null, 5, -1, 1.5, true, '', 'text', [], [null], {}, { a: 5 }, { a: null });
const vast = { ...descriptor(types.layer, 'vast'), size: Number.MAX_SAFE_INTEGER, urls: ['https://elsewhere.example'] };
const annotations = fc.constantFrom<unknown>('application/vnd.example', '', null, 5, []).map((value) => ({
  'org.opencontainers.artifactType': value,
}));

const more = ['annotations', 'artifactType', 'subject', 'urls', 'data', 'platform'];

/** The fields, one of which may be odd. */
const withOdd = (fields: object, others: fc.Arbitrary<unknown> = odd) =>
  fc
    .option(fc.tuple(fc.constantFrom(...Object.keys(fields), ...more), fc.oneof(odd, others)), { nil: undefined })
    .map((change) => ({ ...fields, ...(change !== undefined && { [change[0]]: change[1] }) }));

const typeIn = (manifest: object): string => ('manifests' in manifest ? types.index : types.manifest);

/** An image of a config that is its only layer, or an index: at most one field of it is odd. */
const pushOf = (blob: string): fc.Arbitrary<Omit<Push, 'kind' | 'tag'>> => {
  const config = descriptor(types.config, blob);
  const parts = fc.oneof(annotations, fc.constantFrom<unknown>(config, subject, [vast, vast], [config]));
  const image = { schemaVersion: 2, mediaType: types.manifest, config, layers: [config] };
  const index = { schemaVersion: 2, mediaType: types.index, manifests: [] };
  const manifest = fc.oneof(
    fc.constant(image),
    withOdd(config).map((layer) => ({ ...image, layers: [layer] })),
    withOdd(image, parts),
    withOdd(index, parts),
    annotations.map((each) => ({ ...index, annotations: each })),
  );
  return manifest.map((made) => ({ blob, manifest: JSON.stringify(made), type: typeIn(made) }));
};

export const push: fc.Arbitrary<Push> = fc
  .tuple(fc.constantFrom(...configs).chain(pushOf), fc.constantFrom(...tags))
  .map(([pushed, tag]) => ({ kind: 'push', ...pushed, tag }));
