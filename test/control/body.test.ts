import { expect, test } from 'vitest';
import { readControlBody } from '../../mock/control/body.ts';

const lists = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

const refused: readonly [what: string, text: string, message: string][] = [
  ['half a text', '{"name":"secret', 'the body cannot be read: its 15 bytes are not JSON'],
  ['a list', '[]', 'the body must be an object'],
  ['levels beyond the limit', `{"a":${lists(32)}}`, 'the body cannot be read: it is nested deeper than 32 levels'],
  ['a name of every object', '{"a":[{"__proto__":1}]}', 'body field a.0.__proto__ has a name that is not allowed'],
];

test.each(refused)('%s is refused with a sentence', (_, text, message) => {
  expect(() => readControlBody(Buffer.from(text))).toThrow(message);
});

test.each([
  ['', {}],
  ['{}', {}],
  [`{"a":${lists(31)}}`, JSON.parse(`{"a":${lists(31)}}`)],
  ['{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}', { a: '['.repeat(34) }],
])('%s is taken', (text, value) => {
  expect(readControlBody(Buffer.from(text))).toEqual(value);
});

test('millions of levels are refused before they are read', () => {
  const bytes = Buffer.from(lists(4_000_000));
  const before = process.cpuUsage();
  expect(() => readControlBody(bytes)).toThrow('nested deeper than 32 levels');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(500);
});
