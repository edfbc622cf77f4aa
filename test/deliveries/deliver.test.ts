/** Webhooks that are really sent, to servers on this machine. */
import { expect, test, vi } from 'vitest';
import type { FakeSwrOptions } from '../../mock/index.ts';
import { type Fake, startFake } from '../support/fake.ts';
import { target, webhookBody } from '../support/webhook-bodies.ts';
import { startReceiver } from './receiver.ts';

const policiesOf = ({ instance }: Fake) => `${instance}/namespaces/root/webhook/policies`;

interface Job {
  readonly status: string;
  readonly status_text: string;
  readonly job_detail: string;
}

const start = async (changes: object, options: FakeSwrOptions = {}) => {
  const fake = await startFake({ webhooks: 'deliver', ...options });
  const { auth_header: _, ...plain } = target;
  const { id } = (await fake.post(policiesOf(fake), webhookBody({ targets: [{ ...plain, ...changes }] }))).body;
  const jobs = async (): Promise<readonly Job[]> => (await fake.get(`${policiesOf(fake)}/${id}/jobs`)).body.jobs;
  const push = () => fake.swr.artifacts.push({ namespace_name: 'root', repository_name: 'libz', tags: ['1'] });
  const job = async () => (await jobs())[0];
  const becomes = (wanted: object) => vi.waitFor(async () => expect(await job()).toMatchObject(wanted), 5000);
  return { fake, id, jobs, push, becomes };
};

test('the payload is posted with the pairs of auth_header, and the job has succeeded', async () => {
  const receiver = await startReceiver({ statuses: [204] });
  const auth_header = 'Authorization:Basic a:b;X-Key: c ;X-Key:d;Content-Length:1';
  const { push, becomes, jobs } = await start({ address: receiver.url, auth_header });
  await push();
  await becomes({ status: 'Succeed', status_text: 'attempt 1 of 3: the answer was 204' });
  expect(receiver.received).toHaveLength(1);
  const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = receiver.received;
  expect([path, body]).toEqual(['/hooks', (await jobs())[0]?.job_detail]);
  expect(headers).toMatchObject({ authorization: 'Basic a:b', 'x-key': 'c, d', 'content-type': 'application/json' });
});

test('a failure is tried again when that is due, with the next request, three times in all', async () => {
  const receiver = await startReceiver({ statuses: [500] });
  const { push, becomes, jobs, fake } = await start({ address: receiver.url });
  await push();
  await becomes({
    status: 'Pending',
    status_text: expect.stringMatching(/^attempt 1 of 3: the answer was 500; .*12:00:30/),
  });
  fake.clock.advance('29s');
  await jobs();
  expect(receiver.received).toHaveLength(1);
  fake.clock.advance('1s');
  await becomes({ status: 'Pending', status_text: expect.stringMatching(/^attempt 2 of 3: .*12:01:30/) });
  fake.clock.advance('1m');
  await becomes({ status: 'Failed', status_text: 'attempt 3 of 3: the answer was 500' });
  fake.clock.advance('1d');
  await jobs();
  expect(receiver.received).toHaveLength(3);
});

test('a second attempt may succeed', async () => {
  const receiver = await startReceiver({ statuses: [503, 200] });
  const { push, becomes, fake } = await start({ address: receiver.url });
  await push();
  await becomes({ status: 'Pending' });
  fake.clock.advance('30s');
  await becomes({ status: 'Succeed', status_text: 'attempt 2 of 3: the answer was 200' });
});

test('nobody goes where an answer leads', async () => {
  const receiver = await startReceiver({ statuses: [302] });
  const { push, becomes } = await start({ address: receiver.url });
  await push();
  await becomes({ status: 'Pending', status_text: expect.stringContaining('the answer was 302') });
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks']);
});

test('where nobody listens it says so', async () => {
  const { push, becomes } = await start({ address: 'http://127.0.0.1:1' });
  await push();
  await becomes({ status: 'Pending', status_text: expect.stringContaining('ECONNREFUSED') });
});

test.each([
  [false, { status: 'Pending', status_text: expect.stringMatching(/certificate/) }, 0],
  [true, { status: 'Succeed' }, 1],
])('a certificate that nobody signed, with skip_cert_verify %s', async (skip_cert_verify, wanted, count) => {
  const receiver = await startReceiver({ tls: true });
  const { push, becomes } = await start({ address: receiver.url, skip_cert_verify });
  await push();
  await becomes(wanted);
  expect(receiver.received).toHaveLength(count);
});

test.each<[string, readonly string[] | undefined]>([
  ['http://192.0.2.1', undefined],
  ['http://127.0.0.1.example.test', undefined],
  ['http://0.0.0.0', undefined],
  ['http://127.0.0.1', ['hooks.example.test']],
])('nothing goes to %s where %j are allowed', async (address, webhookHosts) => {
  const { push, becomes } = await start({ address }, webhookHosts && { webhookHosts });
  await push();
  await becomes({
    status: 'Failed',
    status_text: expect.stringMatching(/^attempt 1 of 3: nothing was sent: \S+ is not one/),
  });
});

test.each([['localhost'], ['127.0.0.1']])('hosts that are named are allowed: %s', async (host) => {
  const { push, becomes } = await start({ address: `http://${host}:1` }, { webhookHosts: [host] });
  await push();
  await becomes({ status: 'Pending' });
});

test('a fake that closes breaks off what nobody answers', async () => {
  const receiver = await startReceiver({ statuses: [0] });
  const { push, fake } = await start({ address: receiver.url });
  await push();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 5000);
  const began = performance.now();
  await fake.swr.close();
  expect(performance.now() - began).toBeLessThan(3000);
});

test('in a world that only records, nothing is sent', async () => {
  const receiver = await startReceiver();
  const { push, jobs } = await start({ address: receiver.url }, { webhooks: 'record' });
  await push();
  expect(await jobs()).toMatchObject([{ status: 'Succeed', status_text: 'recorded only; nothing was sent' }]);
  expect(receiver.received).toEqual([]);
});

test.each([
  [{ webhooks: 'send' as 'deliver' }, /^webhooks is "send" but must be one of record, deliver$/],
  [{ webhookHosts: ['http://a.test'] }, /^webhookHosts: "http:\/\/a\.test" must be the name of a host/],
  [{ webhookHosts: ['a.test:80'] }, /^webhookHosts: "a\.test:80" must be/],
  [{ webhookHosts: [''] }, /^webhookHosts: "" must be/],
])('%j is refused', async (options, message) => {
  await expect(startFake(options)).rejects.toThrow(message);
});
