import { crc32 } from 'node:zlib';
import { type Accepted, type Digest, digestKind } from '../log/log.ts';
import { digestOfTables } from './kernel/table-group.ts';
import { factsOf } from './saved.ts';
import type { State } from './state.ts';

/** A replay that comes to something else than the commands did at first. */
export class ReplayError extends Error {}

/** What follows from a whole state: two that follow from the same commands have the same, and others hardly ever. */
export const digestOf = (state: State): string => {
  const worlds = state
    .entries()
    .map((entry) => crc32(`${JSON.stringify(factsOf(entry))}\n${digestOfTables(entry.tables)}`).toString(16));
  return crc32(`${state.numbers.last} ${worlds.join(' ')}`)
    .toString(16)
    .padStart(8, '0');
};

/** Holds a replay to the digests that its commands tell of: throws where it makes another state than they were answered by. */
export const createDigests = (held: readonly Accepted[], state: State) => {
  const told = new Map(
    held
      .filter(({ command }) => command.kind === digestKind)
      .map(({ command }) => command.input as Digest)
      .map(({ position, digest }) => [position, digest]),
  );
  return {
    check: (position: number): void => {
      const wanted = told.get(position);
      const digest = wanted === undefined ? undefined : digestOf(state);
      if (digest === wanted) return;
      throw new ReplayError(
        `the commands up to ${position} make another state (${digest}) than the one they were answered by (${wanted})`,
      );
    },
  };
};
