import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createAnswered, openAnswered, readAnswered } from '../../mock/data/answered.ts';
import { freshPath } from './kept.ts';

test('what was written last is read, however often it was written', () => {
  const path = freshPath('answered');
  createAnswered(path);
  expect(readAnswered(path)).toBe(0);
  const { size } = statSync(path);
  const answered = openAnswered(path);
  for (const position of [1, 2, 3, 1000, Number.MAX_SAFE_INTEGER]) {
    answered.write(position);
    expect(readAnswered(path)).toBe(position);
  }
  answered.close();
  expect(statSync(path).size).toBe(size);
});

test('a write that broke off leaves the position before it', () => {
  const path = freshPath('answered');
  createAnswered(path, 7);
  const answered = openAnswered(path);
  answered.write(8);
  const whole = readFileSync(path, 'latin1');
  answered.write(9);
  answered.close();
  const next = readFileSync(path, 'latin1');
  // The second of its two places holds 9: half of it is the older text.
  const half = 32 + 20;
  writeFileSync(path, next.slice(0, half) + whole.slice(half), 'latin1');
  expect(readAnswered(path)).toBe(8);
});

test('one place that is not what was written leaves the other, two of them nothing', () => {
  const path = freshPath('answered');
  createAnswered(path, 5);
  const bytes = readFileSync(path);
  const flipped = (at: number) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  flipped(3);
  expect(readAnswered(path)).toBe(5);
  flipped(40);
  expect(readAnswered(path)).toBeUndefined();
});

test('a file that was cut to nothing says nothing, and one that is new is for its owner alone', () => {
  const path = freshPath('answered');
  createAnswered(path, 5);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  truncateSync(path, 0);
  expect(readAnswered(path)).toBeUndefined();
});
