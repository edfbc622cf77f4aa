import { expect, test } from 'vitest';
import { byEachClient, clientOf } from '../support/clients.ts';

byEachClient('a registry', (start) => {
  test('is shown as unhealthy whether it refuses or does not answer, until it is well again', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    const status = async () => (await client.get(`${client.instance}/registries/1`)).body.status;
    const seen = [await status()];
    for (const health of ['unhealthy', 'unreachable', 'healthy'] as const) {
      await swr.registries.health(1, health);
      seen.push(await status());
    }
    expect(seen).toEqual(['healthy', 'unhealthy', 'unhealthy', 'healthy']);
  });

  test('that a seed filled has had nothing pushed to it', async () => {
    const { swr } = await start();
    expect(await swr.registries.artifacts(1)).toEqual([]);
  });

  test('that is not there is refused', async () => {
    const { swr } = await start();
    const answer = { status: 404, message: expect.stringContaining('registry 4711 was not found') };
    await expect(swr.registries.health(4711, 'healthy')).rejects.toMatchObject(answer);
    await expect(swr.registries.artifacts(4711)).rejects.toMatchObject(answer);
  });
});
