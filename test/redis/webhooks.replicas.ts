/** Webhooks that replicas deliver: each attempt by one of them, and none lost with one that is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectFakeSwr } from '../../mock/index.ts';
import { useBundle } from '../processes/bundle.ts';
import { target, webhookBody } from '../support/webhook-bodies.ts';
import { eventually, type Replica, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

const bundle = useBundle({ main: 'cli/main.ts' });

/** A receiver, told how often it has met a payload before, and how many requests in all; `undefined` is no answer. */
const startReceiver = async (answerTo: (before: number, all: number) => number | undefined) => {
  const counts = new Map<string, number>();
  let all = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const before = counts.get(body) ?? 0;
    counts.set(body, before + 1);
    const status = answerTo(before, all);
    all += 1;
    if (status !== undefined) response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, counts: () => [...counts.values()].sort() };
};

const policies = 'namespaces/root/webhook/policies';
const pushed = (number: number) => ({
  ...{ namespace_name: 'root', repository_name: `libz${number}`, tags: ['1'] },
});

interface Job {
  readonly status: string;
  readonly status_text: string;
}

const jobsOf =
  (id: number) =>
  async ({ call }: Replica): Promise<readonly Job[]> =>
    (await call('GET', `${policies}/${id}/jobs?limit=100`)).body.jobs;

const policyAt = async ({ call }: Replica, address: string): Promise<number> => {
  const { auth_header: _, ...plain } = target;
  return (await call('POST', policies, webhookBody({ targets: [{ ...plain, address }] }))).body.id;
};

const repeated = <Value>(value: Value, count: number): readonly Value[] => Array.from({ length: count }, () => value);

const allAre = (status: string, count: number) => (jobs: readonly Job[]) =>
  jobs.filter((job) => job.status === status).length === count;

test('three replicas send each of 30 jobs once an attempt, and show the same of it', async () => {
  const { url } = await startRedisServer();
  const receiver = await startReceiver((before) => (before === 0 ? 500 : 200));
  const replicas = [
    await startReplica(url, { webhooks: 'deliver' }),
    await startReplica(url),
    await startReplica(url),
  ] as const;
  const [first, second, third] = replicas;
  const jobs = jobsOf(await policyAt(first, receiver.url));
  await Promise.all(repeated(0, 30).map((_, number) => replicas[number % 3]?.swr.artifacts.push(pushed(number))));
  await eventually(() => jobs(second), allAre('Pending', 30));
  expect(receiver.counts()).toEqual(repeated(1, 30));
  await third.swr.clock.advance('30s');
  const done = await eventually(() => jobs(third), allAre('Succeed', 30));
  expect(receiver.counts()).toEqual(repeated(2, 30));
  expect(await Promise.all([first, second].map(jobs))).toEqual([done, done]);
});

test('what a killed replica had still to send another sends, and what it was sending is sent again', async () => {
  const { url } = await startRedisServer();
  const receiver = await startReceiver((_, all) => (all < 16 ? undefined : 200));
  const args = [
    `${bundle}/main.js`,
    '--port',
    '0',
    '--redis',
    url,
    '--webhooks',
    'deliver',
    '--print',
    'json',
    '--quiet',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const killed = await connectFakeSwr(JSON.parse(line).url);
  const others = [await startReplica(url), await startReplica(url)] as const;
  const [second, third] = others;
  const jobs = jobsOf(await policyAt(second, receiver.url));
  for (const number of repeated(0, 20).keys()) await killed.artifacts.push(pushed(number));
  // A replica sends 16 at once, which nobody answers: the others are due, and it does not claim them.
  await eventually(
    async () => receiver.counts(),
    (counts) => counts.length >= 16,
  );
  child.kill('SIGKILL');
  await eventually(() => jobs(second), allAre('Succeed', 4));
  const waiting = await eventually(() => jobs(third), allAre('Pending', 16));
  const said = waiting.filter(({ status }) => status === 'Pending').map(({ status_text }) => status_text);
  expect(said[0]).toMatch(/^attempt 1 of 3: whoever sent it has not said what came of it; the next is due at /);
  await second.swr.clock.advance('30s');
  const done = await eventually(() => jobs(third), allAre('Succeed', 20));
  expect(await jobs(second)).toEqual(done);
  expect(receiver.counts()).toEqual([...repeated(1, 4), ...repeated(2, 16)]);
});
