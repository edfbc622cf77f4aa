import { expect, test } from 'vitest';
import { readFlags } from '../../bench/flags.ts';

const load = ['--load', 'autocannon'];

test('nothing is left out unless it is said', () => {
  expect(readFlags(load)).toMatchObject({ quick: false, check: false, registry: false, withoutRegistry: false });
});

test.each([
  [['--registry'], { registry: true, withoutRegistry: false }],
  [['--check', '--without-registry'], { check: true, registry: false, withoutRegistry: true }],
  [['--quick', '--against', 'abc'], { quick: true, against: 'abc' }],
])('%j', (argv, flags) => {
  expect(readFlags([...argv, ...load])).toMatchObject(flags);
});

test.each([
  [['--registry', '--without-registry'], '--registry and --without-registry exclude each other'],
  [['--without-registy'], '--without-registy'],
  [['--load', 'ab'], '--load is ab but must be wrk or autocannon'],
])('%j is refused with the rule and the usage', (argv, message) => {
  expect(() => readFlags(argv)).toThrow(message);
  expect(() => readFlags(argv)).toThrow('npm run bench [-- flags]');
});
