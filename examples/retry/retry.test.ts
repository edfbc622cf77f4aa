/** Does a client get through a bad minute? Faults make the minute; the journal says what the client did. */
import { expect } from 'vitest';
// Users write: import { test } from 'fake-swr/vitest';
import { test } from '../../mock/fixtures/vitest.ts';
// Users write: import type { FakeWorld } from 'fake-swr';
import type { FakeWorld } from '../../mock/index.ts';
import { fetchPatiently } from './retrying.ts';

const match = { operationId: 'ListInstance' };

const listInstances = async ({ url, projectId, token }: FakeWorld, attempts: number) => {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const headers = { 'X-Auth-Token': token };
  const response = await fetchPatiently(`${url}/v2/${projectId}/instances`, headers, { attempts, wait });
  return { status: response.status, waits };
};

test('a client gets its answer after 429 and then 500', async ({ world }) => {
  await world.fault({ match, when: { times: 1 }, do: { error: 'APIGW.0308' } });
  await world.fault({ match, when: { times: 1 }, do: { status: 500 } });
  expect(await listInstances(world, 3)).toEqual({ status: 200, waits: [100, 200] });
  await world.faults.verify();
  await world.journal.verify({ match, times: 3 });
  const statuses = (await world.journal.find(match)).map(({ status }) => status);
  expect(statuses).toEqual([429, 500, 200]);
});

test('a client gives up after as many attempts as it was given', async ({ world }) => {
  await world.fault({ match, do: { maintenance: true } });
  expect(await listInstances(world, 4)).toEqual({ status: 502, waits: [100, 200, 400] });
  await world.journal.verify({ match: { ...match, status: 502 }, times: 4 });
});

test('a client does not ask again where that would not help', async ({ world }) => {
  await world.fault({ match, do: { error: 'SVCSTG.SWR.4030170' } });
  expect(await listInstances(world, 3)).toEqual({ status: 403, waits: [] });
  await world.journal.verify({ match, times: 1 });
});
