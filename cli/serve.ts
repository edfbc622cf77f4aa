import { readFileSync } from 'node:fs';
import { asError } from '../mock/errors/thrown.ts';
import {
  createFakeSwr,
  DataError,
  type EmbeddedFakeSwr,
  FakeSwrError,
  type FakeSwrOptions,
  HistoryError,
  RedisError,
  SeedError,
  type TlsOptions,
} from '../mock/index.ts';
import { banner, configLine, dataLine } from './banner.ts';
import { armFaults, disarmEarlier } from './fault-file.ts';
import { readProfile } from './profile-file.ts';
import { readyLine, removeReadyFile, writeReadyFile } from './ready.ts';
import { createServeLog, type ServeLog } from './serve-log.ts';
import type { ServeOptions } from './serve-options.ts';
import type { ServeTerminal } from './terminal.ts';
import { checkWatch, seenIn, watchWorld } from './watch.ts';

const reasonOf = (error: unknown, { port, host, tlsPort, tls }: ServeOptions): string => {
  const { code, message, port: taken = port } = error as NodeJS.ErrnoException & { port?: number };
  const flag = tls && taken === tlsPort ? '--tls-port' : '--port';
  if (code === 'EADDRINUSE') return `port ${taken} is in use on ${host}; choose another with ${flag}`;
  if (code === 'EACCES') return `port ${taken} on ${host} is not allowed; choose one above 1023 with ${flag}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine; see --host`;
  if (
    error instanceof DataError ||
    error instanceof RedisError ||
    error instanceof SeedError ||
    error instanceof TypeError ||
    error instanceof FakeSwrError
  )
    return message;
  return asError(error).stack ?? message;
};

const pem = (path: string | undefined, flag: string): string => {
  if (path === undefined) throw new TypeError('--cert and --key must be given together');
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TypeError(`${flag} ${path}: ${asError(error).message}`);
  }
};

const tlsOf = ({ tls, tlsPort, cert, key }: ServeOptions): TlsOptions | undefined => {
  if (cert === undefined && key === undefined) return tls ? { port: tlsPort } : undefined;
  return { port: tlsPort, certificate: pem(cert, '--cert'), key: pem(key, '--key') };
};

const accessOf = ({ control, controlToken }: ServeOptions): FakeSwrOptions['control'] =>
  controlToken === undefined ? (control ?? 'loopback') : { token: controlToken };

/** What can no longer be kept must not be answered either: a supervisor may start it anew. A loss is told, and lived with. */
const stopsWithoutLog = (
  onBug: FakeSwrOptions['onBug'],
  { warn, fail }: ServeTerminal,
): NonNullable<FakeSwrOptions['onBug']> => {
  const tell = onBug ?? ((error) => warn(`fake-swr: ${error.stack ?? error.message}\n`));
  return (error) => {
    if (!(error instanceof DataError || error instanceof RedisError)) return tell(error);
    warn(`fake-swr: ${error.message}\n`);
    if (!(error instanceof HistoryError)) fail();
  };
};

const started = async (
  options: ServeOptions,
  { callbacks }: ServeLog,
  terminal: ServeTerminal,
): Promise<{ readonly swr: EmbeddedFakeSwr; readonly armed: readonly number[] }> => {
  const { port, host, seed, auth, profile, keepExecutions, data, redis, reads, fault, allowedHosts = [] } = options;
  const { journalBytes, journalBodies = false, maxBytes, webhooks, webhookHosts, fidelity, minFidelity } = options;
  const tls = tlsOf(options);
  const control = accessOf(options);
  const swr = await createFakeSwr({
    ...{ port, host, auth, allowedHosts, journalBytes, journalBodies, maxBytes },
    ...(fidelity && { fidelity }),
    ...(minFidelity !== undefined && { minFidelity }),
    ...(seed !== undefined && { seed }),
    ...(keepExecutions !== undefined && { keepExecutions }),
    ...(webhooks !== undefined && { webhooks }),
    ...(data !== undefined && { data }),
    ...(redis !== undefined && { redis }),
    ...(reads !== undefined && { reads }),
    ...(webhookHosts !== undefined && { webhookHosts }),
    ...(control !== undefined && { control }),
    ...(tls !== undefined && { tls }),
    ...(profile !== undefined && { profile: await readProfile(profile) }),
    ...callbacks,
    ...((data ?? redis) !== undefined && { onBug: stopsWithoutLog(callbacks.onBug, terminal) }),
  });
  try {
    // A replica without --fault leaves those of the others.
    if (fault !== undefined || (data !== undefined && redis === undefined)) await disarmEarlier(swr);
    return { swr, armed: fault === undefined ? [] : await armFaults(swr, fault) };
  } catch (error) {
    await swr.close();
    throw error;
  }
};

/** Says that it serves, to who reads and to who waits for the file. */
const announce = (
  swr: EmbeddedFakeSwr,
  { print, readyFile, seed, control, config }: ServeOptions,
  { serving }: ServeLog,
  terminal: ServeTerminal,
): void => {
  const line = readyLine(swr, terminal.pid);
  if (readyFile !== undefined) writeReadyFile(readyFile, line);
  const isDemo = (swr.data?.seed ?? swr.redis?.seed ?? seed) === 'demo';
  if (print === 'json') {
    if (swr.data !== undefined) terminal.warn(serving(swr) ?? dataLine(swr));
    if (serving(swr) === undefined) terminal.warn(configLine(config));
    terminal.write(line);
    return;
  }
  terminal.write(serving(swr) ?? banner(swr, { isDemo, isOpen: control === 'open', config }));
};

/**
 * Serves until a signal comes. Ends with exit code 2 and one clear line if it cannot start. `reread` says what the options are
 * when the configuration file has changed.
 */
export const serve = async (
  options: ServeOptions,
  terminal: ServeTerminal,
  reread: () => Promise<ServeOptions>,
): Promise<void> => {
  const { readyFile, exitWithStdin = false, watch = false } = options;
  try {
    checkWatch(options);
    const before = seenIn(options);
    if (readyFile !== undefined) removeReadyFile(readyFile);
    const log = await createServeLog(options, terminal);
    const { swr, armed } = await started(options, log, terminal);
    const watching = watch ? await watchWorld({ swr, tell: log.tell, before, armed, reread }) : undefined;
    const stop = async () => {
      log.stopping();
      watching?.close();
      if (readyFile !== undefined) removeReadyFile(readyFile);
      await swr.close();
    };
    terminal.onStop(stop, { withInput: exitWithStdin });
    try {
      announce(swr, options, log, terminal);
    } catch (error) {
      watching?.close();
      await swr.close();
      throw error;
    }
  } catch (error) {
    terminal.warn(`fake-swr: ${reasonOf(error, options)}\n`);
    terminal.exit(2);
  }
};
