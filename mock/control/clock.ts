import { type ControlHandler, worldFor } from './handler.ts';
import { shownClock } from './shown.ts';

export const showClock: ControlHandler<'showClock'> = ({ query }, fake) => {
  const entry = worldFor(query, fake);
  return new Promise((resolve) => {
    fake.commit.read({ entry, commandId: fake.nextCommandId() }, ({ nowMs }) => resolve(shownClock(entry, nowMs)));
  });
};
