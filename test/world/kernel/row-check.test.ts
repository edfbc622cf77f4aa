import { describe, expect, test } from 'vitest';
import { farthestMs } from '../../../mock/world/kernel/clock.ts';
import {
  all,
  byKind,
  fields,
  flag,
  highestId,
  id,
  list,
  moment,
  oneOf,
  optional,
  type RowCheck,
  record,
  span,
  text,
  time,
  whole,
} from '../../../mock/world/kernel/row-check.ts';

const taken: readonly [name: string, check: RowCheck, values: readonly unknown[]][] = [
  ['text', text, ['', 'a']],
  ['a flag', flag, [true, false]],
  ['a whole number of a range', whole(-2, 3), [-2, 0, 3]],
  ['an id', id, [1, highestId]],
  ['a moment', moment, [-farthestMs, 0, farthestMs]],
  ['a span', span, [0, 0.5, 2 * farthestMs]],
  ['a time', time, ['2026-03-01T12:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']],
  ['one of some', oneOf('a', 1, true), ['a', 1, true]],
  ['what may be left out', optional(text), [undefined, 'a']],
  ['an object', fields({ a: text, b: optional(flag) }), [{ a: '' }, { a: '', b: true }, { a: '', c: 1 }]],
  ['a record', record(text), [{}, { a: '', b: '' }]],
  ['a list', list(text), [[], ['a', 'b']]],
  ['one of two kinds', byKind({ a: fields({ of: text }), b: fields({}) }), [{ kind: 'a', of: '' }, { kind: 'b' }]],
  ['what passes all checks', all(whole(0, 9), oneOf(3)), [3]],
];
test.each(taken)('%s is taken', (_, check, values) => {
  expect(values.map((value) => check(value))).toEqual(values.map(() => undefined));
});

const refused: readonly [check: RowCheck, value: unknown, problem: string][] = [
  [text, 5, ' is 5 but must be text'],
  [text, undefined, ' is left out but must be text'],
  [text, ['a'.repeat(99)], ` is ["${'a'.repeat(58)} but must be text`],
  [flag, 'true', ' is "true" but must be true or false'],
  [flag, 0, ' is 0 but must be true or false'],
  [whole(-2, 3), -3, ' is -3 but must be a whole number from -2 to 3'],
  [whole(-2, 3), 4, ' is 4 but must be a whole number from -2 to 3'],
  [whole(-2, 3), 0.5, ' is 0.5 but must be a whole number from -2 to 3'],
  [whole(-2, 3), '1', ' is "1" but must be a whole number from -2 to 3'],
  [id, 0, ' is 0 but must be a whole number from 1 to 4503599627370496'],
  [id, highestId + 1, ' is 4503599627370497 but must be a whole number from 1 to 4503599627370496'],
  [moment, -farthestMs - 1, ` is ${-farthestMs - 1} but must be a whole number from ${-farthestMs} to ${farthestMs}`],
  [moment, farthestMs + 1, ` is ${farthestMs + 1} but must be a whole number from ${-farthestMs} to ${farthestMs}`],
  [span, -1, ' is -1 but must be a number of milliseconds from 0'],
  [span, '5', ' is "5" but must be a number of milliseconds from 0'],
  [span, 2 * farthestMs + 1, ` is ${2 * farthestMs + 1} but must be a number of milliseconds from 0`],
  [time, 'today', ' is "today" but must be a time as RFC 3339 has it'],
  [time, 0, ' is 0 but must be a time as RFC 3339 has it'],
  [time, '+010000-01-01T00:00:00Z', ' is "+010000-01-01T00:00:00Z" but must be a time as RFC 3339 has it'],
  [oneOf('a', 1), 'b', ' is "b" but must be one of a, 1'],
  [optional(text), null, ' is null but must be text'],
  [fields({}), null, ' is null but must be an object'],
  [fields({}), [], ' is [] but must be an object'],
  [fields({}), 'a', ' is "a" but must be an object'],
  [fields({ a: text }), {}, '.a is left out but must be text'],
  [fields({ a: fields({ b: text }), c: text }), { a: { b: 1 } }, '.a.b is 1 but must be text'],
  [record(text), { a: '', b: 1 }, '.b is 1 but must be text'],
  [record(text), [], ' is [] but must be an object'],
  [list(text), {}, ' is {} but must be a list'],
  [list(text), ['a', 1, 2], '.1 is 1 but must be text'],
  [byKind({ a: fields({}), b: fields({}) }), { kind: 'c' }, '.kind is "c" but must be one of a, b'],
  [byKind({ a: fields({}) }), {}, '.kind is left out but must be one of a'],
  [byKind({ a: fields({ of: text }) }), { kind: 'a' }, '.of is left out but must be text'],
  [all(whole(0, 9), oneOf(3)), 10, ' is 10 but must be a whole number from 0 to 9'],
  [all(whole(0, 9), oneOf(3)), 4, ' is 4 but must be one of 3'],
];
describe('what is wrong with a value follows the name of its place', () => {
  test.each(refused)('%# %o: %j%s', (check, value, problem) => {
    expect(check(value)).toBe(problem);
  });
});
