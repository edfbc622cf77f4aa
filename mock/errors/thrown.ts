/** What was thrown, as an Error: any value may be thrown, and Node's own have a code. */
export const asError = (thrown: unknown): NodeJS.ErrnoException =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
