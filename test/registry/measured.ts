/** A registry whose stopwatch stands still until the test moves it, and whose folder of blobs the test can look into. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import { listenAll } from '../../mock/http/server.ts';
import { manualClock } from '../../mock/index.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';
import { completed } from '../../mock/options/options.ts';

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly range: string | null;
  readonly body: string;
}

export interface Measured {
  /** Without credentials, which nobody asks for. */
  readonly call: (method: string, path: string, body?: string | Buffer, type?: string) => Promise<Answer>;
  /** Sends the head of a request and the bytes, and neither more nor an end. */
  readonly startSending: (method: string, path: string, bytes: Buffer, announced: number) => ClientRequest;
  /** The names of the files that hold blobs. */
  readonly files: () => Promise<readonly string[]>;
  readonly wait: (ms: number) => void;
  /** Base path of the demo instance. */
  readonly instance: string;
}

export const startMeasured = async (maxBytes: number): Promise<Measured> => {
  const blobParent = await mkdtemp(join(tmpdir(), 'fake-swr-test-'));
  const options = completed({ auth: 'off', maxBytes, clock: manualClock('2026-03-01T12:00:00Z') });
  let elapsedMs = 0;
  const machine = { stopwatch: () => elapsedMs, blobParent };
  const { listener, refuse, closeRegistry, worlds } = await createCore(
    options,
    createMemoryLog(options.clock),
    machine,
  );
  const { url, close } = await listenAll(listener, { ...options, refuse });
  onTestFinished(async () => {
    await close();
    await closeRegistry();
    await rm(blobParent, { recursive: true, force: true });
  });
  const { tenant, tables } = worlds.home();
  const demo = tables.instances.all().find(({ name }) => name === 'fake-swr-demo');
  return {
    call: async (method, path, body, type = 'application/octet-stream') => {
      const headers = { 'content-type': type };
      const response = await fetch(`${url}${path}`, { method, headers, body: body ?? null });
      return {
        status: response.status,
        location: response.headers.get('location') ?? '',
        range: response.headers.get('range'),
        body: await response.text(),
      };
    },
    startSending: (method, path, bytes, announced) => {
      const sending = request(`${url}${path}`, { method, headers: { 'content-length': String(announced) } });
      sending.on('error', () => undefined);
      sending.write(bytes);
      return sending;
    },
    files: async () => (await readdir(blobParent, { recursive: true })).filter((name) => name.includes('/')),
    wait: (ms) => {
      elapsedMs += ms;
    },
    instance: `/v2/${tenant.project_id}/instances/${demo?.id}`,
  };
};
