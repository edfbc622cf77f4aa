import { readFileSync } from 'node:fs';
import {
  type AuthMode,
  createFakeSwr,
  type EmbeddedFakeSwr,
  FakeSwrError,
  type FakeSwrOptions,
  SeedError,
  type TlsOptions,
} from '../mock/index.ts';
import { banner } from './banner.ts';
import { readProfile } from './profile-file.ts';
import type { Terminal } from './terminal.ts';
import { readYamlFile } from './yaml-file.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly auth: AuthMode;
  readonly profile?: string;
  readonly fault?: string;
  readonly control?: 'loopback' | 'open';
  readonly controlToken?: string;
  readonly tls?: boolean;
  readonly tlsPort: number;
  readonly cert?: string;
  readonly key?: string;
  readonly journalBytes: number;
  readonly journalBodies?: boolean;
  readonly quiet?: boolean;
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

const armFaults = async (swr: EmbeddedFakeSwr, path: string): Promise<void> => {
  const faults = await readYamlFile(path, 'fault file');
  if (!Array.isArray(faults)) throw new TypeError(`fault file ${path}: must be a list of faults`);
  for (const [index, fault] of faults.entries()) {
    await swr.fault(fault).catch((error: Error) => {
      throw new TypeError(`fault file ${path}: item ${index + 1}: ${error.message}`);
    });
  }
};

/** A line for each answer, and below a refused one what the fake knows of the cause. */
const logTo = ({ write }: Terminal): Pick<FakeSwrOptions, 'onAnswer' | 'onRefusal'> => ({
  onAnswer: ({ method, target, status }) => write(`${new Date().toISOString()} ${status} ${method} ${target}\n`),
  onRefusal: ({ beside, message, status }, { method, target }) => {
    const cause = beside.explanation?.cause;
    write(`  ${status} ${method} ${target.split('?')[0]}: ${cause ?? message}\n`);
  },
});

const started = async (options: ServeOptions, terminal: Terminal): Promise<EmbeddedFakeSwr> => {
  const { port, host, seed, auth, profile, fault, quiet, journalBytes, journalBodies = false } = options;
  const tls = tlsOf(options);
  const control = accessOf(options);
  const swr = await createFakeSwr({
    ...{ port, host, seed, auth, journalBytes, journalBodies },
    ...(control !== undefined && { control }),
    ...(tls !== undefined && { tls }),
    ...(profile !== undefined && { profile: await readProfile(profile) }),
    ...(!quiet && logTo(terminal)),
  });
  if (fault !== undefined) await armFaults(swr, fault).catch((error) => swr.close().then(() => Promise.reject(error)));
  return swr;
};

/** Serves until a signal comes. Ends with exit code 2 and one clear line if it cannot start. */
export const serve = async (options: ServeOptions, terminal: Terminal): Promise<void> => {
  try {
    const swr = await started(options, terminal);
    terminal.onSignal(() => {
      terminal.write('stopping\n');
      void swr.close();
    });
    terminal.write(banner(swr, options.seed));
  } catch (error) {
    terminal.warn(`fake-swr: ${reasonOf(error, options)}\n`);
    terminal.exit(2);
  }
};
