import type { Command, Log } from './log.ts';

/** The log, which tells of each command that it accepts once that is applied. What it held before is not told of. */
export const toldOf = (log: Log, tell: (command: Command) => void): Log => ({
  ...log,
  append: (command, accepted) =>
    log.append(command, (entry) => {
      accepted(entry);
      tell(command);
    }),
});
