import { expect, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';
import { rawClients } from '../support/raw-clients.ts';

test('a fake that closes does not wait for a request that a fault leaves without an answer', async () => {
  const swr = await createFakeSwr();
  await swr.fault({ do: { timeout: true } });
  const patienceMs = 2000;
  const client = rawClients.fetch(`${swr.url}/v2/x`, {}, patienceMs);
  // The client gives up in the end, so this cannot go on for ever.
  while ((await swr.faults.list())[0]?.fired === 0) await new Promise((resolve) => setImmediate(resolve));
  const began = performance.now();
  await swr.close();
  expect(performance.now() - began).toBeLessThan(patienceMs / 2);
  expect((await client).broke).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
});
