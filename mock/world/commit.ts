import { apiError } from '../errors/error.ts';
import { type Accepted, type Command, digestKind, type Log } from '../log/log.ts';
import type { Advance } from './advance.ts';
import { userNamed, type WorldEntry, type WritableEntry, worldAt } from './entry.ts';
import type { OpenWorld } from './events.ts';
import { worldTime } from './kernel/clock.ts';
import { type Outcome, outcomeOf } from './kernel/outcome.ts';
import type { User, World, WritableWorld } from './kernel/world.ts';
import type { State } from './state.ts';
import type { Tables } from './tables.ts';

/** What a command is applied to. The world is that of its project. */
export interface Applying {
  readonly state: State;
  /** The machine's time at which the command was accepted. */
  readonly atMs: number;
  /** The id of the command. */
  readonly commandId: string;
  readonly entry: WritableEntry;
  readonly world: WritableWorld<Tables>;
  /** Lets happen what is due by then in the world's own time. */
  readonly advance: (toMs: number) => void;
}

/**
 * Applies a command of one kind: synchronous, and the same each time, with no clock, randomness or environment. A write's
 * handler has this shape; it alone decides 404 and 409.
 */
export type Apply = (input: never, applying: Applying) => unknown;

export interface CommitParts {
  readonly state: State;
  readonly log: Log;
  /** What a command of that kind does. */
  readonly kinds: (kind: string) => Apply | undefined;
  readonly open: OpenWorld;
  readonly advance: Advance;
}

/** A look at a world: by whom, and the id of the command that it may need. */
export interface Reading {
  readonly entry: WorldEntry;
  readonly commandId: string;
  readonly caller?: User | undefined;
}

export interface Commit {
  /** The one way to write. `done` is told once the log has the command and it was applied. */
  readonly commit: (command: Command, done: (outcome: Outcome<unknown>) => void) => void;
  /**
   * Shows the world as it is now. Where something is due it happens first, by a command, so that what a read shows never
   * depends on who looked before; `failed` is told if the log refuses that command, or if it goes wrong.
   */
  readonly read: (reading: Reading, show: (world: World<Tables>) => void, failed: (error: unknown) => void) => void;
}

/** Commits a command for somebody who waits: gives its answer, or rejects with its refusal. */
export const committed = ({ commit }: Pick<Commit, 'commit'>, command: Command): Promise<unknown> =>
  new Promise((resolve, reject) => {
    commit(command, (outcome) => {
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    });
  });

const tick = 'tick';

/** It was there when the command was given, and was deleted before the command's turn came. */
const missingWorld = (project_id: string): Error => {
  const cause = `no world of this fake has project ${project_id} any more`;
  return apiError('wrong_project', { project_id }, { explanation: { cause } });
};

/** Applies accepted commands to a state: live, and when a log is replayed. Throws what the command's kind throws. */
export const createApply = ({ state, kinds, open, advance }: Omit<CommitParts, 'log'>) => {
  const applying = (entry: WritableEntry, { command, atMs }: Accepted): Applying => {
    const nowMs = worldTime(entry.clock, atMs);
    advance.advance(entry, nowMs);
    return {
      ...{ state, atMs, entry, commandId: command.commandId },
      world: open(entry, nowMs, userNamed(entry, command.user)),
      advance: (toMs) => advance.advance(entry, toMs),
    };
  };
  return (accepted: Accepted): unknown => {
    const { command, atMs } = accepted;
    const { kind, project_id, input } = command;
    const entry = project_id === undefined ? undefined : state.writable(project_id);
    // Without a world of its own a command is for the whole state, and asks for no more than that.
    const on = entry === undefined ? ({ state, atMs } as Applying) : applying(entry, accepted);
    if (kind === tick || kind === digestKind) return undefined;
    if (project_id !== undefined && entry === undefined) throw missingWorld(project_id);
    const apply = kinds(kind);
    if (apply === undefined) throw new Error(`${kind} is not a kind of command`);
    return apply(input as never, on);
  };
};

export const createCommit = (parts: CommitParts): Commit => {
  const { log, advance } = parts;
  const apply = createApply(parts);
  const commit: Commit['commit'] = (command, done) =>
    log.append(
      command,
      (entry) => done(outcomeOf(() => apply(entry))),
      (error) => done({ error }),
    );
  return {
    commit,
    read: ({ entry, commandId, caller }, show, failed) => {
      const nowMs = log.nowMs();
      const isDue = outcomeOf(() => advance.nextDueMs(entry) <= worldTime(entry.clock, nowMs));
      if ('error' in isDue) return failed(isDue.error);
      if (!isDue.value) return show(worldAt(entry, nowMs, caller));
      const { project_id } = entry.tenant;
      const ticked = (accepted: Accepted): void => {
        const happened = outcomeOf(() => apply(accepted));
        if ('error' in happened) failed(happened.error);
        else show(worldAt(entry, accepted.atMs, caller));
      };
      log.append({ kind: tick, project_id, input: undefined, commandId }, ticked, failed);
    },
  };
};
