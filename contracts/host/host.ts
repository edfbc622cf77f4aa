/** What the kit touches of the process and of the fake; the command line passes the real thing. */
export interface Host {
  readonly version: string;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
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

/** Why a run could not be made, in one sentence. */
export class CouldNotRun extends Error {}

/** Lets a run that writes go on only where somebody agreed to its plan. */
export const confirmed = async (plan: string, yes: boolean, { write, ask }: Host): Promise<void> => {
  write(plan);
  if (yes) return;
  if (ask === undefined) throw new CouldNotRun('a run that changes the service needs --yes where nobody can be asked');
  const reply = await ask('Go on? [y/N] ');
  if (!/^y(es)?$/i.test(reply.trim())) throw new CouldNotRun('nothing was run, as nobody agreed to the plan');
};
