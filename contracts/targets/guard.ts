import type { Case } from '../case.ts';
import { type Outcome, runCase } from '../run.ts';
import { type Target, Unmet } from '../target.ts';
import type { Answers } from './answers.ts';
import { Unreachable } from './transport.ts';

export interface Judged extends Omit<Outcome, 'result'> {
  readonly result: Outcome['result'] | 'flaky';
}

/** A wish to stop, and whoever waits for it. */
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

export interface Guarded extends Target {
  /** Why the target is lost, once it has not been reachable several times in a row. */
  readonly lost: () => string | undefined;
}

const mostMisses = 3;

/** A target that sends nothing more once the run is to stop, and notices when nobody is there any more. */
export const guarded = (target: Target, { stopped, whenStopped }: Interruption): Guarded => {
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

const skipReason = ({ behaviour }: Case, answers: Answers): string | undefined => {
  const answer = behaviour && answers[behaviour.id];
  return behaviour === undefined || answer === undefined || answer === behaviour.option
    ? undefined
    : `the target answers ${behaviour.id} by ${answer}, and the case is about ${behaviour.option}`;
};

/**
 * Carries a case through. On a live target a case that differs is tried once more: a difference that repeats is one,
 * and one that does not is flaky.
 */
export const judged = async (trial: Case, target: Target, answers: Answers): Promise<Judged> => {
  const reason = skipReason(trial, answers);
  if (reason !== undefined) return { case: trial, result: 'skipped', differences: [], exchanges: [], reason };
  const first = await runCase(trial, target);
  if (first.result !== 'failed' || target.kind !== 'live') return first;
  const second = await runCase(trial, target);
  if (second.result === 'passed')
    return { ...first, result: 'flaky', reason: 'differed, then passed when tried again' };
  return second.result === 'failed' ? second : first;
};
