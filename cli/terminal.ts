import type { Host } from '../contracts/host/host.ts';

/** What the command line touches of the process; main.ts passes the real thing. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly exit: (code: number) => void;
  readonly onSignal: (stop: () => void) => void;
}

/** What the commands of the contract kit get: the terminal, and the fake that the kit does not know. */
export interface KitTerminal extends Terminal, Host {}
