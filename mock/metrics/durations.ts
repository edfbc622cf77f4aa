/** Upper bounds of the buckets; what takes longer than the last is in one more. A page takes less than 0.1 ms. */
export const boundsMs = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000] as const;

/** How often something took how long: plain arrays, since every request is counted. */
export interface Durations {
  /** A count a bucket, each for itself. */
  readonly counts: Float64Array;
  sumMs: number;
}

export const createDurations = (): Durations => ({ counts: new Float64Array(boundsMs.length + 1), sumMs: 0 });

export const observe = (durations: Durations, durationMs: number): void => {
  const { counts } = durations;
  let bucket = 0;
  while (bucket < boundsMs.length && durationMs > (boundsMs[bucket] ?? 0)) bucket += 1;
  counts[bucket] = (counts[bucket] ?? 0) + 1;
  durations.sumMs += durationMs;
};
