import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeSwr, type FakeSwr } from '../../mock/index.ts';

afterEach(() => {
  vi.useRealTimers();
});

const timedOut = 2_000;

const answered = async ({ url, token, projectId }: FakeSwr): Promise<number> => {
  const headers = { 'X-Auth-Token': token };
  const signal = AbortSignal.timeout(timedOut);
  const response = await fetch(`${url}/v2/${projectId}/instances`, { headers, signal });
  await response.text();
  return response.status;
};

const faults = [{ latency_ms: 5 }, { drip_ms: 1 }] as const;

describe.each(faults)('%j under fake timers', (fault) => {
  test('is answered if they are installed after the fake has started', async () => {
    await using swr = await createFakeSwr();
    await swr.fault({ do: fault });
    vi.useFakeTimers();
    expect(await answered(swr)).toBe(200);
  });

  test('is answered if they are installed before the fake is loaded', async () => {
    vi.resetModules();
    vi.useFakeTimers();
    const loaded = await import('../../mock/index.ts');
    await using swr = await loaded.createFakeSwr();
    await swr.fault({ do: fault });
    expect(await answered(swr)).toBe(200);
  });

  test('is answered if all that can be faked is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'setImmediate', 'Date', 'performance'] });
    await using swr = await createFakeSwr();
    await swr.fault({ do: fault });
    expect(await answered(swr)).toBe(200);
  });
});

test('a fake closes under fake timers though a request hangs', async () => {
  const tick = setImmediate;
  const swr = await createFakeSwr();
  await swr.fault({ do: { timeout: true } });
  vi.useFakeTimers();
  const answer = answered(swr).catch((error: Error) => error.name);
  while ((await swr.faults.list())[0]?.fired === 0) await new Promise((resolve) => tick(resolve));
  await swr.close();
  expect(await answer).toBe('TypeError');
});
