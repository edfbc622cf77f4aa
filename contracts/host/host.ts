/** What the kit touches of the process and of the fake; cli/main.ts passes the real thing. */
export interface Host {
  readonly version: string;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly exit: (code: number) => void;
  readonly onSignal: (stop: () => void) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal, so lines may be rewritten and coloured. */
  readonly terminal: boolean;
  /** Asks a person; undefined where nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Starts a fake in this process, which answers the open questions as the profile says. */
  readonly startFake: (
    profile: Readonly<Record<string, string>>,
  ) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
}

/** Why a run could not be made, in one sentence. Exit code 2. */
export class CouldNotRun extends Error {}
