import type { Accepted, Command, Log } from './log.ts';

/** The log, which tells of each command that it accepts once that is applied. What it held before is not told of. */
export const toldOf = (log: Log, tell: (command: Command) => void): Log => ({
  ...log,
  append: (command, accepted, refused) => {
    const told = (entry: Accepted): void => {
      accepted(entry);
      tell(command);
    };
    log.append(command, told, refused);
  },
});
