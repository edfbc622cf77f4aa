import { asError } from '../errors/thrown.ts';

/** A callback of the user's of which nothing that it throws, or rejects with, reaches the fake. */
export const safely =
  <Args extends readonly unknown[]>(callback: (...args: Args) => unknown, onThrown: (error: Error) => void) =>
  (...args: Args): void => {
    const told = (thrown: unknown) => onThrown(asError(thrown));
    try {
      const returned = callback(...args);
      if (returned instanceof Promise) returned.catch(told);
    } catch (thrown) {
      told(thrown);
    }
  };
