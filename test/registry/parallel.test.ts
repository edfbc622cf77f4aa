import { expect, test } from 'vitest';
import { startMeasured } from './measured.ts';
import { descriptor, sha256, types } from './registry.ts';

const config = '{"architecture":"amd64","os":"linux"}';
const layer = Buffer.alloc(100_000, 'l');
const layers = [descriptor(types.layer, layer)];
const image = { schemaVersion: 2, mediaType: types.manifest, config: descriptor(types.config, config), layers };
const uploadsOf = (name: string) => `/v2/${name}/blobs/uploads/`;

test.each([
  ['one repository', () => 'library/same'],
  ['a repository of its own', (index: number) => `library/same-${index}`],
])('a hundred pushes at once of one image, each to %s, store its bytes once', async (_, nameOf) => {
  const maxBytes = 100 * (layer.length + config.length);
  const { call, files, instance } = await startMeasured(maxBytes);
  const push = async (index: number): Promise<readonly number[]> => {
    const name = nameOf(index);
    const put = (blob: string | Buffer) => call('POST', `${uploadsOf(name)}?digest=${sha256(blob)}`, blob);
    const blobs = await Promise.all([put(config), put(layer)]);
    const manifest = await call('PUT', `/v2/${name}/manifests/v1`, JSON.stringify(image), types.manifest);
    return [...blobs, manifest].map(({ status }) => status);
  };
  const statuses = await Promise.all(Array.from({ length: 100 }, (_, index) => push(index)));
  expect(new Set(statuses.flat())).toEqual(new Set([201]));
  expect(await files()).toHaveLength(1);

  const rest = Buffer.alloc(maxBytes - layer.length - config.length, 'r');
  const putMore = (blob: string | Buffer) => call('POST', `${uploadsOf('library/more')}?digest=${sha256(blob)}`, blob);
  expect((await putMore(rest)).status).toBe(201);
  expect((await putMore('.')).status).toBe(507);
  const path = `${instance}/namespaces/library/repositories/${nameOf(0).slice('library/'.length)}/artifacts`;
  expect(JSON.parse((await call('GET', path)).body).total).toBe(1);
});
