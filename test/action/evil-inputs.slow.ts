import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useAction } from './steps.ts';

const action = useAction();

const names = [
  'a b',
  `'single' "double"`,
  '$(touch touched)',
  '`touch touched`; touch touched',
  '--port=1',
  'two\nlines',
  '%PATH% $HOME',
];

test.each(names)('a seed in a file named %j is the one that is served', async (name) => {
  writeFileSync(join(action.workspace, name), '{ "instances": [{ "name": "of-the-file" }] }');
  const started = await action.run('main', { seed: name });
  const { url, token = '', 'project-id': project } = started.outputs;
  const answer = await fetch(`${url}/v2/${project}/instances`, { headers: { 'X-Auth-Token': token } });
  expect([started.log, await answer.text()]).toEqual([expect.any(String), expect.stringContaining('of-the-file')]);
  await action.post(started, 'success');
  expect(existsSync(join(action.workspace, 'touched'))).toBe(false);
});

test.each([
  ['port', '80; touch touched', "'80; touch touched' is invalid. A port is a whole number"],
  ['profile', '$(touch touched)', '$(touch touched)'],
  ['seed', 'not there\n::error::evil', 'not there%0A::error::evil'],
  ['auth', '--help', "'--help' is invalid. Allowed choices are verify, presence, off"],
  ['tls', 'yes', 'tls is "yes": it is true or false'],
  ['wait-seconds', '1 h', 'wait-seconds is "1 h": it is a number of seconds from 1 to 600'],
])('%s %j is refused by a sentence, and nothing is left', async (name, value, sentence) => {
  const { code, log, state, outputs } = await action.run('main', { [name]: value });
  expect([code, state, outputs]).toEqual([1, {}, {}]);
  expect(log).toContain(sentence);
  expect(log.split('\n').filter((line) => line.startsWith('::'))).toEqual([
    expect.stringMatching(/^::error title=fake-swr::/),
  ]);
  expect(existsSync(join(action.workspace, 'touched'))).toBe(false);
});
