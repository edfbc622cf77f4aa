import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import type { LogStatus } from '../../mock/log/log.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';
import { completed } from '../../mock/options/options.ts';
import { startFake } from '../support/fake.ts';

/** A fake whose log says how it fares. */
const withLog = async (status: () => LogStatus) => {
  const options = completed({});
  const { listener } = await createCore(options, { ...createMemoryLog(options.clock), status });
  return request(listener);
};

test('a fake that serves is ready', async () => {
  const { swr } = await startFake();
  await swr.world();
  const { status, body } = await request(swr.url).get('/_fake/health');
  expect([status, body]).toEqual([200, { status: 'ready', version: expect.any(String), worlds: 2 }]);
});

describe.each([
  [
    { position: 3, behind: 2 },
    { reason: '2 commands of the log are still to be applied', behind: 2 },
  ],
  [
    { position: 3, failure: 'its disk is full' },
    { reason: 'its disk is full', behind: 0 },
  ],
])('a fake whose log is at %j', (log, told) => {
  const live = { status: 'live', version: expect.any(String), worlds: 1, ...told };

  test.each([
    ['', 503],
    ['?live=false', 503],
    ['?live', 200],
    ['?live=', 200],
    ['?live=true', 200],
    ['?%6Cive=', 200],
    ['?live=%66alse', 503],
  ])('GET /_fake/health%s is answered %i', async (query, expected) => {
    const asked = await withLog(() => log);
    const { status, body } = await asked.get(`/_fake/health${query}`);
    expect([status, body]).toEqual([expected, live]);
    expect((await asked.head(`/_fake/health${query}`)).status).toBe(expected);
  });
});

test('it is ready as soon as the log is applied', async () => {
  let behind = 1;
  const asked = await withLog(() => ({ position: 1, behind }));
  expect((await asked.get('/_fake/health')).status).toBe(503);
  behind = 0;
  expect((await asked.get('/_fake/health')).body).toMatchObject({ status: 'ready' });
});

test('commands that wait for the log do not make it unready', async () => {
  const asked = await withLog(() => ({ position: 1, pending: 5 }));
  expect((await asked.get('/_fake/health')).status).toBe(200);
});

test.each([
  ['live=yes', 'query parameter live is "yes" but must be one of true, false, ""'],
  ['live=1', 'query parameter live is "1" but must be one of true, false, ""'],
  ['live=TRUE', 'query parameter live is "TRUE" but must be one of true, false, ""'],
  ['live&live', 'query parameter live is ["",""] but must be a string'],
  ['lively', 'query parameter lively is not known; did you mean live?'],
])('health?%s is refused', async (query, error) => {
  const { swr } = await startFake();
  const { status, body } = await request(swr.url).get(`/_fake/health?${query}`);
  expect([status, body]).toEqual([400, { error: expect.stringContaining(error) }]);
});
