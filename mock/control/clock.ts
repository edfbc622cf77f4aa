import { lookAt } from '../world/look.ts';
import { type ControlHandler, worldFor } from './handler.ts';
import { shownClock } from './shown.ts';

export const showClock: ControlHandler<'showClock'> = ({ query }, fake) => {
  const entry = worldFor(query, fake);
  const reading = { entry, commandId: fake.nextCommandId() };
  return lookAt(fake.commit, reading, ({ nowMs }) => shownClock(entry, nowMs));
};
