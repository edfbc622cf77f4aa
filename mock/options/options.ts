import type { ControlAccess } from '../control/access.ts';
import { hostProblem, loopback, type WebhookHosts, webhookHostsOf } from '../deliveries/hosts.ts';
import type { ApiError } from '../errors/error.ts';
import { nearest } from '../errors/nearest.ts';
import { type AuthMode, authModes } from '../gateway/authenticate.ts';
import { type FidelityRules, type LeastMark, leastMarks } from '../gateway/fidelity.ts';
import type { OnAnswer } from '../http/plane.ts';
import type { TlsOptions } from '../http/server.ts';
import { defaultJournalBytes } from '../journal/journal.ts';
import type { Seed } from '../seed/format/types.ts';
import type { WireRequest } from '../wire/wire.ts';
import { type Clock, systemClock } from '../world/kernel/clock.ts';
import { defaultLimits, type Limits } from '../world/kernel/limits.ts';
import { type Profile, profileProblems } from '../world/kernel/profile.ts';
import { safely } from './safely.ts';

export const webhookModes = ['record', 'deliver'] as const;
export type WebhookMode = (typeof webhookModes)[number];

export const readModes = ['barrier', 'local'] as const;
export type ReadMode = (typeof readModes)[number];

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
  /**
   * Names, beside IP addresses, localhost and `host`, that the Host header may have where no credentials are asked for: at
   * the control plane on loopback, and with `auth` off or presence everywhere. `*.example.test` is every name below it.
   */
  readonly allowedHosts?: readonly string[];
  /** Answers to the questions of spec/behaviours.yaml that differ from the defaults. */
  readonly profile?: Partial<Profile>;
  /** Whether each answer of the API says in X-Fake-Fidelity how well it is known. Default: where X-Fake-Explain is sent. */
  readonly fidelity?: boolean;
  /** What is less well known than that is answered 501, and nothing is done. Default: everything is answered. */
  readonly minFidelity?: LeastMark;
  /** How many executions of each policy are kept; older ones are dropped and counted. Default: 1000. */
  readonly keepExecutions?: number;
  /** `record` (default): a webhook's job holds the payload, and nothing is sent. `deliver`: it is posted to the target. */
  readonly webhooks?: WebhookMode;
  /**
   * The hosts that webhooks may be posted to: names, `*.name` for all below it, IP addresses. Default: this machine, which
   * counts no more once others are named.
   */
  readonly webhookHosts?: WebhookHosts;
  /**
   * A folder that holds everything, to be there again when another fake is started with it. Seed, profile, executions that
   * are kept and webhooks are those it began with. Needs the package classic-level.
   */
  readonly data?: string;
  /**
   * A Redis, from version 7 on, or Valkey: `redis://[user:password@]host[:port][/database]`. All fakes that are started
   * with it answer as one. Time is that of Redis; seed, profile, executions that are kept and webhooks are those of the
   * first. `data` is then a folder that all of them share, for the bytes of images. Needs the package @redis/client.
   */
  readonly redis?: string;
  /**
   * With `redis`: `barrier` (default), a read shows all that any of the fakes has answered before it. `local`: it shows what
   * this one has, which may be older, without asking Redis.
   */
  readonly reads?: ReadMode;
  /** Where the time comes from. Default: the machine's clock. */
  readonly clock?: Clock;
  /** What the journal of one world may take in memory, in bytes; the oldest requests are dropped. Default: 16 MiB. */
  readonly journalBytes?: number;
  /** Whether the journal keeps the headers and bodies of every answer. Default: of those from status 400 up. */
  readonly journalBodies?: boolean;
  /** What the registry's blobs of all worlds may take, in bytes; beyond it an upload is refused. Default: 10 GiB. */
  readonly maxBytes?: number;
  /** Lets the process end although the fake was not closed. Default: false. */
  readonly unref?: boolean;
  /** Told of every request once it is answered. */
  readonly onAnswer?: OnAnswer;
  /** Told of every refusal with its code and, where the fake knows more than it says, the likely cause. */
  readonly onRefusal?: (error: ApiError, request: WireRequest) => void;
  /** Told of every bug of the fake; the client sees a 500. Default: console.error. */
  readonly onBug?: (error: Error) => void;
}

const known = Object.keys({
  ...{
    seed: 0,
    port: 0,
    host: 0,
    tls: 0,
    auth: 0,
    control: 0,
    profile: 0,
    fidelity: 0,
    minFidelity: 0,
    clock: 0,
    keepExecutions: 0,
    allowedHosts: 0,
    webhooks: 0,
    webhookHosts: 0,
    data: 0,
    redis: 0,
    reads: 0,
  },
  ...{ journalBytes: 0, journalBodies: 0, maxBytes: 0, unref: 0, onAnswer: 0, onRefusal: 0, onBug: 0 },
} satisfies Record<keyof FakeSwrOptions, 0>);

