import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, placesIn } from '../../mock/data/folder.ts';
import { keys, RecordError } from '../../mock/data/record.ts';
import { listSnapshots, readTexts, writeSnapshot } from '../../mock/data/snapshot.ts';
import { openStore, type Store } from '../../mock/data/store.ts';
import { freshPath } from './kept.ts';

const storeWith = async (commands: number): Promise<Store> => {
  const places = placesIn(freshPath());
  await makeFolder(places);
  const store = await openStore(places, { createIfMissing: true });
  onTestFinished(() => store.close());
  const writes = Array.from({ length: commands }, (_, index) => ({ key: keys.command(index + 1), value: '{}' }));
  await store.write(writes, { sync: true });
  return store;
};

const commandsIn = async (store: Store): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const [key] of store.read(keys.command(0), keys.command(Number.MAX_SAFE_INTEGER))) found.push(key);
  return found;
};

const at = (position: number) => ({ position, atMs: position * 10, rules: 1 });

test('a snapshot is read as it was written, and with one alone all commands stay', async () => {
  const store = await storeWith(3);
  await writeSnapshot(store, at(2), ['a', 'b', '中']);
  const [snapshot] = await listSnapshots(store);
  expect(snapshot).toEqual({ ...at(2), texts: 3 });
  expect(await readTexts(store, snapshot ?? { ...at(0), texts: 0 })).toEqual(['a', 'b', '中']);
  expect(await commandsIn(store)).toHaveLength(3);
});

test('two snapshots stay, and the commands behind the older', async () => {
  const store = await storeWith(9);
  for (const position of [3, 5, 8]) await writeSnapshot(store, at(position), [`state ${position}`]);
  expect((await listSnapshots(store)).map(({ position }) => position)).toEqual([5, 8]);
  expect(await commandsIn(store)).toEqual([6, 7, 8, 9].map(keys.command));
  expect(await store.get(keys.snapshotText(3, 0))).toBeUndefined();
});

test('one that broke off counts for nothing, and the next at its place is whole', async () => {
  const store = await storeWith(3);
  await writeSnapshot(store, at(1), ['one']);
  const broken = function* () {
    yield 'half';
    yield 'of it';
    throw new Error('killed');
  };
  await expect(writeSnapshot(store, at(2), broken())).rejects.toThrow('killed');
  expect((await listSnapshots(store)).map(({ position }) => position)).toEqual([1]);
  await store.write([{ key: keys.snapshotText(7, 0), value: 'of a process that was killed' }], { sync: false });
  await writeSnapshot(store, at(2), ['short']);
  expect([await store.get(keys.snapshotText(2, 1)), await store.get(keys.snapshotText(7, 0))]).toEqual([
    undefined,
    undefined,
  ]);
  const [, again] = await listSnapshots(store);
  expect(await readTexts(store, again ?? { ...at(0), texts: 0 })).toEqual(['short']);
});

test('a missing part and one that was changed are told', async () => {
  const store = await storeWith(1);
  await writeSnapshot(store, at(1), ['a', 'b']);
  await store.clear(keys.snapshotText(1, 1), keys.snapshotText(1, 1));
  const reading = readTexts(store, { ...at(1), texts: 2 });
  await expect(reading).rejects.toThrow(new RecordError('of the 2 parts of the snapshot at 1 1 are missing'));
});
