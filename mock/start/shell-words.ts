const word = /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|([^\s'"\\]+)|(\s+)/gsy;

/** Inside double quotes a backslash stands for itself, unless a character follows that it takes the meaning from. */
const unquoted = (text: string): string => text.replace(/\\(["\\$`])/g, '$1');

/**
 * Splits a command as a shell would: blanks, quotes, backslashes. Nothing is expanded.
 * Throws a TypeError if a quote is left open.
 */
export const shellWords = (command: string): readonly string[] => {
  const words: string[] = [];
  let current: string | undefined;
  let read = 0;
  for (const [all, single, double, escaped, plain, blank] of command.matchAll(word)) {
    read += all.length;
    if (blank === undefined) {
      current = `${current ?? ''}${single ?? escaped ?? plain ?? unquoted(double ?? '')}`;
    } else if (current !== undefined) {
      words.push(current);
      current = undefined;
    }
  }
  if (read < command.length) throw new TypeError(`FAKE_SWR_COMMAND leaves a quote open: ${command}`);
  return current === undefined ? words : [...words, current];
};
