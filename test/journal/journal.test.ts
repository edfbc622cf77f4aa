import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, clientOf } from '../support/clients.ts';
import { visited } from './visits.ts';

byEachClient('the journal', (start) => {
  test('keeps of a request what it was, when it came and what was answered', async () => {
    const { swr, client } = await visited(start);
    await swr.clock.advance('1m');
    const { headers } = await client.get(client.instance, { a: 'b' });
    expect(await swr.journal.find()).toEqual([
      {
        seq: expect.any(Number),
        project_id: swr.projectId,
        at: '2026-03-01T12:01:00.000Z',
        request_id: headers['x-request-id'],
        method: 'GET',
        path: `${client.instance}?a=b`,
        query: { a: 'b' },
        request_headers: expect.objectContaining({ 'x-auth-token': '***', host: expect.any(String) }),
        truncated: false,
        operationId: 'ShowInstance',
        fidelity: { mark: 'documented', behaviours: [] },
        status: 200,
        duration_ms: expect.any(Number),
      },
    ]);
  });

  test('keeps of a refusal its code and text, and of a fault which it was', async () => {
    const { swr, client } = await visited(start);
    const fault = await swr.fault({ match: { operationId: 'ShowInstance' }, do: { error: 'APIGW.0308' } });
    await client.get('/v2/no/such/path');
    await client.get(client.instance);
    expect(await swr.journal.find()).toMatchObject([
      { status: 404, error_code: 'APIGW.0101', error_msg: expect.stringMatching(/does not exist/) },
      { status: 429, error_code: 'APIGW.0308', error_msg: expect.any(String), fault },
    ]);
    expect((await swr.journal.find())[0]).not.toHaveProperty('operationId');
  });

  test('knows nothing of the calls of the control plane', async () => {
    const { swr } = await visited(start);
    await swr.clock.show();
    await fetch(`${swr.url}/_fake/health`);
    expect(await swr.journal.find()).toEqual([]);
  });

  const filters: readonly [
    filter: (base: string) => Parameters<FakeWorld['journal']['find']>[0],
    statuses: number[],
  ][] = [
    [() => ({}), [200, 201, 409, 200]],
    [() => ({ operationId: 'CreateInstanceNamespace' }), [201, 409]],
    [() => ({ method: 'POST' }), [201, 409]],
    [() => ({ status: 200 }), [200, 200]],
    [() => ({ status: 409, method: 'POST' }), [409]],
    [() => ({ status: 201, method: 'GET' }), []],
    [(base) => ({ path: base, method: 'POST' }), [201, 409]],
    [(base) => ({ path: `${base}*` }), [200, 201, 409, 200]],
    [() => ({ path: '*name=team' }), [200]],
    [() => ({ path: '/v3/*' }), []],
    [() => ({ limit: 2 }), [409, 200]],
    [() => ({ limit: 1, method: 'POST' }), [409]],
    [() => ({ request_id: 'f'.repeat(32) }), []],
  ];
  test.each(filters)('finds requests by %o', async (filter, statuses) => {
    const { swr, namespaces, visit } = await visited(start);
    await visit();
    expect((await swr.journal.find(filter(namespaces))).map(({ status }) => status)).toEqual(statuses);
  });

  test('finds what the fake does not know in the world whose project the path names, unless a fault has answered', async () => {
    const { swr } = await visited(start);
    const world = await swr.world();
    const path = `/v2/${world.projectId}/no/such/path`;
    await fetch(`${world.url}${path}`);
    await world.fault({ match: { path }, do: { answer: { status: 200, body: {}, custom: true } } });
    await fetch(`${world.url}${path}`, { headers: { 'X-Auth-Token': world.token } });
    await clientOf(world).get(clientOf(world).instance);
    const found = await world.journal.find({ operationId: '', fault: 'none' });
    expect(found).toMatchObject([{ path, status: 404, explanation: { cause: expect.stringMatching(/no operation/) } }]);
    expect(await world.journal.find({ operationId: '' })).toHaveLength(2);
    expect(await swr.journal.find()).toEqual([]);
  });

  test('finds a request by the id that the client was told', async () => {
    const { swr, client, visit } = await visited(start);
    await visit();
    const { headers } = await client.get(client.instance);
    const found = await swr.journal.find({ request_id: String(headers['x-request-id']) });
    expect(found).toMatchObject([{ operationId: 'ShowInstance' }]);
  });

  test('over HTTP says how many there are in all, and how many were dropped', async () => {
    const { swr, visit } = await visited(start);
    await visit();
    const answer = await fetch(`${swr.url}/_fake/journal?method=GET&limit=1`);
    expect(await answer.json()).toMatchObject({ entries: [{ status: 200 }], total: 2, dropped: 0 });
  });

  test('is of one world, and empty once it is cleared', async () => {
    const { swr, visit } = await visited(start);
    const other = await swr.world();
    await visit();
    const { instance, get } = clientOf(other);
    await get(instance);
    expect([(await swr.journal.find()).length, (await other.journal.find()).length]).toEqual([4, 1]);
    await swr.journal.clear();
    expect([(await swr.journal.find()).length, (await other.journal.find()).length]).toEqual([0, 1]);
  });

  test('never holds a secret, whatever a client sent', async () => {
    const { swr, client } = await visited(start);
    const secrets = ['token-that-is-wrong', 'password-that-is-wrong', 'security-token-of-somebody', swr.token, swr.sk];
    const [token = '', password = '', securityToken = ''] = secrets;
    const user = { name: 'demo', password, domain: { name: 'fake-swr-demo' } };
    const auth = { identity: { methods: ['password'], password: { user } } };
    await client.get(client.instance);
    await client.send('get', client.instance, { headers: { 'X-Auth-Token': token } });
    await fetch(`${swr.url}/v3/auth/tokens`, { method: 'POST', body: JSON.stringify({ auth }) });
    const authorization = `SDK-HMAC-SHA256 Access=${swr.ak}, SignedHeaders=host;x-auth-token;x-sdk-date;x-security-token`;
    await client.send('get', client.instance, {
      headers: {
        'X-Sdk-Date': '20260301T120000Z',
        'X-Security-Token': securityToken,
        Authorization: `${authorization}, Signature=${'0'.repeat(64)}`,
      },
    });
    const entries = await swr.journal.find();
    expect(entries.map(({ status }) => status)).toEqual([200, 401, 401, 401]);
    expect(entries[3]?.explanation?.cause).toMatch(/./);
    for (const secret of secrets) expect(JSON.stringify(entries)).not.toContain(secret);
  });
});
