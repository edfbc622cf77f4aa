import { expect, test } from 'vitest';
import { defaultLimits } from '../../../mock/world/kernel/limits.ts';
import { outcomeOf } from '../../../mock/world/kernel/outcome.ts';
import { isWritable } from '../../../mock/world/kernel/world.ts';

test('what came of something is its value or what was thrown, whatever they are', () => {
  const thrown = new Error('refused');
  const refuse = (error: unknown) => () => {
    throw error;
  };
  expect([outcomeOf(() => 5), outcomeOf(() => undefined)]).toEqual([{ value: 5 }, { value: undefined }]);
  expect([outcomeOf(refuse(thrown)), outcomeOf(refuse(undefined))]).toEqual([{ error: thrown }, { error: undefined }]);
  expect('error' in outcomeOf(() => 5)).toBe(false);
});

test('a world is writable where something can be said to have happened', () => {
  expect([isWritable({ emit: () => {} }), isWritable({ nowMs: 0 })]).toEqual([true, false]);
});

test('a world keeps 1000 executions of each policy unless it is told otherwise', () => {
  expect(defaultLimits).toEqual({ keepExecutions: 1000 });
});
