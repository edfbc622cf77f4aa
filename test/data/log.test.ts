/** A log whose disk fails, by a store that fails when the test says so. */
import { expect, onTestFinished, test } from 'vitest';
import { createDataLog, type DataLog } from '../../mock/data/log.ts';
import { type Opened, openData } from '../../mock/data/open.ts';
import { keys } from '../../mock/data/record.ts';
import { ApiError } from '../../mock/errors/error.ts';
import { freshPath } from './kept.ts';
import { inStore } from './used.ts';

const full = new Error('batch', { cause: new Error('IO error: write: No space left on device') });

interface Failing {
  readonly folder: string;
  readonly log: DataLog;
  readonly told: string[];
  /** What the next writes of the store that is open now come to; undefined lets them be. */
  readonly failWith: (error: Error | undefined) => void;
  readonly append: (id: string) => Promise<string>;
}

const start = async (commands = 1000): Promise<Failing> => {
  const folder = freshPath();
  const opened = await openData(folder, { seed: 'empty' });
  let failure: Error | undefined;
  const write: Opened['store']['write'] = (writes, options) =>
    failure === undefined ? opened.store.write(writes, options) : Promise.reject(failure);
  const told: string[] = [];
  const log = createDataLog(
    { ...opened, store: { ...opened.store, write } },
    {
      ...{ clock: { now: () => 1000 }, stopwatch: () => 0, snapshotEvery: { commands, ms: Number.POSITIVE_INFINITY } },
      onBug: ({ message }) => told.push(`bug: ${message}`),
      onLost: (reason) => told.push(`lost: ${reason}`),
    },
  );
  onTestFinished(log.close);
  log.follows({ texts: () => ['state'], digest: () => '' });
  const append = (commandId: string): Promise<string> =>
    new Promise((resolve) => {
      const refused = (error: Error): void =>
        resolve(error instanceof ApiError ? `${error.status} ${error.message}` : `${error}`);
      log.append({ kind: 'k', input: {}, commandId }, ({ position }) => resolve(`at ${position}`), refused);
    });
  const failWith = (error: Error | undefined): void => {
    failure = error;
  };
  return { folder, log, told, failWith, append };
};

const notKept = (reason: string): string => `503 fake-swr could not keep the change, and has not made it: ${reason}`;

const idsIn = (folder: string): Promise<readonly string[]> =>
  inStore(folder, async (store) => {
    const ids: string[] = [];
    for await (const [, text] of store.read(keys.command(0), keys.command(Number.MAX_SAFE_INTEGER)))
      ids.push(JSON.parse(text).command.commandId);
    return ids;
  });

test('what does not fit is refused with the reason, and what comes when there is room is taken', async () => {
  const { folder, log, told, failWith, append } = await start();
  expect(await append('a')).toBe('at 1');
  failWith(full);
  expect(await append('b')).toBe(notKept('the disk is full'));
  expect(log.status()).toMatchObject({ position: 1, failure: 'the disk is full' });
  // The store is opened anew, and that one writes.
  expect(await append('c')).toBe('at 2');
  expect(log.status().failure).toBeUndefined();
  await log.close();
  expect([told, await idsIn(folder)]).toEqual([[], ['a', 'c']]);
});

test('after any other failure nothing is taken any more, and somebody is told', async () => {
  const { folder, log, told, failWith, append } = await start();
  await append('a');
  failWith(new Error('IO error: fdatasync: Input/output error'));
  const reason = 'IO error: fdatasync: Input/output error';
  expect(await append('b')).toBe(notKept(reason));
  failWith(undefined);
  expect(await append('c')).toBe(notKept(reason));
  expect(told).toEqual([`lost: ${reason}`]);
  await log.close();
  expect(await idsIn(folder)).toEqual(['a']);
});

test('a snapshot that does not fit is told as the problem, and nothing is lost', async () => {
  const { folder, log, told, failWith, append } = await start(2);
  await append('a');
  const second = append('b');
  expect(await second).toBe('at 2');
  // The snapshot is under way.
  failWith(full);
  await new Promise((resolve) => setImmediate(resolve));
  failWith(undefined);
  expect(await append('c')).toBe('at 3');
  await log.close();
  expect([told, (await idsIn(folder)).at(-1)]).toEqual([[], 'c']);
});

test('it is closed once, however often it is asked to', async () => {
  const { log, folder, append } = await start();
  await append('a');
  await Promise.all([log.close(), log.close()]);
  await log.close();
  const again = await openData(folder, {});
  expect([again.wasStopped, again.last.position, again.texts]).toEqual(['cleanly', 1, ['state']]);
  await again.store.close();
});

test('a disk that is full at the end leaves a stop that was not clean, and all commands', async () => {
  const { log, folder, told, failWith, append } = await start();
  await append('a');
  failWith(full);
  await log.close();
  const again = await openData(folder, {});
  expect([told, again.wasStopped, again.held.length]).toEqual([[], 'not cleanly', 1]);
  await again.store.close();
});
