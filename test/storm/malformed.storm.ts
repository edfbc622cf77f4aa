/**
 * Malformed requests by raw sockets, STORM_REQUESTS of them (100,000), the same for the same STORM_SEED (1). Whatever
 * comes, the fake answers or closes, keeps nothing, and serves the next good request.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectFakeSwr, demoTenant } from '../../mock/index.ts';
import { type StormedFake, startStormedFake } from './fake.ts';
import type { Measured } from './server.ts';
import { malformedRequests } from './shapes.ts';
import { type Storm, storm } from './storm.ts';

const count = Number(process.env.STORM_REQUESTS ?? 100_000);
const seed = Number(process.env.STORM_SEED ?? 1);
const warmUp = Math.ceil(count / 10);
const mebibyte = 2 ** 20;

/** Of 100,000 requests or of a thousand, the fake keeps nothing but its journal, which has a bound. */
const slackBytes = 8 * mebibyte;
const journalBytes = 16 * mebibyte;
/** Timeouts of heads and bodies, and how often the fake looks for them. */
const closedWithinMs = 120_000;

interface Weather {
  readonly storms: readonly Storm[];
  /** After the first tenth, after all, and when all that is kept on purpose is dropped again. */
  readonly warm: Measured;
  readonly full: Measured;
  readonly calm: Measured;
}

let fake: StormedFake;
let weather: Weather;

/** The journals are emptied, and what the few valid requests made is gone. */
const settled = async (): Promise<Measured> => {
  const { reset, journal } = await connectFakeSwr(fake.url);
  await reset();
  await journal.clear();
  return fake.measure();
};

beforeAll(async () => {
  fake = await startStormedFake();
  const first = await storm(fake, malformedRequests(warmUp, seed + count));
  const warm = await settled();
  const rest = await storm(fake, malformedRequests(count, seed));
  const full = await fake.measure();
  weather = { storms: [first, rest], warm, full, calm: await settled() };
});

afterAll(() => {
  for (const { abandoned } of weather.storms) for (const socket of abandoned) socket.destroy();
  fake.stop();
});

test(`${count} malformed requests are answered or closed, none with an unplanned 5xx`, () => {
  const [, { sent, statuses } = { sent: 0, statuses: {} }] = weather.storms;
  console.log(`${sent} requests, seed ${seed}; answers by status:`, statuses);
  const problems = weather.storms.flatMap((each) => each.problems);
  expect(sent).toBe(count);
  expect(problems.slice(0, 20).join('\n') + (problems.length > 20 ? `\n${problems.length} in all` : '')).toBe('');
});

test('nothing is thrown that the fake did not mean to throw', () => {
  expect(weather.calm.bugs).toEqual([]);
});

test('the heap is what it was before, and in between no larger than the journal', () => {
  const { warm, full, calm } = weather;
  console.log(
    'MiB after a tenth, after all, settled:',
    ...[warm, full, calm].map(({ bytes }) => Math.round(bytes / mebibyte)),
  );
  expect(calm.bytes - warm.bytes).toBeLessThan(slackBytes);
  expect(full.bytes - warm.bytes).toBeLessThan(journalBytes + 2 * slackBytes);
});

test('connections that clients left half-open are closed by the fake', {
  timeout: closedWithinMs + 10_000,
}, async () => {
  const open = async () => (await fake.measure()).sockets;
  await expect.poll(open, { timeout: closedWithinMs, interval: 1000 }).toBe(0);
});

test('a good request is answered as if nothing had been', async () => {
  const { projectId, instanceId, token } = demoTenant;
  const tasks = 'namespaces/root/signature/policies/3/executions/8/tasks?offset=1&limit=1';
  const answer = await fetch(`${fake.url}/v2/${projectId}/instances/${instanceId}/${tasks}`, {
    headers: { 'X-Auth-Token': token },
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ tasks: [{ repository_name: 'libz' }] });
});
