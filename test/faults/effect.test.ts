import { describe, expect, test } from 'vitest';
import control from '../../spec/generated/control.json' with { type: 'json' };
import { startEmbedded, startOfTime } from '../support/clients.ts';
import { rawClients, type Seen } from '../support/raw-clients.ts';
import { isUsual, json, kinds, ofGateway, tookAtLeast } from './kinds.ts';

const throttled = 'The throttling threshold has been reached: policy user over ratelimit,limit:1,time:1 second';

const world = async () => {
  const { swr } = await startEmbedded();
  const url = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces`;
  return { swr, url, headers: { 'X-Auth-Token': swr.token } };
};

describe.each(Object.entries(rawClients))('by %s', (_, get) => {
  test.each(kinds)('a client sees what $do does', async ({ do: effect, sees }) => {
    const { swr, url, headers } = await world();
    const usual = await get(url, headers);
    await swr.fault({ match: { operationId: 'ListInstanceNamespaces' }, do: effect });
    sees(await get(url, headers, effect.timeout ? 200 : undefined), usual);
    await swr.faults.clear();
    isUsual(await get(url, headers), usual);
  });

  test('a client that waits for ever sees nothing until it gives up', async () => {
    const { swr, url, headers } = await world();
    await swr.fault({ do: { timeout: true } });
    const seen = await get(url, headers, 200);
    expect(seen.broke).toMatch(/TimeoutError|AbortError|ABORT_ERR/);
    tookAtLeast(seen, 200);
  });

  test('a client that asks too often in a second of the world is throttled, and in the next it is not', async () => {
    const { swr, url, headers } = await world();
    await swr.clock.freeze();
    await swr.fault({ do: { throttle: { requests_per_second: 1 } } });
    const course = [];
    for (const span of ['0s', '999ms', '1ms', '0s']) {
      await swr.clock.advance(span);
      course.push(await get(url, headers));
    }
    expect(course.map(({ status }) => status)).toEqual([200, 429, 200, 429]);
    expect(json(course[3] as Seen)).toEqual(ofGateway('APIGW.0308', throttled));
  });

  test('a client meets maintenance for as long as it is planned', async () => {
    const { swr, url, headers } = await world();
    const between = { from: startOfTime, to: '2026-03-01T12:10:00Z' };
    await swr.fault({ when: { between }, do: { maintenance: true } });
    const before = await get(url, headers);
    await swr.clock.advance('10m');
    expect([before.status, (await get(url, headers)).status]).toEqual([502, 200]);
  });
});

test('every kind of the spec has its row in the table', () => {
  const said = Object.keys(control.components.schemas.Do.properties);
  const shown = new Set(kinds.flatMap(({ do: effect }) => Object.keys(effect)));
  expect([...shown].sort()).toEqual(said.sort());
});
