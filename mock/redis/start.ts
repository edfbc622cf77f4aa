import { originOf } from '../data/origin.ts';
import { dataFormat, rulesVersion } from '../data/rules.ts';
import type { Command } from '../log/log.ts';
import { type Completed, completed, type FakeSwrOptions, type ReadMode } from '../options/options.ts';
import { version } from '../spec/version.ts';
import { type Connection, connect } from './connection.ts';
import { fieldsOf, type LogOrigin } from './entry.ts';
import { RedisError } from './error.ts';
import { guaranteeOf } from './guarantee.ts';
import { checkOrigin, type Loaded, loadLog } from './load.ts';
import { createRedisLog, type RedisLog } from './log.ts';
import type { Begin } from './rebuild.ts';
import { defaultEvery, type SnapshotEvery } from './saver.ts';
import { appendFirst } from './stream.ts';
import { checkedUrl } from './target.ts';
import { writerName } from './writer.ts';

/** The log that a replica has joined. */
export interface Joined {
  /** Of Redis, without the password. */
  readonly url: string;
  /** The name of this replica. */
  readonly replica: string;
  readonly reads: ReadMode;
  /** The seed that the log began with. */
  readonly seed: string;
  /** Whether this replica began it. */
  readonly isNew: boolean;
  /** How many commands there were, and how many of them were applied one by one: the others are in a snapshot. */
  readonly commands: number;
  readonly replayed: number;
  /** What becomes of answered writes when Redis dies, in a sentence. */
  readonly guarantee: string;
}

export interface StartedRedis {
  readonly options: Completed;
  readonly log: RedisLog;
  readonly joined: Joined;
}

export interface RedisStart {
  readonly stopwatch: () => number;
  readonly snapshotEvery?: SnapshotEvery | undefined;
  /** The command that begins a log. */
  readonly begin: (options: Completed) => Promise<Command>;
}

export type Given = FakeSwrOptions & { readonly redis: string };

/** Whoever begins anew what Redis has lost must have the seed that it began with. */
const checkSeed = (own: LogOrigin, loaded: Loaded | undefined, { name }: Connection): void => {
  const began = loaded?.origin.seed;
  if (began === undefined || began.digest === own.seed.digest) return;
  throw new RedisError(
    `${name} has lost the log, which began with seed ${began.name}; this replica was started without it and cannot begin it anew`,
  );
};

/**
 * Joins the log in the Redis of `redis`, or begins it; profile and limits are those it began with. Throws a RedisError that
 * says in a sentence why it cannot.
 */
export const startRedis = async (given: Given, start: RedisStart): Promise<StartedRedis> => {
  const { reads = 'barrier' } = given;
  const writer = writerName();
  let options = completed(given);
  const { onBug } = options;
  const connection = await connect(checkedUrl(given.redis));
  let loaded: Loaded | undefined;
  let begun = 0;
  const begin: Begin = async () => {
    const { profile, limits } = options;
    begun += 1;
    const { keepExecutions, webhooks = 'record' } = limits;
    const about = { format: dataFormat, version, rules: rulesVersion };
    const origin: LogOrigin = {
      ...(await originOf({ ...given, profile, keepExecutions, webhooks }, about)),
      log: `${writer} ${begun}`,
    };
    checkSeed(origin, loaded, connection);
    return fieldsOf([{ id: `${writer} begin ${begun}`, command: await start.begin(options) }], origin);
  };
  try {
    const guarantee = await guaranteeOf(connection);
    const isNew = await appendFirst(connection.commands, begin);
    loaded = await loadLog(connection);
    const { origin, sequence, placed } = loaded;
    await checkOrigin(given, origin, connection.name);
    const { keepExecutions, webhooks = 'record' } = origin.limits;
    options = completed({ ...given, profile: origin.profile, keepExecutions, webhooks });
    const every = start.snapshotEvery ?? defaultEvery;
    const { stopwatch } = start;
    const log = createRedisLog({ connection, loaded, writer, reads, given, begin, every, stopwatch, onBug });
    const { position } = sequence.place();
    const counts = { commands: position, replayed: placed.length };
    const about = { url: connection.name, replica: writer, reads, seed: origin.seed.name, isNew, guarantee };
    return { options, log, joined: { ...about, ...counts } };
  } catch (error) {
    connection.close();
    throw error;
  }
};
