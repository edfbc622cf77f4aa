import { expect, test } from 'vitest';
import { memoize } from '../../../mock/world/kernel/memoize.ts';

const counted = (options?: Parameters<typeof memoize>[1]) => {
  const made: string[] = [];
  const get = memoize((key) => {
    made.push(key);
    return { key };
  }, options);
  return { get, made };
};

test('a value is made once a key', () => {
  const { get, made } = counted();
  expect(get('a')).toBe(get('a'));
  expect(get('b')).not.toBe(get('a'));
  expect(made).toEqual(['a', 'b']);
});

test('no more keys than allowed are kept', () => {
  const { get, made } = counted({ maxKeys: 2 });
  for (const key of ['a', 'b', 'b', 'c', 'c', 'a']) get(key);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('a key that is too long is answered and not kept', () => {
  const { get, made } = counted({ maxKeyLength: 3 });
  for (const key of ['abc', 'abc', 'abcd', 'abcd']) expect(get(key)).toEqual({ key });
  expect(made).toEqual(['abc', 'abcd', 'abcd']);
});

test('a call that throws is made again', () => {
  let calls = 0;
  const get = memoize(() => {
    calls += 1;
    throw new Error('refused');
  });
  expect(() => get('a')).toThrow('refused');
  expect(() => get('a')).toThrow('refused');
  expect(calls).toBe(2);
});
