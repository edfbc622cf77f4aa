import { CouldNotRun } from '../host/host.ts';
import { BadAnswer, Misanswered, Unmet, Unreachable } from '../service/exchange.ts';

/** Whether an error says in one sentence why a command could not be carried through; any other is a bug. */
export const keepsFromRunning = (error: unknown): error is Error =>
  [CouldNotRun, BadAnswer, Misanswered, Unmet, Unreachable].some((kind) => error instanceof kind);
