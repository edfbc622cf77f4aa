import type { Target } from '../target.ts';
import { mockTarget } from '../targets/mock.ts';

/** Each reading is a millisecond later than the last: two calls at one time could not be told apart by their times. */
const tickingClock = () => {
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  return {
    now: () => {
      nowMs += 1;
      return nowMs;
    },
  };
};

/** The service that mutants are made of: a fake in this process. */
export const goodService = (): Promise<Target> => mockTarget({ clock: tickingClock() });
