/** Fakes that share a Redis, each with connections of its own, and what a client asks of them. */
import { onTestFinished } from 'vitest';
import { createFakeSwr, type EmbeddedFakeSwr, type FakeSwrOptions, HistoryError } from '../../mock/index.ts';

export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Replica {
  readonly swr: EmbeddedFakeSwr;
  /** With the demo world's token, unless another is given. Below the demo world's instance where the path has no slash. */
  readonly call: (method: string, path: string, body?: unknown, token?: string) => Promise<Answer>;
  /** What it told of lost history. */
  readonly losses: readonly string[];
  readonly close: () => Promise<void>;
}

export const startReplica = async (redis: string, options: FakeSwrOptions = {}): Promise<Replica> => {
  const losses: string[] = [];
  const bugs: Error[] = [];
  const onBug = (error: Error): void => {
    if (error instanceof HistoryError) losses.push(error.message);
    else bugs.push(error);
  };
  const swr = await createFakeSwr({ redis, onBug, ...options });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await swr.close();
    isOpen = false;
  };
  onTestFinished(async () => {
    await close();
    if (bugs.length > 0) throw bugs[0];
  });
  const base = `/v2/${swr.projectId}/instances/${swr.instanceId}/`;
  const call: Replica['call'] = async (method, path, body, token = swr.token) => {
    const response = await fetch(`${swr.url}${path.startsWith('/') ? path : base + path}`, {
      method,
      headers: { 'x-auth-token': token, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return { swr, call, losses, close };
};

export const namespace = (namespace_name: string) => ({ namespace_name, metadata: { public: 'true' } });

/** Asks until it is so; fails the test by its time-out. */
export const eventually = async <Value>(
  look: () => Promise<Value>,
  isSo: (value: Value) => boolean,
): Promise<Value> => {
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

export const health = ({ call }: Replica): Promise<Answer> => call('GET', '/_fake/health');

/** Waits until a replica is ready. */
export const ready = (replica: Replica): Promise<Answer> =>
  eventually(
    () => health(replica),
    ({ status }) => status === 200,
  );

/** All rows of the demo world, as a replica has them. */
export const rowsOf = async ({ call, swr }: Replica): Promise<unknown> =>
  (await call('GET', `/_fake/worlds/${swr.projectId}/snapshot`)).body;
