import { type Connection, connect } from './connection.ts';

/** Does a step for each item; so many connections take one after the other. */
export const inParallel = async <Item>(
  url: string,
  connections: number,
  items: readonly Item[],
  step: (connection: Connection, item: Item) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  const worker = async (): Promise<void> => {
    const connection = connect(url);
    try {
      for (const item of left) await step(connection, item);
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
};
