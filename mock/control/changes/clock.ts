import { shortened } from '../../errors/masked.ts';
import { clockScaledBy, clockSetTo, farthestMs } from '../../world/kernel/clock.ts';
import { spanMs } from '../../world/kernel/span.ts';
import { inMillis } from '../../world/kernel/time.ts';
import { type Change, ControlError } from '../handler.ts';
import { shownClock } from '../shown.ts';

/** Where the clock is put; undefined if it stays where it is. */
const targetMs = (body: { readonly advance?: string; readonly set?: string }, nowMs: number): number | undefined => {
  const { advance, set } = body;
  if (advance === undefined && set === undefined) return undefined;
  const ms = set === undefined ? nowMs + spanMs(advance ?? 0) : Date.parse(set);
  if (Number.isNaN(ms))
    throw new ControlError(400, `set is "${set}" but must not be a leap second, which no clock has`);
  if (ms > farthestMs) {
    const given = set === undefined ? `advance is "${shortened(advance ?? '', 40)}"` : `set is "${set}"`;
    throw new ControlError(400, `${given} but must not take the clock beyond ${inMillis(farthestMs)}`);
  }
  return ms;
};

/** A clock that is set back puts the schedules at the new time: what has run stays, and nothing of it runs again. */
export const setClock: Change<'setClock'> = ({ body }, { entry, atMs, world, advance }) => {
  const ms = targetMs(body, world.nowMs);
  if (ms !== undefined) {
    entry.clock = clockSetTo(entry.clock, ms, atMs);
    if (ms < entry.advancedMs) entry.advancedMs = ms;
    else advance(ms);
  }
  if (body.freeze) entry.clock = clockScaledBy(entry.clock, 0, atMs);
  if (body.resume) entry.clock = clockScaledBy(entry.clock, 1, atMs);
  if (body.scale !== undefined) entry.clock = clockScaledBy(entry.clock, body.scale, atMs);
  return shownClock(entry, ms ?? world.nowMs);
};
