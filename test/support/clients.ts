/** The control plane by its two clients: the one of a fake in this process, and the same one over HTTP. */
import { createHash, createHmac } from 'node:crypto';
import request, { type Response } from 'supertest';
import { describe, onTestFinished } from 'vitest';
import {
  connectFakeSwr,
  createFakeSwr,
  type FakeSwr,
  type FakeSwrOptions,
  type FakeWorld,
  type ManualClock,
  manualClock,
} from '../../mock/index.ts';
import type { components } from '../../spec/generated/openapi.types.ts';
import { problemsOf } from './conformance.ts';
import type { Call, Method } from './fake.ts';

type Schemas = components['schemas'];

/** What the worlds' clocks show when a test starts. */
export const startOfTime = '2026-03-01T12:00:00.000Z';

interface Started {
  readonly swr: FakeSwr;
  /** The clock that the worlds follow; it stands still until the test moves it. */
  readonly clock: ManualClock;
}

export type Start = (options?: FakeSwrOptions) => Promise<Started>;

const clients = {
  embedded: async (here: FakeSwr) => here,
  connected: (here: FakeSwr) => connectFakeSwr(here.url),
};

const startBy =
  (client: keyof typeof clients): Start =>
  async (options = {}) => {
    const clock = manualClock(startOfTime);
    const bugs: Error[] = [];
    const here = await createFakeSwr({ clock, onBug: (error) => bugs.push(error), ...options });
    onTestFinished(async () => {
      await here.close();
      if (bugs.length > 0) throw bugs[0];
    });
    return { swr: await clients[client](here), clock };
  };

/** The tests of `body` once by each client. `start` gives a fake of the test's own; a bug of the fake fails the test. */
export const byEachClient = (title: string, body: (start: Start) => void): void => {
  describe.each(Object.keys(clients) as (keyof typeof clients)[])(`${title} (%s)`, (client) => body(startBy(client)));
};

/** For what does not depend on the client. */
export const startEmbedded: Start = startBy('embedded');

export interface Client {
  /** Base path of the world's first instance. */
  readonly instance: string;
  readonly send: (method: Method, path: string, call?: Call) => Promise<Response>;
  readonly get: (path: string, query?: Call['query']) => Promise<Response>;
  readonly post: (path: string, body?: unknown) => Promise<Response>;
  readonly put: (path: string, body: unknown) => Promise<Response>;
  readonly remove: (path: string) => Promise<Response>;
}

/** Those that only a fault answers: not all of them are declared. */
const isOfFault = (status: number): boolean => status === 429 || status >= 500;

/** A client with the world's token. An answer that breaks the spec fails the test. */
export const clientOf = (world: Pick<FakeWorld, 'url' | 'projectId' | 'instanceId' | 'token'>): Client => {
  const send: Client['send'] = async (method, path, { query = {}, body, headers } = {}) => {
    const call = request(world.url)
      [method](path)
      .query(query)
      .set(headers ?? { 'X-Auth-Token': world.token });
    const response = await (body === undefined ? call : call.send(body as object));
    const problems = isOfFault(response.status) ? [] : problemsOf(method, path, response);
    if (problems.length > 0) throw new Error(`${method} ${path}: ${problems.join('; ')}`);
    return response;
  };
  return {
    instance: `/v2/${world.projectId}/instances/${world.instanceId}`,
    send,
    get: (path, query = {}) => send('get', path, { query }),
    post: (path, body) => send('post', path, { body }),
    put: (path, body) => send('put', path, { body }),
    remove: (path) => send('delete', path),
  };
};

export const policiesOf = ({ instance }: Client, namespace = 'library'): string =>
  `${instance}/namespaces/${namespace}/signature/policies`;

/** All executions of a policy, newest first, however many pages they fill. */
export const executionsOf = async ({ get }: Client, policy: string) => {
  const all: Schemas['Execution'][] = [];
  for (;;) {
    const { body } = await get(`${policy}/executions`, { offset: all.length, limit: 100 });
    all.push(...body.executions);
    if (all.length >= body.total) return all;
  }
};

export const namespaceBody = (namespace_name: string) => ({ namespace_name, metadata: { public: 'true' } });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The headers of a GET without a query that is signed as the SDKs sign (SDK-HMAC-SHA256). */
export const signed = ({ url, ak, sk }: Pick<FakeWorld, 'url' | 'ak' | 'sk'>, path: string, time = startOfTime) => {
  const date = time.replace(/[-:]|\.\d{3}/g, '');
  const { host } = new URL(url);
  const names = 'host;x-sdk-date';
  const canonical = ['GET', `${path}/`, '', `host:${host}`, `x-sdk-date:${date}`, '', names, sha256('')].join('\n');
  const text = ['SDK-HMAC-SHA256', date, sha256(canonical)].join('\n');
  const signature = createHmac('sha256', sk).update(text).digest('hex');
  return {
    'X-Sdk-Date': date,
    Authorization: `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=${names}, Signature=${signature}`,
  };
};
