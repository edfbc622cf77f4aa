import type { Accepted } from '../log/log.ts';
import { keys, positionIn, RecordError } from './record.ts';
import { rulesVersion } from './rules.ts';
import type { Store } from './store.ts';

/** A command was applied by rules that this version does not have: it might make other rows of it. */
export class OtherRules extends Error {
  constructor(position: number, rules: number) {
    super(
      `the command at ${position} follows the rules of version ${rules}, and this fake-swr those of ${rulesVersion}: ` +
        'start and stop the fake-swr that wrote it once, which leaves a snapshot that this one can begin with',
    );
  }
}

/** What is kept of a command; its key has its position. */
export const commandText = ({ atMs, command }: Accepted): string =>
  JSON.stringify({ atMs, rules: rulesVersion, command });

/**
 * The commands from behind a position on. Throws a RecordError where one is missing or is not what was written, and an
 * OtherRules for one that this version might apply otherwise.
 */
export const readCommands = async (store: Store, behind: number): Promise<readonly Accepted[]> => {
  const held: Accepted[] = [];
  for await (const [key, text] of store.read(keys.command(behind + 1), keys.command(Number.MAX_SAFE_INTEGER))) {
    const position = behind + held.length + 1;
    if (positionIn(key) !== position)
      throw new RecordError(`the command at ${position} is missing, and one at ${positionIn(key)} is there`);
    const { atMs, rules, command } = JSON.parse(text);
    if (rules !== rulesVersion) throw new OtherRules(position, rules);
    held.push({ position, atMs, command });
  }
  return held;
};
