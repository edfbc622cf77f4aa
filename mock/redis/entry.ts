import type { Origin } from '../data/origin.ts';
import { rulesVersion } from '../data/rules.ts';
import type { Command } from '../log/log.ts';
import { RedisError } from './error.ts';
import { timeOf } from './place.ts';

/** A command and the id of the one who asks for it: writer and number. A repeat has the same. */
export interface Requested {
  readonly id: string;
  readonly command: Command;
}

/** What one writer had to say in one go. */
export interface Entry {
  readonly id: string;
  /** When Redis took it. */
  readonly atMs: number;
  readonly rules: number;
  readonly requested: readonly Requested[];
  /** In the first entry: what the first world is made from. */
  readonly origin?: LogOrigin;
}

/** How a log began, and a name that no other log has: one that replaces a lost log may have begun likewise. */
export interface LogOrigin extends Origin {
  readonly log: string;
}

type Fields = Readonly<Record<string, string>>;

export const fieldsOf = (requested: readonly Requested[], origin?: LogOrigin): Record<string, string> => ({
  rules: String(rulesVersion),
  commands: JSON.stringify(requested),
  ...(origin && { origin: JSON.stringify(origin) }),
});

/** Reads an entry of the stream. Throws a RedisError for what no fake has written. */
export const entryOf = ({ id, message }: { readonly id: string; readonly message: Fields }): Entry => {
  const { rules, commands, origin } = message;
  if (rules === undefined || commands === undefined)
    throw new RedisError(`entry ${id} of the log in Redis is not one of fake-swr's; give it a database of its own`);
  const requested: readonly Requested[] = JSON.parse(commands);
  return {
    ...{ id, atMs: timeOf(id), rules: Number(rules), requested },
    ...(origin !== undefined && { origin: JSON.parse(origin) }),
  };
};
