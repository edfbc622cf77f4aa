import { commandKinds } from './commands.ts';
import { type Begin, beginKind } from './control/changes/worlds.ts';
import type { Observations } from './journal/observed.ts';
import type { Accepted, Command, Log } from './log/log.ts';
import { loadNeighbours } from './neighbours.ts';
import { notingStarts } from './noting-starts.ts';
import type { Completed } from './options/options.ts';
import { hasSeed, prepareSeed, seedOfCommand } from './seed/template.ts';
import { executions, neighbourIds, operationIds } from './served.ts';
import { createAdvance } from './world/advance.ts';
import { type Commit, committed, createApply, createCommit } from './world/commit.ts';
import { createDigests, digestOf } from './world/digest.ts';
import { createOpenWorld } from './world/events.ts';
import { families } from './world/families.ts';
import type { DueSource } from './world/kernel/due.ts';
import { outcomeOf } from './world/kernel/outcome.ts';
import { restoreTexts, savedTexts } from './world/saved.ts';
import { createState, type State } from './world/state.ts';
import type { Tables } from './world/tables.ts';

export interface Changing {
  readonly state: State;
  readonly commit: Commit;
  readonly apply: (accepted: Accepted) => unknown;
}

/** A state and the one way to change it. Nothing is in it before a log's first command, `begin`. */
export const createChanging = (log: Log, { starts }: Pick<Observations, 'starts'>): Changing => {
  const state = createState();
  const open = createOpenWorld(families);
  const advance = createAdvance(
    families.flatMap(({ due }): readonly DueSource<Tables>[] => due),
    open,
  );
  const kinds = commandKinds(executions, operationIds);
  const parts = { state, log, open, advance, kinds };
  // A replay starts nothing that a request of this process asked for.
  const commit = createCommit({ ...parts, kinds: notingStarts(kinds, starts) });
  return { state, commit, apply: createApply(parts) };
};

/** The first command of a log. */
export const beginCommand = async ({ seed, profile, limits }: Completed): Promise<Command> => {
  const input: Begin = { seed: await prepareSeed(seed), profile, limits };
  return { kind: beginKind, input, commandId: beginKind };
};

/** Makes ready what a command of another process, or of an earlier one, needs: a seed, or the neighbours' handlers. */
const prepared = (command: Command): Promise<void> | undefined => {
  if (neighbourIds.has(command.kind)) return loadNeighbours();
  return hasSeed(command) ? seedOfCommand(command) : undefined;
};

/** Applies what the log has; an empty log gets its first command. */
export const begun = async (log: Log, { state, commit, apply }: Changing, options: Completed): Promise<void> => {
  const { saved, held } = log.beginning();
  if (saved !== undefined) restoreTexts(state, saved);
  const digests = createDigests(held, state);
  for (const accepted of held) {
    await prepared(accepted.command);
    outcomeOf(() => apply(accepted));
    digests.check(accepted.position);
    await log.applied?.(accepted.position);
  }
  log.follows?.({ texts: () => savedTexts(state), digest: () => digestOf(state) });
  if (state.size() > 0) return;
  await committed(commit, await beginCommand(options));
};

/** Applies from now on what others write to the log, if it has other writers. Resolves when all that there is is applied. */
export const joined = async (
  log: Log,
  { state, apply }: Changing,
  onApplied: (command: Command) => void,
): Promise<void> =>
  log.receives?.({
    prepare: prepared,
    apply: (accepted) => {
      outcomeOf(() => apply(accepted));
      onApplied(accepted.command);
    },
    replace: (texts) => {
      state.clear();
      restoreTexts(state, texts);
    },
  });
