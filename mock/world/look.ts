import type { Commit, Reading } from './commit.ts';
import type { World } from './kernel/world.ts';
import type { Tables } from './tables.ts';

/** What is shown of a world as it is now. Rejects with what `show` throws, or with the log's refusal. */
export const lookAt = <Value>(
  { read }: Pick<Commit, 'read'>,
  reading: Reading,
  show: (world: World<Tables>) => Value,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    const shown = (world: World<Tables>): void => {
      try {
        resolve(show(world));
      } catch (error) {
        reject(error);
      }
    };
    read(reading, shown, reject);
  });
