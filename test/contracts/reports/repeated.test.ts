import { expect, test } from 'vitest';
import { withoutRepeats } from '../../../contracts/reports/repeated.ts';

const at = (pointer: string, expected = 'x') => ({
  aspect: 'value' as const,
  step: 1,
  at: pointer,
  expected,
  actual: 'y',
});

test('what is the same in each item of a list is one difference, in the order of the first', () => {
  const differences = [at('/a/0/b'), at('/c'), at('/a/1/b'), at('/a/2/b', 'z'), at('/a/10/b')];
  expect(withoutRepeats(differences)).toEqual([
    { first: at('/a/0/b'), count: 3 },
    { first: at('/c'), count: 1 },
    { first: at('/a/2/b', 'z'), count: 1 },
  ]);
});

test('each difference is looked at once, however many there are', () => {
  let looks = 0;
  const differences = Array.from({ length: 500 }, (_, number) => ({
    ...at(''),
    get at() {
      looks += 1;
      return `/field${number}`;
    },
  }));
  expect(withoutRepeats(differences)).toHaveLength(500);
  expect(looks).toBe(500);
});
