import type { AuthMode } from '../gateway/auth.ts';
import { createFakeSwr, type FakeSwr } from '../index.ts';
import { SeedError } from '../seed/bed.ts';
import { banner } from './banner.ts';
import { readProfile } from './profile-file.ts';

/** What the command line touches of the process; main.ts passes the real thing. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly exit: (code: number) => void;
  readonly onSignal: (stop: () => void) => void;
}

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly auth: AuthMode;
  readonly profile?: string;
  readonly quiet?: boolean;
}

const reasonOf = (error: unknown, { port, host }: ServeOptions): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${port} is in use on ${host}; choose another with --port`;
  if (code === 'EACCES') return `port ${port} on ${host} is not allowed; choose one above 1023 with --port`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine; see --host`;
  if (error instanceof SeedError || error instanceof TypeError) return message;
  return (error as Error).stack ?? message;
};

const started = async (options: ServeOptions, { write }: Terminal): Promise<FakeSwr> => {
  const { quiet, profile, ...rest } = options;
  return createFakeSwr({
    ...rest,
    ...(profile !== undefined && { profile: readProfile(profile) }),
    ...(!quiet && {
      onAnswer: ({ method, target, status }) => write(`${new Date().toISOString()} ${status} ${method} ${target}\n`),
    }),
  });
};

/** Serves until a signal comes. Ends with exit code 2 and one clear line if it cannot start. */
export const serve = async (options: ServeOptions, terminal: Terminal): Promise<void> => {
  try {
    const swr = await started(options, terminal);
    terminal.write(banner(swr, options.seed));
    terminal.onSignal(() => {
      terminal.write('stopping\n');
      void swr.close();
    });
  } catch (error) {
    terminal.warn(`fake-swr: ${reasonOf(error, options)}\n`);
    terminal.exit(2);
  }
};
