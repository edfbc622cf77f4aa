/** A change that somebody asks for: everything that rows ever hold follows from the commands, in their order. */
export interface Command {
  /** What kind of change: an operation's id, or one of the fake's own. */
  readonly kind: string;
  /** The world that it is for; left out, it is for all of them. */
  readonly project_id?: string | undefined;
  /** The name of the user who asks; left out, nobody in particular does. */
  readonly user?: string | undefined;
  /** Plain data. */
  readonly input: unknown;
  /** Tells repeats of one command apart from two like it; nothing else depends on it. */
  readonly commandId: string;
}

/** A command that was accepted: `atMs` of the machine's time, which never goes back. */
export interface Accepted {
  readonly position: number;
  readonly atMs: number;
  readonly command: Command;
}

export interface Log {
  /** What was accepted before this process began, to be applied before anything else. */
  readonly held: readonly Accepted[];
  /** Gives a command its place and time; it is applied, and answered, when `accepted` is called. */
  readonly append: (command: Command, accepted: (entry: Accepted) => void) => void;
  /** The time that a read is answered for: never before the last command's. */
  readonly nowMs: () => number;
}
