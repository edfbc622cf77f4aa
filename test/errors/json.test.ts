import { describe, expect, test } from 'vitest';
import { JsonError, readJson } from '../../mock/errors/json.ts';

const bytes = (text: string) => Buffer.from(text);
const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);

describe('JSON from outside', () => {
  test.each([
    '{"a":[1,"x",null]}',
    ' "text" ',
    '"[[[["',
    '"\\"[[[["',
    '{"{{{{":"\\\\"}',
    '[[],[],[],[],{}]',
    nested(4),
  ])('%s is read as it is, within 4 levels', (text) => expect(readJson(bytes(text), 4)).toEqual(JSON.parse(text)));

  test.each([
    ['lists', nested(5)],
    ['objects', nested(5, '{"a":', '}').replace('{"a":}', '{}')],
    ['lists in objects', '{"a":[{"b":[{}]}]}'],
    ['what is after a text that ends with a backslash', `["\\\\",${nested(4)}]`],
    ['lists that are never closed', '['.repeat(500_000)],
  ])('%s nested deeper than 4 levels are refused', (_, text) => {
    expect(() => readJson(bytes(text), 4)).toThrow(new JsonError('it is nested deeper than 4 levels'));
  });

  test.each(['', '{', 'hunter2', '{"password":hunter2}', ']]]]]', '"', '"\\'])(
    '%s is refused without being quoted',
    (text) => {
      expect(() => readJson(bytes(text))).toThrow(new JsonError(`its ${text.length} bytes are not JSON`));
    },
  );

  test('bytes that are part of a larger buffer are read alone', () => {
    expect(readJson(bytes('[1][2][3]').subarray(3, 6))).toEqual([2]);
  });
});
