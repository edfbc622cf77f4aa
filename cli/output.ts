export interface Output {
  /** Writes all of it, however long the reader takes. */
  readonly write: (text: string) => void;
  /**
   * Writes a line, or drops it if nobody reads: what is queued for ever would fill memory and keep a process from ending.
   * Before the first line that is written again comes what `told` says of those that were dropped.
   */
  readonly log: (line: string, told: (count: number) => string) => void;
}

const queueLimitBytes = 64 * 1024;

/** A stream of the process that may break: its reader may stop, as `head` does, or its disk may be full. */
export const outputTo = (
  stream: NodeJS.WriteStream,
  onBroken: (error: NodeJS.ErrnoException) => void = () => {},
): Output => {
  let isBroken = false;
  let dropped = 0;
  const broke = (error: NodeJS.ErrnoException): void => {
    if (!isBroken && error.code !== 'EPIPE') onBroken(error);
    isBroken = true;
  };
  stream.on('error', broke);

  const write = (text: string): void => {
    if (isBroken) return;
    try {
      stream.write(text);
    } catch (error) {
      broke(error as NodeJS.ErrnoException);
    }
  };
  const log: Output['log'] = (line, told) => {
    if (stream.writableLength > queueLimitBytes) {
      dropped += 1;
      return;
    }
    if (dropped > 0) write(told(dropped));
    dropped = 0;
    write(line);
  };
  return { write, log };
};
