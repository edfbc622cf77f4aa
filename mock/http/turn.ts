// The global one may be a test's: this one stays real under vi.useFakeTimers(), whenever that is called.
import { setImmediate } from 'node:timers';

/** Does something later, in the order given. It must not throw. */
export type Later = (act: () => void) => void;

/**
 * What is to be done when all requests are read that came in together, in one turn of the event loop, as Redis does with its
 * replies. Each answer that is sent wakes its client, which costs less while the client is still busy with the one before.
 */
export const atEndOfTurn = (): Later => {
  let waiting: (() => void)[] = [];
  const actAll = (): void => {
    const due = waiting;
    waiting = [];
    for (const act of due) act();
  };
  return (act) => {
    if (waiting.push(act) === 1) setImmediate(actAll);
  };
};
