import { Unmet, Unreachable } from '../service/exchange.ts';
import type { Target } from '../target.ts';

/** A request to stop, and a way to wait for it. */
export interface Interruption {
  readonly stopped: () => boolean;
  readonly whenStopped: Promise<void>;
  readonly stop: () => void;
}

export const createInterruption = (): Interruption => {
  let isStopped = false;
  let release = (): void => {};
  const whenStopped = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    stopped: () => isStopped,
    whenStopped,
    stop: () => {
      isStopped = true;
      release();
    },
  };
};

export interface GuardedTarget extends Target {
  /** Why the target is lost, once it has not been reachable several times in a row. */
  readonly lost: () => string | undefined;
}

const mostMisses = 3;

/** A target that sends nothing more once the run is to stop, and notices when nobody is there any more. */
export const guarded = (target: Target, { stopped, whenStopped }: Interruption): GuardedTarget => {
  let misses = 0;
  let message = '';
  return {
    ...target,
    send: async (request) => {
      if (stopped()) throw new Unmet('the run was interrupted');
      try {
        const answer = await target.send(request);
        misses = 0;
        return answer;
      } catch (error) {
        if (error instanceof Unreachable) {
          misses += 1;
          message = error.message;
        }
        throw error;
      }
    },
    pause: (ms) => Promise.race([target.pause(ms), whenStopped]),
    lost: () => (misses >= mostMisses ? message : undefined),
  };
};
