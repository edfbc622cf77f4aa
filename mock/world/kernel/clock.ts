import { type Span, spanMs } from './span.ts';

/** Milliseconds since the epoch. */
export interface Clock {
  readonly now: () => number;
}

export const systemClock: Clock = { now: () => Date.now() };

export interface ManualClock extends Clock {
  /** By milliseconds, or by a span such as `500ms`, `30s`, `5m`, `2h` or `7d`. */
  readonly advance: (by: Span) => void;
}

/** A clock that stands still until it is advanced. */
export const manualClock = (start: string): ManualClock => {
  let now = Date.parse(start);
  if (Number.isNaN(now)) throw new TypeError(`manualClock: ${JSON.stringify(start)} is not an RFC 3339 time`);
  return {
    now: () => now,
    advance: (by) => {
      const byMs = spanMs(by);
      if (!Number.isFinite(byMs)) {
        throw new TypeError(
          `advance: ${JSON.stringify(by) ?? by} is neither milliseconds nor a span such as 30s, 5m or 2h`,
        );
      }
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
