import type { createClient } from '@redis/client';
import { installAdvice } from '../errors/install-advice.ts';
import { RedisError } from './error.ts';
import { reasonOf } from './reason.ts';
import { maskedUrl } from './target.ts';

export type Client = ReturnType<typeof createClient>;

/** Two connections: one waits for what comes, the other asks and appends. */
export interface Connection {
  /** Where it leads to, for people. */
  readonly name: string;
  readonly commands: Client;
  readonly blocking: Client;
  /** Goes up whenever either connection breaks or is made anew. */
  readonly epoch: () => number;
  /** Why nothing can be asked now; undefined if it can. */
  readonly problem: () => string | undefined;
  /** Whether an error is Redis' own word: it has not done what it was asked to. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly close: () => void;
}

const load = async () => {
  try {
    return await import('@redis/client');
  } catch (error) {
    throw new RedisError(
      `--redis needs the package @redis/client: ${installAdvice('@redis/client')} (${reasonOf(error)})`,
    );
  }
};

/** A connection over which nothing has come for so long is broken; what is healthy is asked more often than that. */
const silenceMs = 10_000;
const pingMs = 3000;
const connectMs = 2000;

/** A start waits some seconds for a Redis that is starting, too. */
const mostTries = 20;
const pauseMs = (tries: number): number => Math.min(25 * 2 ** tries, 250);

/** Connects to a Redis. Throws a RedisError that says in a sentence why it cannot. */
export const connect = async (url: string): Promise<Connection> => {
  const { createClient: create, ClientOfflineError, ErrorReply } = await load();
  const name = maskedUrl(url);
  let epoch = 0;
  let isUsed = false;
  let reason = 'it is not connected yet';
  const clients = [0, 1].map((): Client => {
    const reconnectStrategy = (tries: number, cause: Error): number | Error =>
      isUsed || tries < mostTries ? pauseMs(tries) : cause;
    const client: Client = create({
      ...{ url, name: 'fake-swr', disableOfflineQueue: true, pingInterval: pingMs },
      socket: { connectTimeout: connectMs, socketTimeout: silenceMs, reconnectStrategy },
    });
    client.on('error', (error) => {
      reason = reasonOf(error);
      epoch += 1;
    });
    client.on('ready', () => {
      epoch += 1;
    });
    return client;
  });
  const close = (): void => {
    for (const client of clients) if (client.isOpen) client.destroy();
  };
  const [commands, blocking] = clients;
  if (commands === undefined || blocking === undefined) throw new Error('there are two clients');
  try {
    await Promise.all([commands.connect(), blocking.connect()]);
  } catch (error) {
    close();
    throw new RedisError(`${name} cannot be reached: ${reasonOf(error)}`);
  }
  isUsed = true;
  return {
    ...{ name, commands, blocking, close },
    epoch: () => epoch,
    problem: () => (commands.isReady && blocking.isReady ? undefined : `${name} is away: ${reason}`),
    isRefusal: (error) => error instanceof ErrorReply || error instanceof ClientOfflineError,
  };
};
