import { expect, test } from 'vitest';
import { findFake } from '../../mock/start/discovery.ts';

const both = { FAKE_SWR_URL: 'http://127.0.0.1:8080', FAKE_SWR_COMMAND: "node 'my main.js'" };
const { FAKE_SWR_COMMAND } = both;

test.each([
  ['an address of the environment before its command', {}, both, { url: 'http://127.0.0.1:8080' }],
  ['a command', {}, { FAKE_SWR_COMMAND }, { program: ['node', 'my main.js'] }],
  ['a command of the options before the environment', { command: 'fake-swr' }, both, { program: ['fake-swr'] }],
  ['an address of the options before all', { url: 'http://a', command: 'b' }, both, { url: 'http://a' }],
])('%s', (_, options, env, found) => {
  expect(findFake(options, env)).toEqual(found);
});

test('an empty command is refused', () => {
  expect(() => findFake({ command: ' ' }, {})).toThrow('FAKE_SWR_COMMAND is empty');
});

test('without any of them it is the program of this package, or an error that names all ways', () => {
  let said = '';
  try {
    said = JSON.stringify(findFake({}, { FAKE_SWR_URL: '', FAKE_SWR_COMMAND: '' }));
  } catch (error) {
    said = String(error);
  }
  expect(said).toMatch(/dist\/main\.js"]}$|FAKE_SWR_URL[\s\S]*FAKE_SWR_COMMAND[\s\S]*npm run build/);
});
