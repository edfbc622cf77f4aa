/** The time that requests are answered for: that of Redis, as far as this replica knows it. */
export interface RedisClock {
  readonly nowMs: () => number;
  /** Told of a command's time, or of what Redis said of its own. */
  readonly know: (ms: number) => void;
}

/**
 * Two replicas must not show progress that goes backwards, so the time is that of the last trip. Where reads take no
 * trips, it goes on between them by the stopwatch.
 */
export const createRedisClock = (stopwatch: () => number, goesOn: boolean, startMs: number): RedisClock => {
  let knownMs = startMs;
  let sinceMs = stopwatch();
  return {
    nowMs: () => (goesOn ? knownMs + Math.max(0, Math.floor(stopwatch() - sinceMs)) : knownMs),
    know: (ms) => {
      if (ms < knownMs) return;
      knownMs = ms;
      sinceMs = stopwatch();
    },
  };
};
