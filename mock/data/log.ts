import { apiError } from '../errors/error.ts';
import { type Accepted, type Beginning, type Digest, digestKind, type Log, type Whole } from '../log/log.ts';
import { createDurations, observe } from '../metrics/durations.ts';
import { version } from '../spec/version.ts';
import type { Clock } from '../world/kernel/clock.ts';
import { openAnswered } from './answered.ts';
import { createCatchingUp } from './catching-up.ts';
import { commandText } from './commands.ts';
import { reasonOf } from './folder.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import type { Opened } from './open.ts';
import { keys } from './record.ts';
import { rulesVersion } from './rules.ts';
import { writeSnapshot } from './snapshot.ts';
import { openStore, type Store } from './store.ts';

export interface DataLogParts {
  readonly clock: Clock;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  readonly onBug: (error: Error) => void;
  /** Told when the folder can no longer be written, and nothing but a new start can help. */
  readonly onLost: (reason: string) => void;
  /** When a snapshot is due. */
  readonly snapshotEvery?: SnapshotEvery | undefined;
}

/** So many commands, or some and so long since the last snapshot. */
interface SnapshotEvery {
  readonly commands: number;
  readonly ms: number;
}

export interface DataLog extends Log {
  readonly follows: NonNullable<Log['follows']>;
  readonly status: NonNullable<Log['status']>;
  /** Writes the state as a whole and the mark of a clean stop. */
  readonly close: () => Promise<void>;
}

const defaultEvery: SnapshotEvery = { commands: 10_000, ms: 10 * 60_000 };

/** So many commands are between two digests of the state. */
const digestEvery = 1000;

const nothing = (): void => undefined;

const isFull = (error: unknown): boolean => reasonOf(error) === 'the disk is full';

/** The log of a folder. What its process has answered is on the disk. */
export const createDataLog = (opened: Opened, parts: DataLogParts): DataLog => {
  const { clock, stopwatch, onBug, onLost, snapshotEvery = defaultEvery } = parts;
  const { places, last } = opened;
  let beginning: Beginning = { saved: opened.texts, held: opened.held };
  const answered = openAnswered(places.answered);
  let { store } = opened;
  let whole: Whole | undefined;
  let digestedAt = last.position;
  const syncs = createDurations();
  const catchingUp = createCatchingUp(opened.snapshot?.position ?? 0, last.position, stopwatch);
  let problem: string | undefined;
  let isLost = false;
  let lastAtMs = last.atMs;
  let saved = { position: opened.snapshot?.position ?? 0, ms: stopwatch() };
  let saving: Promise<void> = Promise.resolve();
  let isSaving = false;

  /** A store whose disk was full is opened anew; what it has of commands that were refused goes. */
  const recovered = async (position: number): Promise<Store> => {
    // A snapshot under way fails for want of room as well, and must not meet a store that is closed.
    await saving;
    await store.close().catch(() => undefined);
    store = await openStore(places);
    await store.clear(keys.command(position + 1), keys.command(Number.MAX_SAFE_INTEGER));
    return store;
  };

  const fail = (error: unknown): never => {
    problem = reasonOf(error);
    if (!isFull(error)) {
      isLost = true;
      onLost(problem);
    }
    throw apiError('not_kept', { reason: problem });
  };

  const keep = async (entries: readonly Accepted[]): Promise<void> => {
    if (isLost) throw apiError('not_kept', { reason: problem ?? '' });
    const [first] = entries;
    const end = entries.at(-1);
    if (first === undefined || end === undefined) return;
    try {
      if (problem !== undefined) await recovered(first.position - 1);
      const writes = entries.map((entry) => ({ key: keys.command(entry.position), value: commandText(entry) }));
      const startedMs = stopwatch();
      await store.write(writes, { sync: true });
      observe(syncs, stopwatch() - startedMs);
      answered.write(end.position);
      problem = undefined;
    } catch (error) {
      return fail(error);
    }
    lastAtMs = end.atMs;
  };

  const save = async (position: number): Promise<void> => {
    if (whole === undefined) return;
    saved = { position, ms: stopwatch() };
    try {
      await writeSnapshot(store, { position, atMs: lastAtMs, rules: rulesVersion }, whole.texts());
    } catch (error) {
      // The commands are all there: it is written when the next is due.
      problem ??= isFull(error) ? reasonOf(error) : undefined;
      if (!isFull(error)) onBug(error as Error);
    }
  };

  const saveIfDue = (position: number): void => {
    const commands = position - saved.position;
    if (isSaving || commands < 1) return;
    if (commands < snapshotEvery.commands && stopwatch() - saved.ms < snapshotEvery.ms) return;
    isSaving = true;
    saving = save(position).finally(() => {
      isSaving = false;
    });
  };

  /** A replay that makes another state than the commands made when they were answered is found by it. */
  const digestIfDue = (position: number): void => {
    if (whole === undefined || position - digestedAt < digestEvery) return;
    digestedAt = position;
    const input: Digest = { position, digest: whole.digest() };
    commits.append({ kind: digestKind, input, commandId: `digest ${position}` }, nothing, nothing);
  };

  const onKept = (position: number): void => {
    digestIfDue(position);
    saveIfDue(position);
  };
  const commits: GroupCommit = createGroupCommit({ clock, last, keep, onKept, onBug });

  const closed = async (): Promise<void> => {
    await commits.idle();
    await saving;
    const position = commits.position();
    try {
      // A state that was not read to its end must not be written.
      if (whole === undefined || isLost || problem !== undefined) return;
      if (position > saved.position) await save(position);
      await store.write([{ key: keys.stop, value: JSON.stringify({ position, version }) }], { sync: true });
    } catch (error) {
      // The commands are all there: it only was not a clean stop.
      if (!isFull(error)) onBug(error as Error);
    } finally {
      answered.close();
      await store.close();
    }
  };
  let closing: Promise<void> | undefined;

  return {
    beginning: () => {
      const taken = beginning;
      beginning = { held: [] };
      return taken;
    },
    append: commits.append,
    applied: catchingUp.applied,
    nowMs: commits.nowMs,
    follows: (state) => {
      whole = state;
    },
    status: () => ({
      position: commits.position(),
      pending: commits.waiting(),
      behind: catchingUp.behind(),
      syncs,
      ...(problem !== undefined && { failure: problem }),
    }),
    close: () => {
      closing ??= closed();
      return closing;
    },
  };
};
