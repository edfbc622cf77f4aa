import { fail } from './commands.ts';

/** Runs a step; what it throws fails it with one sentence. */
export const runStep = (step: () => Promise<void>): void => {
  step().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
};