const checkNames = (what: string, given: object, names: readonly string[]): void => {
  const strange = Object.keys(given).find((name) => !names.includes(name));
  if (strange === undefined) return;
  throw new TypeError(
    `${what} has no option ${strange}; did you mean ${nearest(strange, names)}? There are ${names.join(', ')}`,
  );
};

const checkedControl = (control: ControlAccess = 'loopback'): ControlAccess => {
  if (typeof control === 'object' && control.token.trim() === '')
    throw new TypeError('control: the token is empty, which would open the control plane to everybody');
  return control;
};

const checkedProfile = (given: Partial<Profile> = {}): Readonly<Record<string, string>> => {
  const problems = profileProblems(given);
  if (problems.length > 0) throw new TypeError(`profile: ${problems.join('; ')}`);
  return given;
};

const checkedFidelity = ({ fidelity = false, minFidelity: least }: FakeSwrOptions): FidelityRules => {
  if (least === undefined || leastMarks.includes(least)) return { says: fidelity, least };
  throw new TypeError(`minFidelity is ${JSON.stringify(least)} but must be one of ${leastMarks.join(', ')}`);
};

const checkedKeep = (keep: number = defaultLimits.keepExecutions): number => {
  if (Number.isSafeInteger(keep) && keep >= 1) return keep;
  throw new TypeError(`keepExecutions is ${JSON.stringify(keep)} but must be a whole number from 1`);
};

const checkedMode = (mode: WebhookMode = 'record'): Pick<Limits, 'webhooks'> => {
  if (!webhookModes.includes(mode)) {
    throw new TypeError(`webhooks is ${JSON.stringify(mode)} but must be one of ${webhookModes.join(', ')}`);
  }
  return mode === 'deliver' ? { webhooks: mode } : {};
};

const checkedHosts = (hosts?: WebhookHosts): WebhookHosts => {
  if (hosts === undefined) return loopback;
  for (const host of hosts) {
    const problem = host === '127.0.0.0/8' ? undefined : hostProblem(host);
    if (problem !== undefined) throw new TypeError(`webhookHosts: ${JSON.stringify(host)} ${problem}`);
  }
  return webhookHostsOf(hosts);
};

const journalBytes = (bytes: number = defaultJournalBytes): number => {
  if (Number.isSafeInteger(bytes) && bytes >= 0) return bytes;
  throw new TypeError(`journalBytes is ${bytes} but must be a whole number of bytes, 0 or more`);
};

const defaultMaxBytes = 10 * 1024 ** 3;

const checkedBytes = (bytes: number = defaultMaxBytes): number => {
  if (Number.isSafeInteger(bytes) && bytes >= 0) return bytes;
  throw new TypeError(`maxBytes is ${bytes} but must be a whole number of bytes, 0 or more`);
};

const checkReplica = ({ redis, reads, clock }: FakeSwrOptions): void => {
  if (reads !== undefined && !readModes.includes(reads))
    throw new TypeError(`reads is ${JSON.stringify(reads)} but must be one of ${readModes.join(', ')}`);
  if (redis === undefined && reads !== undefined)
    throw new TypeError(
      `reads is ${JSON.stringify(reads)} but redis is not given: one fake alone has nothing to wait for`,
    );
  if (redis !== undefined && clock !== undefined)
    throw new TypeError('clock must be left out where redis is given: the time is that of Redis');
};

/** The options with all defaults in their places. Throws a TypeError that names whatever is unknown. */
export const completed = (options: FakeSwrOptions) => {
  const { auth = 'verify', tls = {} } = options;
  checkNames('createFakeSwr', options, known);
  checkReplica(options);
  checkNames('tls', tls, ['port', 'certificate', 'key']);
  if (!authModes.includes(auth)) {
    throw new TypeError(`auth is ${JSON.stringify(auth)} but must be one of ${authModes.join(', ')}`);
  }
  const onBug = safely(options.onBug ?? console.error, console.error);
  return {
    seed: options.seed ?? 'demo',
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    tls: options.tls,
    auth,
    control: checkedControl(options.control),
    allowedHosts: [options.host ?? '127.0.0.1', ...(options.allowedHosts ?? [])],
    profile: checkedProfile(options.profile),
    fidelity: checkedFidelity(options),
    webhookHosts: checkedHosts(options.webhookHosts),
    limits: { keepExecutions: checkedKeep(options.keepExecutions), ...checkedMode(options.webhooks) },
    clock: options.clock ?? systemClock,
    journal: { maxBytes: journalBytes(options.journalBytes), bodies: options.journalBodies ?? false },
    maxBytes: checkedBytes(options.maxBytes),
    unref: options.unref ?? false,
    onAnswer: options.onAnswer && safely(options.onAnswer, onBug),
    onRefusal: safely(options.onRefusal ?? (() => {}), onBug),
    onBug,
  };
};

export type Completed = ReturnType<typeof completed>;
