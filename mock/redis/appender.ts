import { setImmediate } from 'node:timers';
import { apiError } from '../errors/error.ts';
import type { Accepted, Command } from '../log/log.ts';
import type { Connection } from './connection.ts';
import { fieldsOf, type Requested } from './entry.ts';
import type { Pending } from './pending.ts';
import { reasonOf } from './reason.ts';
import { keys } from './target.ts';

export interface AppenderParts {
  readonly connection: Connection;
  readonly pending: Pending;
  readonly writer: string;
  /** Why nothing can be appended now; undefined if it can. */
  readonly problem: () => string | undefined;
  /** Told how long Redis took for an entry. */
  readonly onAppended: (durationMs: number) => void;
  readonly stopwatch: () => number;
  /** The connection broke while something was on its way. */
  readonly onDoubt: () => void;
}

export type Append = (command: Command, accepted: (entry: Accepted) => void, refused: (error: Error) => void) => void;

/**
 * Sends all commands of one turn of the event loop as one entry. None is ever sent twice: one whose answer was lost is in
 * the log or it is not, and whoever waits for it hears when it comes by.
 */
export const createAppender = (parts: AppenderParts): Append => {
  const { connection, pending, writer, problem, onAppended, stopwatch, onDoubt } = parts;
  let queue: Requested[] = [];
  let count = 0;

  const send = async (): Promise<void> => {
    const requested = queue;
    queue = [];
    const ids = requested.map(({ id }) => id);
    const startedMs = stopwatch();
    try {
      await connection.commands.xAdd(keys.log, '*', fieldsOf(requested));
      onAppended(stopwatch() - startedMs);
    } catch (error) {
      if (connection.isRefusal(error)) {
        const reason = connection.problem() ?? `${connection.name} refuses: ${reasonOf(error)}`;
        return pending.refuse(ids, apiError('not_kept', { reason }));
      }
      onDoubt();
    }
  };

  return (command, accepted, refused) => {
    const reason = problem();
    if (reason !== undefined) return refused(apiError('not_kept', { reason }));
    count += 1;
    const id = `${writer} ${count}`;
    pending.add(id, { accepted, refused });
    queue.push({ id, command });
    if (queue.length === 1) setImmediate(() => void send());
  };
};
