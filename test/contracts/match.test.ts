import { describe, expect, test } from 'vitest';
import { cases } from '../../contracts/cases/all.ts';
import { differencesOf } from '../../contracts/match.ts';
import { patternProblem } from '../../contracts/pattern-problem.ts';
import { pointed } from '../../contracts/service/json.ts';
import { caseProblem } from '../../contracts/verify/case-problem.ts';

const captured = { known: { a: 1, b: [2] }, number: 7, list: [{ id: 2 }, { id: 1 }] };

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
  ['$atLeast, numbers only', { $atLeast: 2 }, 3, '3'],
  ['$atLeast, not what counts as 0', { $atLeast: 0 }, 0, null],
  ['$atMost, numbers only', { $atMost: 2 }, 1, []],
  ['$atMost, not a boolean', { $atMost: 2 }, 1, true],
  ['$type number, whole or not', { $type: 'number' }, 3, '3'],
  ['$length', { $length: 1 }, [1], []],
  ['$length, lists only', { $length: 1 }, [1], 'a'],
  ['$minLength', { $minLength: 1 }, [1, 2], []],
  ['$maxLength', { $maxLength: 1 }, [], [1, 2]],
  ['$each', { $each: { $type: 'integer' } }, [1, 2], [1, '2']],
  ['$each, lists only', { $each: 1 }, [], null],
  ['$contains', { $contains: { a: 1 } }, [{ a: 2 }, { a: 1 }], [{ a: 2 }]],
  ['$excludes', { $excludes: { a: 1 } }, [{ a: 2 }], [{ a: 2 }, { a: 1 }]],
  ['$unique', { $unique: 'id' }, [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 1 }]],
  ['$excludes, lists only', { $excludes: 1 }, [], undefined],
  ['$unique, lists only', { $unique: 'id' }, [], undefined],
  ['$unique, items that have the field', { $unique: 'id' }, [{ id: null }], [null, null]],
  ['$ascending, lists only', { $ascending: 'id' }, [], {}],
  ['$descending, lists only', { $descending: 'id' }, [], 'ba'],
  ['$ascending, one type only', { $ascending: 'id' }, [{ id: 2 }, { id: 10 }], [{ id: 2 }, { id: '10' }]],
  ['$inOrderOf', { $inOrderOf: { of: 'list', by: 'id' } }, [{ id: 2 }], [{ id: 1 }]],
  ['$inOrderOf, lists only', { $inOrderOf: { of: 'list', by: 'id' } }, [], null],
  ['$all', { $all: [{ $atLeast: 1 }, { $atMost: 2 }] }, 2, 3],
  ['a field of that name, not what all objects have', { toString: { $any: true } }, { toString: 1 }, {}],
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
      { aspect: 'value', at: '/total', expected: '2', actual: '"2"' },
      { aspect: 'form', at: '/tasks/1/id', expected: 'of type integer', actual: '"2"' },
      { aspect: 'missing', at: '/tasks/1/status', expected: '"Succeed"', actual: 'absent' },
    ]);
  });

  test('at the root are at /', () => {
    expect(differencesOf([1], { a: 1 })).toEqual([{ aspect: 'form', at: '/', expected: '[1]', actual: '{"a":1}' }]);
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

/** Matchers that mean nothing, and what is said of them. */
const wrong: readonly (readonly [unknown, string, string])[] = [
  [{ $like: 'a' }, '/$like', 'there is no matcher $like; there are $any, $absent, '],
  [{ a: [{ $any: 1 }] }, '/a/0/$any', '$any is 1 but must be true'],
  [{ $absent: false }, '/$absent', '$absent is false but must be true'],
  [{ $type: 'text' }, '/$type', '$type is "text" but must be one of string, integer, number, boolean, array, object, '],
  [{ $matches: 1 }, '/$matches', '$matches is 1 but must be a regular expression'],
  [{ $matches: '(' }, '/$matches', '$matches is "(" but must be a regular expression'],
  [{ $matches: 'a', $atLeast: '1' }, '/$atLeast', '$atLeast is "1" but must be a number'],
  [{ $oneOf: 'a' }, '/$oneOf', '$oneOf is "a" but must be a list of texts, numbers, true, false or null'],
  [{ $oneOf: [{ a: 1 }] }, '/$oneOf', '$oneOf is [{"a":1}] but must be a list of texts, numbers, true, false or null'],
  [{ $oneOf: [] }, '/$oneOf', '$oneOf is [] but must be a list of texts, numbers, true, false or null'],
  [{ $atLeast: null }, '/$atLeast', '$atLeast is null but must be a number'],
  [{ $atMost: [1] }, '/$atMost', '$atMost is [1] but must be a number'],
  [{ $length: '2' }, '/$length', '$length is "2" but must be a whole number, at least 0'],
  [{ $minLength: 1.5 }, '/$minLength', '$minLength is 1.5 but must be a whole number, at least 0'],
  [{ $maxLength: -1 }, '/$maxLength', '$maxLength is -1 but must be a whole number, at least 0'],
  [
    { $each: { $contains: { $not: { $atMost: 'x' } } } },
    '/$each/$contains/$not/$atMost',
    '$atMost is "x" but must be ',
  ],
  [{ $unique: true }, '/$unique', '$unique is true but must be the name of a field'],
  [{ $ascending: 1 }, '/$ascending', '$ascending is 1 but must be the name of a field'],
  [{ $descending: [] }, '/$descending', '$descending is [] but must be the name of a field'],
  [{ $inOrderOf: 'list' }, '/$inOrderOf', '$inOrderOf is "list" but must be { of: a captured name, by: the name of a '],
  [
    { $inOrderOf: { of: 'list' } },
    '/$inOrderOf',
    '$inOrderOf is {"of":"list"} but must be { of: a captured name, by: ',
  ],
  [{ $ref: 4 }, '/$ref', '$ref is 4 but must be the name of what was captured'],
  [{ $all: { a: 1 } }, '/$all', '$all is {"a":1} but must be a list of patterns'],
  [{ $all: [1, { $type: 'x' }] }, '/$all/1/$type', '$type is "x" but must be one of '],
  [{ a: { $any: true, b: 1 } }, '/a/b', 'the field b stands beside $any; an object has either matchers or fields'],
];

describe('a pattern that means nothing', () => {
  test.each(wrong)('%j is told by its place, its value and the rule', (pattern, at, message) => {
    const problem = patternProblem(pattern);
    expect(problem?.at.map((place) => `/${place}`).join('')).toBe(at);
    expect(problem?.message.slice(0, message.length)).toBe(message);
  });

  test.each(matchers)('is not the pattern for %s', (_, pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  test('is in no case of the kit', () => {
    expect(cases.flatMap((one) => caseProblem(one)?.message ?? [])).toEqual([]);
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
