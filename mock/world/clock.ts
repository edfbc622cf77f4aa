/** Milliseconds since the epoch. Every time in a world comes from its clock. */
export interface Clock {
  readonly now: () => number;
}

export const systemClock: Clock = { now: () => Date.now() };

export interface ManualClock extends Clock {
  readonly advance: (byMs: number) => void;
}

/** A clock that stands still until it is advanced. */
export const manualClock = (start: string): ManualClock => {
  let now = Date.parse(start);
  if (Number.isNaN(now)) throw new TypeError(`manualClock: ${JSON.stringify(start)} is no RFC 3339 time`);
  return {
    now: () => now,
    advance: (byMs) => {
      now += byMs;
    },
  };
};
