/**
 * Malformed requests by raw sockets, STORM_REQUESTS of them (100,000), the same for the same STORM_SEED (1). Whatever
 * comes, the fake answers or closes, keeps nothing, and serves the next good request.
 */
import { once } from 'node:events';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectFakeSwr, demoTenant } from '../../mock/index.ts';
import { dateOf, sign } from '../support/sign.ts';
import { type StormedFake, startStormedFake } from './fake.ts';
import { abandonAll } from './send.ts';
import type { Measured } from './server.ts';
import { abandonedRequests, malformedRequests } from './shapes.ts';
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
  const { reset, worlds } = await connectFakeSwr(fake.url);
  const [, ...made] = await worlds();
  // One in five hundred requests makes a world, which needs no body.
  for (const world of made) await world.forget();
  await reset();
  return fake.measure();
};

beforeAll(async () => {
  fake = await startStormedFake();
  await abandonAll(fake.http, abandonedRequests(200, seed));
  const first = await storm(fake, malformedRequests(warmUp, seed + count));
  const warm = await settled();
  const rest = await storm(fake, malformedRequests(count, seed));
  const full = await fake.measure();
  weather = { storms: [first, rest], warm, full, calm: await settled() };
});

afterAll(() => {
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

const { project_id, instance_id, ak, sk, token } = demoTenant;
const instance = `/v2/${project_id}/instances/${instance_id}`;
const tasks = `${instance}/namespaces/root/signature/policies/3/executions/8/tasks`;

test('a good request is answered as if nothing had been, by token and by signature', async () => {
  const signed = sign({ ak, sk }, { target: tasks, date: dateOf(Date.now()) });
  for (const headers of [{ 'X-Auth-Token': token }, signed]) {
    const answer = await fetch(`${fake.url}${tasks}`, { headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('tasks');
  }
});

test('a good write is answered as if nothing had been', async () => {
  const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ namespace_name: 'after-the-storm', metadata: { public: 'false' } });
  const { status } = await fetch(`${fake.url}${instance}/namespaces`, { method: 'POST', headers, body });
  expect(status).toBe(201);
});

test('https is still served', async () => {
  const ca = await (await fetch(`${fake.url}/_fake/certificate.pem`)).text();
  const asked = request(`https://localhost:${fake.tls}${tasks}`, { ca, headers: { 'X-Auth-Token': token } }).end();
  const [{ statusCode }] = await once(asked, 'response');
  expect(statusCode).toBe(200);
});
