import type { ServerResponse } from 'node:http';

export type OnBug = (error: Error) => void;

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Runs a step of answering. What it throws ends the connection and is told; the process lives. */
export const guarded = (response: ServerResponse, onBug: OnBug, step: () => void): void => {
  try {
    step();
  } catch (error) {
    onBug(asError(error));
    response.destroy();
  }
};
