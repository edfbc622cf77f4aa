import { expect, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';
import { rawClients } from '../support/raw-clients.ts';

test.each([{ timeout: true }, { timeout: true, latency_ms: 500 }] as const)(
  'a fake that closes does not wait for a request that a fault leaves without an answer: %j',
  async (effect) => {
    const swr = await createFakeSwr();
    await swr.fault({ do: effect });
    const patienceMs = 2000;
    const client = rawClients.fetch(`${swr.url}/v2/x`, {}, patienceMs);
    // The client gives up in the end, so this cannot go on for ever.
    while ((await swr.faults.list())[0]?.fired === 0) await new Promise((resolve) => setImmediate(resolve));
    const began = performance.now();
    await swr.close();
    expect(performance.now() - began).toBeLessThan(patienceMs / 2);
    expect((await client).broke).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  },
);
