import type { ServerResponse } from 'node:http';
import { asError } from '../errors/thrown.ts';

export type OnBug = (error: Error) => void;

/** Runs a step of answering. What it throws ends the connection and is told; the process lives. */
export const guarded = (response: ServerResponse, onBug: OnBug, step: () => void): void => {
  try {
    step();
  } catch (error) {
    onBug(asError(error));
    response.destroy();
  }
};
