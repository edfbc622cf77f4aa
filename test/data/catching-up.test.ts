import { expect, test } from 'vitest';
import { createCatchingUp } from '../../mock/data/catching-up.ts';

test('a start is behind by what it has not applied', async () => {
  const { behind, applied } = createCatchingUp(3, 5, () => 0);
  expect(behind()).toBe(2);
  await applied(4);
  expect(behind()).toBe(1);
  await applied(5);
  expect(behind()).toBe(0);
});

test('others have their turn after some milliseconds, and not between any two commands', async () => {
  let nowMs = 0;
  const { applied } = createCatchingUp(0, 9, () => nowMs);
  let turns = 0;
  const turn = (): void => {
    turns += 1;
  };
  setImmediate(turn);
  await applied(1);
  await applied(2);
  expect(turns).toBe(0);
  nowMs = 50;
  await applied(3);
  expect(turns).toBe(1);
  setImmediate(turn);
  await applied(4);
  expect(turns).toBe(1);
});
