import { CouldNotRun } from '../host/host.ts';
import { Unmet, Unreachable } from '../service/exchange.ts';

/** Whether an error says in one sentence why a command could not be carried through; any other is a bug. */
export const keepsFromRunning = (error: unknown): error is Error =>
  error instanceof CouldNotRun || error instanceof Unmet || error instanceof Unreachable;
