import { expect, test } from 'vitest';
import type { Entry } from '../../mock/redis/entry.ts';
import { beginning, isAt } from '../../mock/redis/place.ts';
import { createSequence } from '../../mock/redis/sequence.ts';

const entry = (id: string, ids: readonly string[]): Entry => ({
  ...{ id, atMs: Number(id.split('-')[0]), rules: 1 },
  requested: ids.map((each) => ({ id: each, command: { kind: 'k', input: each, commandId: each } })),
});

const taken = (sequence: ReturnType<typeof createSequence>, one: Entry) =>
  sequence.take(one).map(({ requestId, accepted: { position, atMs } }) => [requestId, position, atMs]);

test('commands have places in their order, and repeats have none', () => {
  const sequence = createSequence(beginning, []);
  expect(taken(sequence, entry('5-0', ['a 1', 'b 1']))).toEqual([
    ['a 1', 1, 5],
    ['b 1', 2, 5],
  ]);
  expect(taken(sequence, entry('7-0', ['a 1', 'a 2', 'a 2']))).toEqual([['a 2', 3, 7]]);
  expect(sequence.place()).toEqual({ id: '7-0', first: 'a 1', position: 3, atMs: 7 });
});

test('the last 10,000 ids are known, also to one that goes on from them, and no more', () => {
  const sequence = createSequence(beginning, []);
  for (let count = 1; count <= 10_001; count += 1) sequence.take(entry(`${count}-0`, [`a ${count}`]));
  const next = createSequence(sequence.place(), sequence.recent());
  for (const one of [sequence, next]) {
    expect(taken(one, entry('20000-0', ['a 2', 'a 10001']))).toEqual([]);
    expect(taken(one, entry('20001-0', ['a 1']))).toEqual([['a 1', 10_002, 20_001]]);
  }
});

test('ids of entries are compared as numbers', () => {
  expect(isAt('10-0', '9-5')).toBe(true);
  expect(isAt('9-10', '9-9')).toBe(true);
  expect(isAt('9-9', '9-9')).toBe(true);
  expect(isAt('9-9', '10-0')).toBe(false);
});
