import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { RedisError } from './error.ts';
import { reasonOf } from './reason.ts';

/** The first version whose streams have all that is asked of them; Valkey began behind it. */
const leastMajor = 7;

const fieldsIn = (info: string): ReadonlyMap<string, string> =>
  new Map(
    info.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1)] as const];
    }),
  );

/** A managed Redis may not tell how it is set up. */
const settingOf = async ({ commands }: Connection, setting: string): Promise<string | undefined> => {
  try {
    return (await commands.configGet(setting))[setting];
  } catch {
    return undefined;
  }
};

const pauseMs = 50;
const mostTries = 600;

/** What Redis says of itself. One that is reading its data tells how far it is, and a start waits for it. */
const infoOf = async ({ commands, name }: Connection): Promise<ReadonlyMap<string, string>> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const info = await commands.info().catch((error) => {
      throw new RedisError(`${name} cannot be used: ${reasonOf(error)}`);
    });
    const fields = fieldsIn(info);
    if (fields.get('loading') !== '1') return fields;
    await pause(pauseMs);
  }
  throw new RedisError(`${name} is still reading its data`);
};

/**
 * What Redis promises of a write that was answered, as it is set up. Throws a RedisError for one that is too old, or that
 * would drop parts of the log to save memory.
 */
export const guaranteeOf = async (connection: Connection): Promise<string> => {
  const { name } = connection;
  const info = await infoOf(connection);
  const version = info.get('redis_version') ?? '0';
  if (Number.parseInt(version, 10) < leastMajor)
    throw new RedisError(`${name} is Redis ${version} but must be ${leastMajor} or later, or Valkey`);
  const policy = info.get('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction')
    throw new RedisError(
      `${name} has maxmemory-policy ${policy} but must have noeviction: it would drop the log when memory is short`,
    );
  if (info.get('aof_enabled') !== '1')
    return 'Redis keeps no append-only file: what is answered is lost when Redis stops, but for its last snapshot';
  const appendfsync = await settingOf(connection, 'appendfsync');
  if (appendfsync === 'always') return 'what is answered is on the disk of Redis (appendfsync always)';
  return `a Redis that is killed may lose the last second of what was answered (appendfsync ${appendfsync ?? 'unknown'})`;
};
