import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, clientOf, startEmbedded } from '../support/clients.ts';

type NewFault = Parameters<FakeWorld['fault']>[0];
type Answer = NonNullable<NewFault['do']['answer']>;

const list = { operationId: 'ListInstanceNamespaces' } as const;
const empty = { namespaces: [], total: 0 };
const refusal = { error_code: 'SVCSTG.SWR.4030170', error_msg: 'no' };

byEachClient('a stub', (start) => {
  test('answers in place of the operation, as often as said, and the journal says which it was', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    const namespaces = `${client.instance}/namespaces`;
    const answer = { status: 200, headers: { 'X-Mine': 'yes' }, body: empty };
    const id = await swr.fault({ match: list, when: { after: 1, times: 1 }, do: { answer } });
    expect((await client.get(namespaces)).body.total).toBeGreaterThan(0);
    const stubbed = await client.send('get', namespaces, { headers: {} });
    expect([stubbed.status, stubbed.body, stubbed.headers['x-mine']]).toEqual([200, empty, 'yes']);
    expect(stubbed.headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await client.get(namespaces)).body.total).toBeGreaterThan(0);
    expect((await swr.journal.find()).map(({ status, fault }) => [status, fault])).toEqual([
      [200, undefined],
      [200, id],
      [200, undefined],
    ]);
    expect(await swr.faults.list()).toMatchObject([{ matched: 3, fired: 1, do: { answer } }]);
  });

  test('answers some requests of an operation, by their bodies', async () => {
    const { swr } = await start();
    const body = { id: 77 };
    const match = { operationId: 'CreateInstanceNamespace', body: { namespace_name: { $matches: '^ci-' } } };
    await swr.fault({ match, do: { answer: { status: 201, body } } });
    const post = (namespace_name: string) =>
      fetch(`${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces`, {
        method: 'POST',
        headers: { 'X-Auth-Token': swr.token, 'Content-Type': 'application/json' },
        body: JSON.stringify({ namespace_name, metadata: { public: 'false' } }),
      });
    const stubbed = await post('ci-1');
    expect([stubbed.status, await stubbed.json()]).toEqual([201, body]);
    const other = await post('other');
    expect([other.status, await other.json()]).not.toEqual([201, body]);
    expect(other.status).toBe(201);
  });
});

const custom: readonly [answer: Answer, type: string | null, text: string][] = [
  [{ status: 200, body: 'hello', custom: true }, 'text/plain', 'hello'],
  [{ status: 200, body: '{', custom: true, headers: { 'content-TYPE': 'application/json' } }, 'application/json', '{'],
  [{ status: 418, body: { any: 'thing' }, custom: true }, 'application/json', '{"any":"thing"}'],
  [{ status: 200, body: null, custom: true }, 'application/json', 'null'],
  [{ status: 204, custom: true }, null, ''],
  [{ status: 304, custom: true }, null, ''],
];

test.each(custom)('with custom, any answer goes to any path: %j', async (answer, type, text) => {
  const { swr } = await startEmbedded();
  await swr.fault({ match: { path: '/no/such/*' }, do: { answer, latency_ms: 1 } });
  const response = await fetch(`${swr.url}/no/such/path`);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    answer.status,
    type,
    text,
  ]);
});

const good: readonly NewFault[] = [
  { match: list, do: { answer: { status: 403, body: refusal } } },
  { match: { operationId: 'CreateInstanceLtCredential' }, do: { answer: { status: 403, body: refusal } } },
  { match: list, do: { answer: { status: 200, body: empty }, reset: 'middle' } },
];

test.each(good)('%j can be armed', async (fault) => {
  const { swr } = await startEmbedded();
  expect(await swr.fault(fault)).toBe(1);
});

const impossible: readonly [fault: NewFault, message: RegExp][] = [
  [
    { match: list, do: { answer: { status: 200, body: { total: 'many' } } } },
    /against the spec of ListInstanceNames.*: /,
  ],
  [{ match: list, do: { answer: { status: 200 } } }, /against the spec/],
  [
    { match: list, do: { answer: { status: 201, body: empty } } },
    /status 201 is not one of .*'s, 200, .*"custom": true/,
  ],
  [{ match: list, do: { answer: { status: 403, body: { message: 'no' } } } }, /is not like {"error_code"/],
  [{ do: { answer: { status: 200, body: empty } } }, /match\.operationId, which is left out; say "custom": true/],
  [{ match: list, do: { answer: { status: 199, custom: true } } }, /status is 199 but must be at least 200/],
  [
    { do: { answer: { status: 204, body: {}, custom: true } } },
    /answer is .* but must not have body with status 204, 205, 304/,
  ],
  [
    { do: { answer: { status: 200, custom: true }, error: 'APIGW.0308' } },
    /do is .* but must not have answer and error together/,
  ],
  [{ do: { answer: { status: 200, custom: true, headers: { 'a b': 'c' } } } }, /which no header may have/],
  [{ do: { answer: { status: 200, custom: true, headers: { 'Content-Length': '1' } } } }, /the server's to say/],
  [{ do: { answer: { status: 200, custom: true, headers: { A: 'b\r\nC: d' } } } }, /headers\.A is .* but must match/],
  [{ do: { answer: { status: 200, custom: true, body: 'x'.repeat(300_000) } } }, /must have at most 262144/],
  [{ match: { operationId: 'ListInstnce' }, do: { answer: { status: 200 } } }, /did you mean ListInstance\?/],
  [{ do: { answer: { body: {} } as Answer } }, /answer\.status is required/],
];

test.each(impossible)('%j is refused with a sentence', async (fault, message) => {
  const { swr } = await startEmbedded();
  await expect(swr.fault(fault)).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
  expect(await swr.faults.list()).toEqual([]);
});

test('a world has at most 1,000 faults', async () => {
  const { swr } = await startEmbedded();
  for (let count = 0; count < 1000; count += 1) await swr.fault({ match: { ak: 'x' }, do: { status: 500 } });
  const message = 'the world has 1000 faults, which is the most; disarm some';
  await expect(swr.fault({ do: { status: 500 } })).rejects.toMatchObject({ status: 400, message });
  await expect(swr.fault({ match: { ak: 'x'.repeat(200) }, do: { status: 500 } })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('must have at most 128 characters'),
  });
});
