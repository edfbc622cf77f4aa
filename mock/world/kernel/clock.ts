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
  if (Number.isNaN(now)) throw new TypeError(`manualClock: ${JSON.stringify(start)} is not an RFC 3339 time`);
  return {
    now: () => now,
    advance: (byMs) => {
      now += byMs;
    },
  };
};

/**
 * A world's own time as plain data: at `baseMs` of the machine's time it is `worldMs`, and from there it runs `scale`
 * times as fast; 0 while frozen.
 */
export interface ClockRow {
  readonly scale: number;
  readonly baseMs: number;
  readonly worldMs: number;
}

/** The machine's own time. */
export const machineTime: ClockRow = { scale: 1, baseMs: 0, worldMs: 0 };

/** The end of the year 9999: RFC 3339 has no later time. */
export const farthestMs = 253_402_300_799_999;

/** The world's time at `atMs` of the machine's; it ends with the calendar. */
export const worldTime = ({ scale, baseMs, worldMs }: ClockRow, atMs: number): number =>
  Math.min(Math.floor(worldMs + (atMs - baseMs) * scale), farthestMs);

export const clockSetTo = ({ scale }: ClockRow, worldMs: number, atMs: number): ClockRow => ({
  scale,
  baseMs: atMs,
  worldMs,
});

export const clockScaledBy = (clock: ClockRow, scale: number, atMs: number): ClockRow => ({
  scale,
  baseMs: atMs,
  worldMs: worldTime(clock, atMs),
});
