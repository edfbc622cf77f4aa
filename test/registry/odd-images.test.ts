/** Images that say odd things of themselves: none of them may break what shows them. */
import { describe, expect, test } from 'vitest';
import { descriptor, type Registry, startRegistry, types } from './registry.ts';

const name = 'library/odd';
const artifacts = ({ instance }: Registry) => `${instance}/namespaces/library/repositories/odd/artifacts`;

const pushed = async (registry: Registry, config: string, more: object = {}) => {
  await registry.pushBlob(name, config);
  await registry.pushBlob(name, 'a layer');
  const manifest = {
    ...{ schemaVersion: 2, mediaType: types.manifest, config: descriptor(types.config, config) },
    ...{ layers: [descriptor(types.layer, 'a layer')], ...more },
  };
  const { status } = await registry.pushManifest(name, 'v1', manifest);
  const { body } = await registry.get(artifacts(registry));
  return { status, artifact: body.artifacts[0] };
};

// What every object inherits must not be found where a type is looked up.
const inherited = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

describe.each(inherited)('the media type %s', (mediaType) => {
  test('of a config is of no known type', async () => {
    const registry = await startRegistry();
    const config = { ...descriptor(types.config, '{}'), mediaType };
    const { status, artifact } = await pushed(registry, '{}', { config });
    expect([status, artifact.type, artifact.media_type]).toEqual([201, 'UNKNOWN', mediaType]);
    expect(await registry.swr.snapshot()).toBeDefined();
  });

  test('of what refers to an image is of no known kind', async () => {
    const registry = await startRegistry();
    const { artifact } = await pushed(registry, '{}');
    const subject = { mediaType: types.manifest, digest: artifact.digest, size: artifact.size };
    await registry.pushBlob(name, '{"a":1}');
    const config = { ...descriptor(types.config, '{"a":1}'), mediaType };
    const manifest = {
      schemaVersion: 2,
      mediaType: types.manifest,
      artifactType: mediaType,
      config,
      layers: [],
      subject,
    };
    expect((await registry.pushManifest(name, 'v2', manifest)).status).toBe(201);
    const { body } = await registry.get(`${artifacts(registry)}/${artifact.digest}/accessories`);
    expect(body.accessories[0].type).toBe('subject.accessory');
  });
});

const step = { created: '2026-02-01T00:00:00Z', created_by: 'ADD rootfs /' };

describe('a history that', () => {
  test.each([
    ['has null for a step', [null], [{ created: '1970-01-01T00:00:00Z', created_by: '' }]],
    ['has null for a field', [{ ...step, created_by: null }], [{ ...step, created_by: '' }]],
    ['has a number for a text', [step, { created_by: 7 }], undefined],
    ['has a text for a truth', [{ ...step, empty_layer: 'yes' }], undefined],
    ['has words for a time', [step, { ...step, created: 'yesterday' }], undefined],
    ['has a time without a zone', [step, { ...step, created: '2020-01-01T00:00:00' }], undefined],
    ['has a day alone', [step, { ...step, created: '2020-01-01' }], undefined],
    ['has a day that there is not', [step, { ...step, created: '2021-02-29T00:00:00Z' }], undefined],
    ['has the hour 24', [step, { ...step, created: '2021-02-28T24:00:00Z' }], undefined],
    ['has an empty time', [step, { ...step, created: '' }], undefined],
    ['has a time beyond all', [step, { ...step, created: '9999-12-31T23:59:59-01:00' }], undefined],
    [
      'has a time of another zone',
      [{ ...step, created: '2020-02-29T01:02:03.123456789+08:00' }],
      [{ created: '2020-02-29T01:02:03.123456789+08:00' }],
    ],
    ['has a text for a step', [step, 'RUN'], undefined],
    ['is an object', { 0: step }, undefined],
    ['is empty', [], undefined],
  ])('%s', async (_, history, steps) => {
    const registry = await startRegistry();
    const { status, artifact } = await pushed(registry, JSON.stringify({ history }));
    expect(status).toBe(201);
    const path = `${artifacts(registry)}/${artifact.digest}/additions/build_history`;
    const { body } = await registry.get(path);
    const told = steps?.map((each) => expect.objectContaining(each));
    if (told !== undefined) expect(body.build_histories).toEqual(told);
    else expect(body.build_histories).not.toContainEqual(expect.objectContaining({ created_by: step.created_by }));
    await registry.swr.restore(await registry.swr.snapshot());
    expect((await registry.get(path)).body).toEqual(body);
  });

  test.each(['null', '[]', '7', '{', `${'['.repeat(20_000)}${']'.repeat(20_000)}`])(
    'is in a config that is no object: %.20s',
    async (config) => {
      expect((await pushed(await startRegistry(), config)).status).toBe(201);
    },
  );

  test('is in a config that is larger than its manifest says is not looked into', async () => {
    const registry = await startRegistry();
    const config = JSON.stringify({ history: [step], pad: ' '.repeat(1024 * 1024) });
    const small = { ...descriptor(types.config, config), size: 10 };
    const { artifact } = await pushed(registry, config, { config: small });
    const path = `${artifacts(registry)}/${artifact.digest}/additions/build_history`;
    const { body } = await registry.get(path);
    expect(body.build_histories).not.toContainEqual(expect.objectContaining({ created_by: step.created_by }));
  });
});
