import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { catalogue } from '../../spec/generated/errors.ts';
import { byEachClient, clientOf, type Start } from '../support/clients.ts';

type NewFault = Parameters<FakeWorld['fault']>[0];

const fail = { status: 500 } as const;
const ofLists = { operationId: 'ListInstanceNamespaces' } as const;

const world = async (start: Start) => {
  const { swr } = await start();
  const client = clientOf(swr);
  const list = async (headers: Readonly<Record<string, string>> = {}) =>
    client.send('get', `${client.instance}/namespaces`, { headers: { 'X-Auth-Token': swr.token, ...headers } });
  return { swr, client, list };
};

byEachClient('an armed fault', (start) => {
  test('is listed as it was armed, with how often it matched and fired', async () => {
    const { swr, client, list } = await world(start);
    const when = { after: 1, times: 1 };
    const id = await swr.fault({ match: ofLists, when, do: fail });
    for (let index = 0; index < 4; index += 1) await list();
    await client.get(client.instance);
    expect(await swr.faults.list()).toEqual([{ id, match: ofLists, when, do: fail, matched: 4, fired: 1 }]);
  });

  test('counts every request that fits it, even if another fault happens to that', async () => {
    const { swr, list } = await world(start);
    await swr.fault({ match: ofLists, do: fail });
    await swr.fault({ match: ofLists, do: { status: 429 } });
    for (let index = 0; index < 3; index += 1) await list();
    expect((await swr.faults.list()).map(({ matched, fired }) => [matched, fired])).toEqual([
      [3, 3],
      [3, 0],
    ]);
  });

  test('is verified once it has fired, until then it is named', async () => {
    const { swr, list } = await world(start);
    expect(await swr.faults.verify()).toBe(0);
    const id = await swr.fault({ match: ofLists, do: fail });
    const idle = await swr.fault({ match: { operationId: 'ShowInstance' }, do: { latency_ms: 5 } });
    await list();
    await list();
    const message = `never fired: fault ${idle} ({"match":{"operationId":"ShowInstance"},"do":{"latency_ms":5}}) matched 0 request(s)`;
    await expect(swr.faults.verify()).rejects.toMatchObject({ status: 409, message });
    await swr.faults.disarm(idle);
    expect(await swr.faults.verify()).toBe(2);
    expect(id).not.toBe(idle);
  });

  test('happens no more once disarmed, and the others go on', async () => {
    const { swr, list } = await world(start);
    const id = await swr.fault({ match: ofLists, do: fail });
    const other = await swr.fault({ match: ofLists, do: { status: 429 } });
    await swr.faults.disarm(id);
    expect((await list()).status).toBe(429);
    await expect(swr.faults.disarm(id)).rejects.toMatchObject({
      status: 404,
      message: `fault ${id} is not armed; there are ${other}`,
    });
    await swr.faults.clear();
    expect([(await list()).status, await swr.faults.list()]).toEqual([200, []]);
  });
});

byEachClient('X-Fake-Fault', (start) => {
  test('makes the one request that carries it fail, with any error of the catalogue', async () => {
    const { list } = await world(start);
    expect((await list({ 'X-Fake-Fault': 'APIGW.0308' })).body.error_code).toBe('APIGW.0308');
    const answer = await list({ 'X-Fake-Fault': 'SVCSTG.SWR.4030170' });
    expect([answer.status, answer.body]).toEqual([
      403,
      { error_code: 'SVCSTG.SWR.4030170', error_msg: 'Insufficient permissions' },
    ]);
    expect((await list()).status).toBe(200);
  });

  test('with an unknown code is refused with the list of codes', async () => {
    const { list } = await world(start);
    const { status, body } = await list({ 'X-Fake-Fault': 'APIGW.0309' });
    expect(status).toBe(400);
    expect(body.error_msg).toMatch(/"APIGW\.0309" is not in the catalogue; did you mean APIGW\.0301\?.*APIGW\.0308/);
  });
});

byEachClient('arming', (start) => {
  const codes = [...new Set(catalogue.codes.filter(({ layer }) => layer !== 'control').map(({ code }) => code))];
  const impossible: readonly [fault: unknown, message: string | RegExp][] = [
    [{ do: { error: 'APIGW.0309' } }, `did you mean APIGW.0301? There are ${codes.join(', ')}`],
    [{ do: { status: 418 } }, /status 418 is in no error of the catalogue \(400, 401, .*504.*\); say "custom": true/],
    [{ do: { status: 200 } }, 'status 200 is in no error of the catalogue'],
    [{ do: { error: 'APIGW.0308', status: 418 } }, 'status 418 is in no error of the catalogue'],
    [{ do: { status: 700, custom: true } }, 'do.status is 700 but must be at most 599'],
    [{ do: { status: 199, custom: true } }, 'do.status is 199 but must be at least 200'],
    [{ do: { status: 101, custom: true } }, 'do.status is 101 but must be at least 200'],
    ...['text/plain\r\nX-A: 1', 'a\nb', 'a\0b', 'a\x7fb', '应用/json'].map((content_type): [unknown, RegExp] => [
      { do: { content_type } },
      /content_type is .* but must match/,
    ]),
    [{ do: {} }, 'body field do is {} but must have at least one of error, status, latency_ms, reset, '],
    [{ do: { custom: true } }, 'do is {"custom":true} but must have at least one of error, status, '],
    [{ do: { error_msg: 'only a text' } }, 'do is {"error_msg":"only a text"} but must have at least one of error, '],
    [{ do: { error_msg: 5 } }, 'do.error_msg is 5 but must be a string'],
    [{}, 'do is required'],
    [{ do: { latency_ms: { min: 20, max: 10 } } }, 'latency_ms.max is 10 but must be at least latency_ms.min (20)'],
    [{ do: { latency_ms: -1 } }, /latency_ms is -1 but must be/],
    [{ do: { reset: 'after' } }, /reset is "after" but must be true, or "before", "middle"/],
    [{ do: { body: 'broken' } }, 'body is "broken" but must be one of truncated, malformed, empty, html'],
    [{ do: { throttle: { requests_per_second: 0 } } }, 'requests_per_second is 0 but must be at least 1'],
    [
      { match: { operationId: 'ListInstnce' }, do: fail },
      /"ListInstnce" is not one of the \d+ operations; did you mean ListInstance\?/,
    ],
    [{ match: { operationID: 'ListInstance' }, do: fail }, 'operationID is not known; did you mean operationId?'],
    [{ match: { headers: {} }, do: fail }, 'match.headers is not known; did you mean header?'],
    [{ when: { time: 1 }, do: fail }, 'when.time is not known; did you mean times?'],
    [{ do: { latency: 5 } }, 'do.latency is not known; did you mean latency_ms?'],
    [{ do: { delay: 5 } }, /do\.delay is not known; there are error, status, .*latency_ms/],
    [{ does: fail, do: fail }, 'does is not known; did you mean do?'],
    [{ when: { times: 0 }, do: fail }, 'when.times is 0 but must be at least 1'],
    [{ when: { probability: 1.5 }, do: fail }, 'when.probability is 1.5 but must be at most 1'],
    [{ when: { between: { from: '2026-03-01T12:00:00Z' } }, do: fail }, 'when.between.to is required'],
    [{ when: { between: { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' } }, do: fail }, /between/],
  ];
  test.each(impossible)('%j is refused with a sentence', async (fault, message) => {
    const { swr } = await world(start);
    const says = typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message);
    await expect(swr.fault(fault as NewFault)).rejects.toMatchObject({ status: 400, message: says });
    expect(await swr.faults.list()).toEqual([]);
  });
});
