import type { Log } from './log.ts';

/** Accepts every command at once and forgets it: what was made of it is in the rows. */
export const createMemoryLog = (clock: { readonly now: () => number }): Log => {
  let position = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  const nowMs = (): number => Math.max(lastMs, clock.now());
  return {
    beginning: () => ({ held: [] }),
    nowMs,
    status: () => ({ position }),
    append: (command, accepted) => {
      position += 1;
      lastMs = nowMs();
      accepted({ position, atMs: lastMs, command });
    },
  };
};
