import type { LogFigures } from '../metrics/figures.ts';

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

/** How the log fares, for who looks in. */
export interface LogStatus extends LogFigures {
  /** Why it takes no commands, if it does not: its disk is full. */
  readonly failure?: string;
}

/** What a log has of the processes before this one. */
export interface Beginning {
  /** The texts of the state as it was last written as a whole; left out, it begins with nothing. */
  readonly saved?: readonly string[] | undefined;
  /** What was accepted since then, to be applied before anything else. */
  readonly held: readonly Accepted[];
}

/** The whole state, for a log that keeps more than commands. */
export interface Whole {
  readonly texts: () => Iterable<string>;
  /** What follows from all of it. */
  readonly digest: () => string;
}

/** Says what the state was after the command at a position; it changes nothing. */
export const digestKind = 'digest';

export interface Digest {
  readonly position: number;
  readonly digest: string;
}

/** What is done with the commands of others, where a log has several writers. */
export interface Receiver {
  /** Makes ready what a command needs before it is applied; undefined where it needs nothing. */
  readonly prepare: (command: Command) => Promise<void> | undefined;
  /** Applies it. Nobody here waits for what comes of it. */
  readonly apply: (entry: Accepted) => void;
  /** Puts what the texts hold in the place of the whole state. */
  readonly replace: (texts: Iterable<string>) => void;
}

/**
 * Lets a request pass once this process has applied all that anybody had been answered for when it came. Asked only where
 * it matters: whether it is one that changes nothing.
 */
export type Barrier = (isRead: () => boolean, passed: () => void, failed: (error: Error) => void) => void;

export interface Log {
  /** Asked for once; it may be large, and nobody keeps it. */
  readonly beginning: () => Beginning;
  /**
   * Gives a command its place and time: it is applied, and answered, when `accepted` is called. One that is `refused` is as
   * if it had never come.
   */
  readonly append: (command: Command, accepted: (entry: Accepted) => void, refused: (error: Error) => void) => void;
  /** Told of each command that it held once that is applied; the next may be when it resolves. */
  readonly applied?: (position: number) => Promise<void>;
  /** The time that a read is answered for: never before the last command's. */
  readonly nowMs: () => number;
  /** Tells a log how to get at the whole state, once that is there. */
  readonly follows?: (whole: Whole) => void;
  /**
   * Tells a log with several writers what to do with the commands of others, once the state is there. Resolves when the
   * process has applied all that there is.
   */
  readonly receives?: (receiver: Receiver) => Promise<void>;
  /** What each request passes first, where the log has several writers. */
  readonly barrier?: Barrier;
  /** The name of this process among the writers of the log, if it is not the only one. */
  readonly writer?: string;
  readonly status?: () => LogStatus;
}
