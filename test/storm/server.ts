/** The fake in a process of its own, so that what is measured of it is not the client's. */
import { setImmediate } from 'node:timers/promises';
import { createFakeSwr } from '../../mock/index.ts';

export interface Started {
  readonly http: number;
  readonly tls: number;
}

export interface Measured {
  /** Of the heap after collection and outside of it. */
  readonly bytes: number;
  /** Connections that the fake has open. */
  readonly sockets: number;
  /** Bugs of its own, and exceptions that nobody caught. */
  readonly bugs: readonly string[];
}

const bugs: string[] = [];
const note = (error: unknown) => bugs.push((error as Error).stack ?? String(error));
process.on('uncaughtException', note);
process.on('unhandledRejection', note);

const fake = await createFakeSwr({ onBug: note, tls: {} });

/** Code that no longer runs is given up by the tenth collection, and memory outside the heap only after a turn. */
const collectGarbage = async (): Promise<void> => {
  for (let collections = 0; collections < 12; collections += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
};

const measured = async (): Promise<Measured> => {
  await collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const sockets = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
  return { bytes: heapUsed + arrayBuffers, sockets, bugs };
};

process.on('message', async () => process.send?.(await measured()));
process.on('disconnect', () => process.exit());
const portOf = (url = ''): number => Number(new URL(url).port);
process.send?.({ http: portOf(fake.url), tls: portOf(fake.tls?.url) } satisfies Started);
