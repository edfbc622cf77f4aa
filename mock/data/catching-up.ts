import { setImmediate } from 'node:timers/promises';

/** So long whoever asks how far it is waits at most. */
const sliceMs = 10;

export interface CatchingUp {
  /** How many commands are still to be applied. */
  readonly behind: () => number;
  /** Told of each command that is; resolves when others have had their turn. */
  readonly applied: (position: number) => Promise<void>;
}

/** How far a start is with the commands from behind a position up to the last. */
export const createCatchingUp = (from: number, last: number, stopwatch: () => number): CatchingUp => {
  let at = from;
  let begunMs = stopwatch();
  return {
    behind: () => last - at,
    applied: async (position) => {
      at = position;
      if (stopwatch() - begunMs < sliceMs) return;
      await setImmediate();
      begunMs = stopwatch();
    },
  };
};
