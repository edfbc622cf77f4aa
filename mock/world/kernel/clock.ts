/** Milliseconds since the epoch. */
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

/** A world's own time: it follows another clock until it is frozen, set, moved or made faster. */
export interface WorldClock extends Clock {
  /** 0 while frozen. */
  readonly scale: () => number;
  readonly setTo: (ms: number) => void;
  readonly setScale: (scale: number) => void;
  /** Back to the clock it follows. */
  readonly reset: () => void;
}

export const worldClock = (followed: Clock): WorldClock => {
  let scale = 1;
  let anchor = 0;
  let followedAnchor = 0;
  const now = () => Math.floor(anchor + (followed.now() - followedAnchor) * scale);
  const setTo = (ms: number): void => {
    anchor = ms;
    followedAnchor = followed.now();
  };
  return {
    now,
    scale: () => scale,
    setTo,
    setScale: (wanted) => {
      setTo(now());
      scale = wanted;
    },
    reset: () => {
      scale = 1;
      anchor = 0;
      followedAnchor = 0;
    },
  };
};
