// An import of node:process reads standard input and every flag: 2.5 ms of each start.
const { process } = globalThis;

/** Addresses of the fakes that are listening and were not told that they need not be closed. */
const open = new Set<string>();
let watched = false;

const hint = (): void => {
  if (open.size === 0) return;
  const those = [...open].join(', ');
  process.stderr.write(
    `fake-swr: still open when the process ended: ${those}. Close a fake by \`await swr.close()\` or \`await using swr = …\`; \`swr.unref()\` lets the process end without.\n`,
  );
};

/** One sentence on standard error for all fakes that nobody closed. Returns what ends the watch over this one. */
export const watchUntilClosed = (url: string): (() => void) => {
  if (!watched) process.once('exit', hint);
  watched = true;
  open.add(url);
  return () => open.delete(url);
};
