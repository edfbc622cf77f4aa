/** A folder that a fake has used, and ways to spoil it. */
import { ClassicLevel } from 'classic-level';
import { placesIn } from '../../mock/data/folder.ts';
import { openStore, type Store, type Write } from '../../mock/data/store.ts';
import { freshPath, type KeptOptions, startKept } from './kept.ts';

/** Namespaces that each were a command of their own, behind the one that begins all. */
export const usedFolder = async (namespaces: readonly string[], options: KeptOptions = {}): Promise<string> => {
  const folder = freshPath();
  await use(folder, namespaces, options);
  return folder;
};

const project = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0';

export const use = async (folder: string, namespaces: readonly string[], options: KeptOptions = {}): Promise<void> => {
  const { call, close } = await startKept(folder, options);
  const [instance] = JSON.parse((await call('GET', `${project}/instances`)).body).instances;
  for (const namespace_name of namespaces) {
    const { status } = await call('POST', `${project}/instances/${instance.id}/namespaces`, {
      namespace_name,
      metadata: { public: 'true' },
    });
    if (status !== 201) throw new Error(`namespace ${namespace_name}: ${status}`);
  }
  await close();
};

export const inStore = async <Value>(folder: string, work: (store: Store) => Promise<Value>): Promise<Value> => {
  const store = await openStore(placesIn(folder));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Writes into the store what no fake would. */
export const spoil = (folder: string, writes: readonly Write[]): Promise<void> =>
  inStore(folder, (store) => store.write(writes, { sync: true }));

/** Changes a value without its checksum. */
export const spoilRaw = async (folder: string, key: string, change: (value: string) => string): Promise<void> => {
  const level = new ClassicLevel(placesIn(folder).store);
  await level.put(key, change((await level.get(key)) ?? ''), { sync: true });
  await level.close();
};
