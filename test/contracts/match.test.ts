import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../contracts/match.ts';
import { pointed } from '../../contracts/service/json.ts';

const captured = { known: { a: 1, b: [2] }, number: 7 };

/** Pattern, a value that fits it, a value that does not. */
const matchers: readonly (readonly [string, unknown, unknown, unknown])[] = [
  ['a number', 1, 1, 2],
  ['a text', 'a', 'a', 'b'],
  ['null', null, null, undefined],
  ['false', false, false, 0],
  ['an object, by the fields it names', { a: 1 }, { a: 1, b: 2 }, { b: 2 }],
  ['an object, not a list', {}, {}, []],
  ['a list, to its length', [1, 2], [1, 2], [1, 2, 3]],
  ['an empty list', [], [], [1]],
  ['a list, not an object', [], [], {}],
  ['$any', { $any: true }, null, undefined],
  ['$absent', { $absent: true }, undefined, null],
  ['$type integer', { $type: 'integer' }, 3, 3.5],
  ['$type integer, not its text', { $type: 'integer' }, 3, '3'],
  ['$type string', { $type: 'string' }, '', null],
  ['$type array', { $type: 'array' }, [], {}],
  ['$type null', { $type: 'null' }, null, undefined],
  ['$type boolean', { $type: 'boolean' }, false, 'false'],
  ['$matches', { $matches: '^a+$' }, 'aa', 'ab'],
  ['$matches, texts only', { $matches: '1' }, '1', 1],
  ['$oneOf', { $oneOf: ['a', 'b'] }, 'b', 'c'],
  ['$atLeast', { $atLeast: 2 }, 2, 1],
  ['$atLeast, not what is absent', { $atLeast: 0 }, 0, undefined],
  ['$atMost', { $atMost: 2 }, 2, 3],
  ['$length', { $length: 1 }, [1], []],
  ['$length, lists only', { $length: 1 }, [1], 'a'],
  ['$minLength', { $minLength: 1 }, [1, 2], []],
  ['$maxLength', { $maxLength: 1 }, [], [1, 2]],
  ['$each', { $each: { $type: 'integer' } }, [1, 2], [1, '2']],
  ['$each, lists only', { $each: 1 }, [], null],
  ['$contains', { $contains: { a: 1 } }, [{ a: 2 }, { a: 1 }], [{ a: 2 }]],
  ['$excludes', { $excludes: { a: 1 } }, [{ a: 2 }], [{ a: 2 }, { a: 1 }]],
  ['$unique', { $unique: 'id' }, [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 1 }]],
  ['$unique, a text not being a number', { $unique: 'id' }, [{ id: 1 }, { id: '1' }], [{ id: '1' }, { id: '1' }]],
  ['$ascending', { $ascending: 'id' }, [{ id: 2 }, { id: 2 }, { id: 10 }], [{ id: 10 }, { id: 2 }]],
  ['$descending', { $descending: 'at' }, [{ at: 'b' }, { at: 'a' }], [{ at: 'a' }, { at: 'b' }]],
  ['$ref', { $ref: 'number' }, 7, '7'],
  ['$ref, fields in any order', { $ref: 'known' }, { b: [2], a: 1 }, { a: 1, b: [2], c: 3 }],
  ['$ref to nothing, which nothing fits', { $not: { $ref: 'unknown' } }, 7, undefined],
  ['$not', { $not: { $oneOf: [1] } }, 2, 1],
  ['two matchers at once', { $atLeast: 1, $atMost: 2 }, 2, 3],
];

describe('the pattern for', () => {
  test.each(matchers.filter(([name]) => !name.includes('nothing fits')))('%s', (_, pattern, good, bad) => {
    expect(differencesOf(pattern, good, '', captured)).toEqual([]);
    expect(differencesOf(pattern, bad, '', captured)).not.toEqual([]);
  });

  test('a name that was not captured fits nothing, not even what is absent', () => {
    expect(differencesOf({ $ref: 'unknown' }, undefined, '', captured)).toHaveLength(1);
  });
});

describe('differences', () => {
  test('are all collected, each with the pointer to its place', () => {
    const pattern = { total: 2, tasks: { $minLength: 1, $each: { id: { $type: 'integer' }, status: 'Succeed' } } };
    const actual = { total: '2', tasks: [{ id: 1, status: 'Succeed' }, { id: '2' }] };
    expect(differencesOf(pattern, actual)).toEqual([
      { at: '/total', expected: '2', actual: '"2"' },
      { at: '/tasks/1/id', expected: 'of type integer', actual: '"2"' },
      { at: '/tasks/1/status', expected: '"Succeed"', actual: 'absent' },
    ]);
  });

  test('at the root are at /', () => {
    expect(differencesOf([1], { a: 1 })).toEqual([{ at: '/', expected: '[1]', actual: '{"a":1}' }]);
  });

  test('of two matchers at one place both are reported', () => {
    expect(differencesOf({ $atLeast: 5, $type: 'string' }, 1).map(({ expected }) => expected)).toEqual([
      'at least 5',
      'of type string',
    ]);
  });

  test('shorten what is long', () => {
    const [difference] = differencesOf('a', 'b'.repeat(1000));
    expect(difference?.actual.length).toBeLessThanOrEqual(200);
  });

  test('come with the name of a matcher that does not exist', () => {
    expect(() => differencesOf({ $like: 'a' }, 'a')).toThrow(/there is no matcher \$like; there are \$any/);
  });
});

describe('a pointer leads', () => {
  const value = { tasks: [{ id: 1 }, { id: 2 }], total: 2 };

  test.each([
    ['/total', 2],
    ['/tasks/0/id', 1],
    ['/tasks/-1/id', 2],
    ['', value],
    ['/tasks/5/id', undefined],
    ['/total/id', undefined],
    ['/nothing', undefined],
  ])('%j', (pointer, expected) => {
    expect(pointed(value, pointer)).toEqual(expected);
  });
});
