import { cpSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCore, thisMachine } from '../../mock/compose.ts';
import { createDataLog } from '../../mock/data/log.ts';
import { type Opened, openData } from '../../mock/data/open.ts';
import { completed } from '../../mock/options/options.ts';
import { demo } from '../common/demo.ts';

const failing = (error: unknown): never => {
  throw error;
};

type Core = Awaited<ReturnType<typeof createCore>>;

/** A fake on a folder, without a port and without snapshots. */
const withCore = async <Value>(
  folder: string,
  change: (store: Opened['store']) => Opened['store'],
  work: (core: Core) => Promise<Value>,
): Promise<Value> => {
  const opened = await openData(folder, {});
  const options = completed({ data: folder, onBug: failing });
  const log = createDataLog(
    { ...opened, store: change(opened.store) },
    {
      ...{ clock: options.clock, stopwatch: thisMachine.stopwatch, onBug: failing, onLost: failing },
      snapshotEvery: { commands: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY },
    },
  );
  const value = await work(await createCore(options, log));
  await log.close();
  return value;
};

/** A write that changes a row and leaves as many. */
export const write = (index: number) => ({
  method: 'PUT',
  target: `/v2/${demo.projectId}/instances/${demo.instanceId}/namespaces/library`,
  body: JSON.stringify({ metadata: { public: String(index % 2 === 0) } }),
});

const headers = { host: 'localhost', 'x-auth-token': demo.token, 'content-type': 'application/json' };

const writers = 64;

const writeAll = async ({ api }: Core, count: number): Promise<void> => {
  let next = 0;
  const writer = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const { method, target, body } = write(next);
      const { status } = await new Promise<{ readonly status: number }>((resolve) =>
        api({ method, target, headers, body: Buffer.from(body) }, resolve),
      );
      if (status !== 200 && status !== 204) throw new Error(`${method} ${target}: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
};

/** Fills a folder with so many writes; `killed` gets it as a kill would leave it, and the folder ends with a snapshot. */
export const fill = (folder: string, killed: string, count: number): Promise<void> =>
  withCore(
    folder,
    (store) => store,
    async (core) => {
      await writeAll(core, count);
      cpSync(folder, killed, { recursive: true });
    },
  );

const delayOf = async (core: Core, count: number): Promise<number> => {
  await writeAll(core, count / 10);
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await writeAll(core, count);
  delay.disable();
  return delay.percentile(99) / 1e6 - resolution;
};

/** How long the process is held up, p99 in milliseconds, while each sync takes so much longer than it does. */
export const loopDelay = (folder: string, syncMs: number, count: number): Promise<number> =>
  withCore(
    folder,
    (store) => ({
      ...store,
      write: async (writes, options) => {
        await store.write(writes, options);
        await sleep(syncMs);
      },
    }),
    (core) => delayOf(core, count),
  );
