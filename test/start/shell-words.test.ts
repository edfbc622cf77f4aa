import { expect, test } from 'vitest';
import { shellWords } from '../../mock/start/shell-words.ts';

test.each([
  ['node dist/main.js', ['node', 'dist/main.js']],
  ['  node\t"dist/my file.js"\n', ['node', 'dist/my file.js']],
  [`'a b' "c\\"d" '' "e\\f" "$g"`, ['a b', 'c"d', '', 'e\\f', '$g']],
  ["a\\ b --seed='my file'", ['a b', '--seed=my file']],
  ['   ', []],
])('%j is split as a shell does', (command, words) => {
  expect(shellWords(command)).toEqual(words);
});

test.each(["node 'dist/main.js", 'node "dist', 'node dist\\'])('%j is refused', (command) => {
  expect(() => shellWords(command)).toThrow(`FAKE_SWR_COMMAND leaves a quote open: ${command}`);
});
