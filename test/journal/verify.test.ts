import { expect, test } from 'vitest';
import { createJournal } from '../../mock/journal/journal.ts';
import { byEachClient, startOfTime } from '../support/clients.ts';
import { visited } from './visits.ts';

byEachClient('the journal', (start) => {
  test('verifies how often requests were made', async () => {
    const { swr, visit } = await visited(start);
    await visit();
    const match = { operationId: 'CreateInstanceNamespace' };
    expect(await swr.journal.verify({ match })).toBe(2);
    expect(await swr.journal.verify({ match, times: 2 })).toBe(2);
    expect(await swr.journal.verify({ match, atLeast: 1, atMost: 2 })).toBe(2);
    expect(await swr.journal.verify({ match: { ...match, error_code: 'SVCSTG.SWR.4090060' }, times: 1 })).toBe(1);
    expect(await swr.journal.verify({ match: { status: 500 }, times: 0 })).toBe(0);
    expect(await swr.journal.verify({})).toBe(4);
  });

  const wrong = [
    [
      { match: { method: 'POST' }, times: 1 },
      'exactly 1 request(s) like {"method":"POST"} expected, 2 made; nearest: GET',
    ],
    [{ match: { status: 409 }, atLeast: 2 }, 'at least 2 request(s) like {"status":409} expected, 1 made; nearest: '],
    [{ match: { status: 200 }, atMost: 1 }, 'at most 1 request(s) like {"status":200} expected, 2 made; nearest: POST'],
    [{ match: { status: 200 }, atLeast: 3, atMost: 4 }, 'at least 3 and at most 4 request(s)'],
    [{ match: { status: 500 } }, 'at least 1 request(s) like {"status":500} expected, 0 made'],
    [{ match: { method: 'POST', status: 200 } }, /\/namespaces -> 200: method is "GET", not "POST"/],
    [
      { match: { operationId: 'ShowInstance', method: 'POST' } },
      /-> 201: operationId is "CreateInstanceNamespace", not/,
    ],
  ] as const;
  test.each(wrong)('fails to verify %j, and names the nearest misses', async (check, message) => {
    const { swr, visit } = await visited(start);
    await visit();
    const says = typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message);
    await expect(swr.journal.verify(check)).rejects.toMatchObject({ status: 409, message: says });
  });

  test('fails where the operation of a request is less well known than it may be, and names it with its behaviours', async () => {
    const { swr, visit } = await visited(start);
    await visit();
    const fidelity = 'observed';
    const open = 'inferred (instances.not_running, namespaces.taken_name)';
    await expect(swr.journal.verify({ match: { method: 'POST' }, fidelity })).rejects.toMatchObject({
      status: 409,
      message: `requests that are observed or better known expected; CreateInstanceNamespace, 2 time(s), is ${open}`,
    });
    expect(await swr.journal.verify({ match: { method: 'POST' }, fidelity: 'inferred' })).toBe(2);
    await expect(swr.journal.verify({ match: { status: 409 }, times: 3, fidelity })).rejects.toThrow(
      /exactly 3 request/,
    );
    const profile = { 'instances.not_running': 'reject_writes', 'namespaces.taken_name': 'reject' };
    const world = await swr.world({ profile });
    const namespaces = `/v2/${world.projectId}/instances/${world.instanceId}/namespaces/none`;
    await fetch(`${world.url}${namespaces}`, { method: 'GET', headers: { 'X-Auth-Token': world.token } });
    expect(await world.journal.verify({ fidelity: 'documented' })).toBe(1);
  });

  test('refuses a mark that there is not', async () => {
    const { swr } = await visited(start);
    const fidelity = 'chosen' as 'documented';
    const message = expect.stringMatching(/fidelity.*"chosen".*documented, observed, inferred/);
    await expect(swr.journal.verify({ fidelity })).rejects.toMatchObject({ status: 400, message });
  });

  test('says so when nothing was asked at all', async () => {
    const { swr } = await visited(start);
    const message = 'at least 1 request(s) like {} expected, 0 made; no other request was made';
    await expect(swr.journal.verify({})).rejects.toMatchObject({ status: 409, message });
  });
});

const visit = (index: number, body = '') => ({
  ...{ atMs: Date.parse(startOfTime), request_id: `${index}`, operationId: undefined, duration_ms: 1 },
  request: { method: 'GET', target: '/', headers: {}, body: Buffer.from(body) },
  reply: { status: 200, headers: {}, body: '' },
});
const idsOf = (journal: ReturnType<typeof createJournal>) =>
  journal.find({}).map(({ request_id }) => Number(request_id));

test('the oldest requests are dropped, and counted, where there are too many', () => {
  const journal = createJournal({ maxBytes: 300 });
  for (let index = 0; index < 5000; index += 1) journal.add(visit(index));
  expect(idsOf(journal)).toEqual([4997, 4998, 4999]);
  expect(journal.dropped()).toBe(4997);
});

test('the oldest requests are dropped where they take too much room', () => {
  const journal = createJournal({ maxBytes: 10_000 });
  for (let index = 0; index < 100; index += 1) journal.add(visit(index, 'x'.repeat(1500)));
  expect(idsOf(journal).at(-1)).toBe(99);
  expect(idsOf(journal).length).toBeLessThan(7);
  expect(idsOf(journal).length + journal.dropped()).toBe(100);
  journal.add(visit(100, 'x'.repeat(20_000)));
  expect([idsOf(journal), journal.dropped()]).toEqual([[], 101]);
  journal.add(visit(101));
  expect(idsOf(journal)).toEqual([101]);
});

test('all entries can be counted and are read one by one', () => {
  const journal = createJournal({ maxBytes: 300 });
  for (let index = 0; index < 5; index += 1) journal.add(visit(index));
  const all = journal.all();
  expect([all.length, all.at(0)?.request_id, all.at(2)?.request_id, all.at(3)]).toEqual([3, '2', '4', undefined]);
});

test('an entry is read as it was written, whatever its characters', () => {
  const journal = createJournal();
  const texts = ['', 'plain', 'é', '镜像', '😀 half \ud83d', '\0\n'];
  for (const [index, text] of texts.entries()) journal.add(visit(index, text));
  const bodies = journal.find({}).map(({ body }) => body);
  expect(bodies).toEqual([undefined, 'plain', 'é', '镜像', Buffer.from('😀 half \ud83d').toString(), '\0\n']);
});
