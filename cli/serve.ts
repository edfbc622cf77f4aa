import { readFileSync } from 'node:fs';
import { printable } from '../contracts/host/printable.ts';
import {
  type AuthMode,
  createFakeSwr,
  type EmbeddedFakeSwr,
  FakeSwrError,
  type FakeSwrOptions,
  maskedTarget,
  SeedError,
  type TlsOptions,
  type WebhookMode,
} from '../mock/index.ts';
import { banner } from './banner.ts';
import { armFaults } from './fault-file.ts';
import { readProfile } from './profile-file.ts';
import { readyLine, removeReadyFile, writeReadyFile } from './ready.ts';
import type { ServeTerminal } from './terminal.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly auth: AuthMode;
  readonly profile?: string;
  readonly keepExecutions: number;
  readonly fault?: string;
  readonly control?: 'loopback' | 'open';
  readonly controlToken?: string;
  readonly allowedHosts?: readonly string[];
  readonly webhooks: WebhookMode;
  readonly webhookHosts?: readonly string[];
  readonly tls?: boolean;
  readonly tlsPort: number;
  readonly cert?: string;
  readonly key?: string;
  readonly journalBytes: number;
  readonly maxBytes: number;
  readonly journalBodies?: boolean;
  readonly quiet?: boolean;
  readonly print: 'banner' | 'json';
  readonly readyFile?: string;
  readonly exitWithStdin?: boolean;
}

const reasonOf = (error: unknown, { port, host, tlsPort, tls }: ServeOptions): string => {
  const { code, message, port: taken = port } = error as NodeJS.ErrnoException & { port?: number };
  const flag = tls && taken === tlsPort ? '--tls-port' : '--port';
  if (code === 'EADDRINUSE') return `port ${taken} is in use on ${host}; choose another with ${flag}`;
  if (code === 'EACCES') return `port ${taken} on ${host} is not allowed; choose one above 1023 with ${flag}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine; see --host`;
  if (error instanceof SeedError || error instanceof TypeError || error instanceof FakeSwrError) return message;
  return (error as Error).stack ?? message;
};

const pem = (path: string | undefined, flag: string): string => {
  if (path === undefined) throw new TypeError('--cert and --key must be given together');
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TypeError(`${flag} ${path}: ${(error as Error).message}`);
  }
};

const tlsOf = ({ tls, tlsPort, cert, key }: ServeOptions): TlsOptions | undefined => {
  if (cert === undefined && key === undefined) return tls ? { port: tlsPort } : undefined;
  return { port: tlsPort, certificate: pem(cert, '--cert'), key: pem(key, '--key') };
};

const accessOf = ({ control, controlToken }: ServeOptions): FakeSwrOptions['control'] =>
  controlToken === undefined ? (control ?? 'loopback') : { token: controlToken };

/** Beside the one line of `--print json`, nothing else is on standard output. */
const logOf =
  ({ log }: ServeTerminal, { print }: ServeOptions) =>
  (line: string): void =>
    log(line, print === 'json' ? 'stderr' : 'stdout');

/** A line for each answer, and below a refused one what the fake knows of the cause. */
const logTo = (log: (line: string) => void): Pick<FakeSwrOptions, 'onAnswer' | 'onRefusal'> => ({
  onAnswer: ({ method, target, status }) =>
    log(`${new Date().toISOString()} ${status} ${method} ${printable(maskedTarget(target))}\n`),
  onRefusal: ({ beside, message, status }, { method, target }) => {
    const cause = beside.explanation?.cause;
    log(`  ${status} ${method} ${printable(`${target.split('?')[0]}: ${cause ?? message}`)}\n`);
  },
});

const started = async (options: ServeOptions, terminal: ServeTerminal): Promise<EmbeddedFakeSwr> => {
  const { port, host, seed, auth, profile, keepExecutions, fault, allowedHosts = [], quiet } = options;
  const { journalBytes, journalBodies = false, maxBytes, webhooks, webhookHosts } = options;
  const tls = tlsOf(options);
  const control = accessOf(options);
  const swr = await createFakeSwr({
    ...{ port, host, seed, auth, keepExecutions, allowedHosts, webhooks, journalBytes, journalBodies, maxBytes },
    ...(webhookHosts !== undefined && { webhookHosts }),
    ...(control !== undefined && { control }),
    ...(tls !== undefined && { tls }),
    ...(profile !== undefined && { profile: await readProfile(profile) }),
    ...(!quiet && logTo(logOf(terminal, options))),
  });
  if (fault !== undefined) await armFaults(swr, fault).catch((error) => swr.close().then(() => Promise.reject(error)));
  return swr;
};

/** Says that it serves, to who reads and to who waits for the file. */
const announce = (
  swr: EmbeddedFakeSwr,
  { print, readyFile, seed, control }: ServeOptions,
  terminal: ServeTerminal,
): void => {
  const line = readyLine(swr, terminal.pid);
  if (readyFile !== undefined) writeReadyFile(readyFile, line);
  terminal.write(print === 'json' ? line : banner(swr, { seed, isOpen: control === 'open' }));
};

/** Serves until a signal comes. Ends with exit code 2 and one clear line if it cannot start. */
export const serve = async (options: ServeOptions, terminal: ServeTerminal): Promise<void> => {
  const { readyFile, exitWithStdin = false } = options;
  try {
    if (readyFile !== undefined) removeReadyFile(readyFile);
    const swr = await started(options, terminal);
    const stop = async () => {
      logOf(terminal, options)('stopping\n');
      if (readyFile !== undefined) removeReadyFile(readyFile);
      await swr.close();
    };
    terminal.onStop(stop, { withInput: exitWithStdin });
    try {
      announce(swr, options, terminal);
    } catch (error) {
      await swr.close();
      throw error;
    }
  } catch (error) {
    terminal.warn(`fake-swr: ${reasonOf(error, options)}\n`);
    terminal.exit(2);
  }
};
