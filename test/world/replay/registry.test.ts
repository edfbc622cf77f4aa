import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { demoLogin, descriptor, sha256, types } from '../../registry/registry.ts';
import { startRecorded } from './recorded.ts';

const start = async () => {
  const recorded = await startRecorded();
  const server = createServer(recorded.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const send = (method: string, path: string, body?: string, type = 'application/octet-stream') =>
    fetch(`http://127.0.0.1:${port}/v2/library/app/${path}`, {
      ...{ method, body: body ?? null },
      headers: { authorization: demoLogin, 'content-type': type },
    });
  return { recorded, send };
};

test('what was pushed, pulled and deleted is there again when its commands are replayed', async () => {
  const { recorded, send } = await start();
  const config = '{"architecture":"amd64"}';
  const manifest = JSON.stringify({
    ...{ schemaVersion: 2, mediaType: types.manifest },
    ...{ config: descriptor(types.config, config), layers: [descriptor(types.layer, config)] },
  });
  const statuses = [
    await send('POST', `blobs/uploads/?digest=${sha256(config)}`, config),
    await send('PUT', 'manifests/v1', manifest, types.manifest),
    await send('PUT', 'manifests/v2', manifest, types.manifest),
    await send('GET', 'manifests/v1'),
    await send('DELETE', 'manifests/v2'),
    await send('GET', 'manifests/v3'),
    await send('DELETE', `blobs/${sha256(config)}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([201, 201, 201, 200, 202, 404, 202]);
  const snapshot = async ({ call }: Pick<typeof recorded, 'call'>) =>
    JSON.parse((await call('GET', '/_fake/worlds/0f1e2d3c4b5a69788796a5b4c3d2e1f0/snapshot')).body);
  const before = await snapshot(recorded);
  expect(before.tables.manifests.at(-1)).toMatchObject({ content: manifest });
  const again = await startRecorded(recorded.accepted(), recorded.clock);
  expect(await snapshot(again)).toEqual(before);
});
