import request, { type Response } from 'supertest';
import { onTestFinished } from 'vitest';
import {
  createFakeSwr,
  type EmbeddedFakeSwr,
  type FakeSwrOptions,
  type ManualClock,
  manualClock,
} from '../../mock/index.ts';
import { problemsOf } from './conformance.ts';

export type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head';

export interface Call {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Fake {
  readonly swr: EmbeddedFakeSwr;
  readonly clock: ManualClock;
  /** Base path of the demo instance. */
  readonly instance: string;
  /** Sends with the world's token unless `headers` are given; fails the test if the answer breaks the spec. */
  readonly send: (method: Method, path: string, call?: Call) => Promise<Response>;
  readonly get: (path: string, query?: Call['query']) => Promise<Response>;
  readonly post: (path: string, body?: unknown) => Promise<Response>;
  readonly put: (path: string, body: unknown) => Promise<Response>;
  readonly remove: (path: string, body?: unknown) => Promise<Response>;
}

/**
 * A fake of the test's own, on a clock that stands still until the test moves it; closed when the test ends. A bug of the
 * fake fails the test, whichever call it was in.
 */
export const startFake = async (options: FakeSwrOptions = {}): Promise<Fake> => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  const bugs: Error[] = [];
  const swr = await createFakeSwr({ clock, onBug: (error) => bugs.push(error), ...options });
  onTestFinished(async () => {
    await swr.close();
    if (bugs.length > 0) throw bugs[0];
  });
  const send: Fake['send'] = async (method, path, { query, body, headers } = {}) => {
    const call = request(swr.url)
      [method](path)
      .query(query ?? {})
      .set(headers ?? { 'X-Auth-Token': swr.token });
    const response = await (body === undefined ? call : call.send(body as object));
    const problems = problemsOf(method, path, response);
    if (bugs.length > 0) throw bugs[0];
    if (problems.length > 0) throw new Error(`${method} ${path}: ${problems.join('; ')}`);
    return response;
  };
  return {
    swr,
    clock,
    instance: `/v2/${swr.projectId}/instances/${swr.instanceId}`,
    send,
    get: (path, query) => send('get', path, query === undefined ? {} : { query }),
    post: (path, body) => send('post', path, { body }),
    put: (path, body) => send('put', path, { body }),
    remove: (path, body) => send('delete', path, { body }),
  };
};
