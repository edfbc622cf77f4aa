import { RedisError } from './error.ts';

/** Where Redis is, as it may be shown: without the password. */
export const maskedUrl = (url: string): string => {
  const parsed = new URL(url);
  if (parsed.password !== '') parsed.password = '***';
  return parsed.href;
};

/** Throws a RedisError for what is not the URL of a Redis; it does not repeat a password. */
export const checkedUrl = (url: string): string => {
  const isUrl = URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '';
  const database = isUrl ? new URL(url).pathname.slice(1) : '';
  if (isUrl && /^\d{0,4}$/.test(database)) return url;
  const given = JSON.stringify(url.replace(/\/\/[^/]*@/, '//***@'));
  throw new RedisError(
    `redis is ${given} but must be redis://[user:password@]host[:port][/database], or rediss:// for TLS`,
  );
};

/** The keys that a log has in its database. */
export const keys = {
  /** The stream: the accepted commands in order. */
  log: 'fake-swr:log',
  /** Which snapshots are whole. */
  snapshots: 'fake-swr:snapshots',
  /** Who writes one now. */
  snapshotLock: 'fake-swr:snapshots:lock',
  snapshot: (position: number, writer: string): string => `fake-swr:snapshot:${position}:${writer}`,
} as const;
