import type { Host } from '../contracts/host/host.ts';

/** What the command line touches of the process; main.ts passes the real thing. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly exit: (code: number) => void;
  readonly onSignal: (stop: () => void) => void;
}

export type Style = 'dim' | 'green' | 'yellow' | 'red';

/** What serving gets beside that. */
export interface ServeTerminal extends Terminal {
  readonly pid: number;
  /** Ends the process as one that failed. */
  readonly fail: () => void;
  /** A line that may be dropped where nobody reads it; the next that is read comes after what `dropped` says of it. */
  readonly log: (line: string, to: 'stdout' | 'stderr', dropped: (count: number) => string) => void;
  /** The text in a colour, where that stream shows any. */
  readonly paint: (style: Style, text: string, to: 'stdout' | 'stderr') => string;
  /** Stops at a signal, or when standard input ends if asked to; the process then ends in time, whatever hangs. */
  readonly onStop: (stop: () => Promise<void>, options: { readonly withInput: boolean }) => void;
}

/** What the commands of the contract kit get: the terminal, and the fake that the kit does not know. */
export interface KitTerminal extends Terminal, Host {}
