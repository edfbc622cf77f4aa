import type { ControlAccess } from './control/access.ts';
import type { ApiError } from './errors/error.ts';
import { type AuthMode, authModes } from './gateway/authenticate.ts';
import type { OnAnswer } from './http/planes.ts';
import type { TlsOptions } from './http/server.ts';
import { defaultJournalBytes } from './journal/journal.ts';
import type { Seed } from './seed/format/types.ts';
import type { WireRequest } from './wire/wire.ts';
import { type Clock, systemClock } from './world/kernel/clock.ts';
import { type Profile, profileProblems } from './world/kernel/profile.ts';

export interface FakeSwrOptions {
  /** A scenario (`demo`, `empty`, `large`), the path of a seed file, or a seed itself. Default: `demo`. */
  readonly seed?: string | Seed;
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to bind. Default: 127.0.0.1, which no other machine can reach. */
  readonly host?: string;
  /** Serves https as well, on a port of its own. */
  readonly tls?: TlsOptions;
  /**
   * `verify` (default): tokens and signatures are checked as the service does. `presence`: a known token or access key
   * must be sent, signatures are not checked. `off`: nothing need be sent.
   */
  readonly auth?: AuthMode;
  /** Who may use /_fake/ over HTTP. Default: callers on this machine. */
  readonly control?: ControlAccess;
  /** Answers to the questions of spec/behaviours.yaml that differ from the defaults. */
  readonly profile?: Partial<Profile>;
  /** Where the time comes from. Default: the machine's clock. */
  readonly clock?: Clock;
  /** What the journal of one world may take in memory, in bytes; the oldest requests are dropped. Default: 16 MiB. */
  readonly journalBytes?: number;
  /** Whether the journal keeps the headers and bodies of every answer. Default: of those from status 400 up. */
  readonly journalBodies?: boolean;
  /** Told of every request once it is answered. */
  readonly onAnswer?: OnAnswer;
  /** Told of every refusal with its code and, where the fake knows more than it says, the likely cause. */
  readonly onRefusal?: (error: ApiError, request: WireRequest) => void;
  /** Told of every fault of the fake's own; the client sees a 500. Default: console.error. */
  readonly onBug?: (error: Error) => void;
}

const checkedProfile = (given: Partial<Profile> = {}): Readonly<Record<string, string>> => {
  const problems = profileProblems(given);
  if (problems.length > 0) throw new TypeError(`profile: ${problems.join('; ')}`);
  return given;
};

const journalBytes = (bytes: number = defaultJournalBytes): number => {
  if (Number.isSafeInteger(bytes) && bytes >= 0) return bytes;
  throw new TypeError(`journalBytes is ${bytes} but must be a whole number of bytes, 0 or more`);
};

/** The options with all defaults in their places. Throws a TypeError that names whatever is unknown. */
export const completed = (options: FakeSwrOptions) => {
  const { auth = 'verify' } = options;
  if (!authModes.includes(auth)) {
    throw new TypeError(`auth is ${JSON.stringify(auth)} but must be one of ${authModes.join(', ')}`);
  }
  return {
    seed: options.seed ?? 'demo',
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    tls: options.tls,
    auth,
    control: options.control ?? ('loopback' as const),
    profile: checkedProfile(options.profile),
    clock: options.clock ?? systemClock,
    journal: { maxBytes: journalBytes(options.journalBytes), bodies: options.journalBodies ?? false },
    onAnswer: options.onAnswer,
    onRefusal: options.onRefusal ?? (() => {}),
    onBug: options.onBug ?? console.error,
  };
};

export type Completed = ReturnType<typeof completed>;
