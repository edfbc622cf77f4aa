import { worldTime } from '../world/kernel/clock.ts';
import { inMillis } from '../world/kernel/time.ts';
import { type ControlHandler, worldFor } from './handler.ts';

export const showClock: ControlHandler<'showClock'> = ({ query }, fake) => {
  const { clock } = worldFor(query, fake);
  return { now: inMillis(worldTime(clock, fake.nowMs())), scale: clock.scale };
};
