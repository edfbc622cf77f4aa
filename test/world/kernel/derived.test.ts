import { expect, test } from 'vitest';
import { createDerived, type Sources } from '../../../mock/world/kernel/derived.ts';
import { Table } from '../../../mock/world/kernel/table.ts';

interface Row {
  readonly id: number;
}
const createTable = () => new Table<Row>({ id: ({ id }) => id, parent: () => 0 });

/** Derives numbers that count how often one was made. */
const counted = () => {
  const derived = createDerived<number>();
  let made = 0;
  return (of: object, sources: Sources) =>
    derived(of, sources, () => {
      made += 1;
      return made;
    });
};

test('a value is made once for an object, and for each object its own', () => {
  const derive = counted();
  const [one, other] = [{}, {}];
  const sources = { tables: [createTable()] };
  expect([derive(one, sources), derive(one, sources), derive(other, sources), derive(one, sources)]).toEqual([
    ...[1, 1, 2, 1],
  ]);
});

test('a value is made anew once one of its tables has changed, or is another', () => {
  const derive = counted();
  const of = {};
  const [first, second] = [createTable(), createTable()];
  const get = (...tables: readonly Table<Row>[]) => derive(of, { tables });
  expect([get(first, second), get(first, second)]).toEqual([1, 1]);
  second.add({ id: 1 });
  expect([get(first, second), get(first, second)]).toEqual([2, 2]);
  expect([get(first, second.fork()), get(first, second), get(first), get(first)]).toEqual([3, 4, 5, 5]);
});

test('a value is made anew once one of its facts is another, be it alike', () => {
  const derive = counted();
  const of = {};
  const get = (...facts: readonly unknown[]) => derive(of, { tables: [], facts });
  const fact = {};
  expect([get(fact, Number.NaN), get(fact, Number.NaN), get({}, Number.NaN), get(fact, 1), get(fact)]).toEqual([
    ...[1, 1, 2, 3, 4],
  ]);
});

test('what is undefined is a value as well', () => {
  const derived = createDerived<undefined>();
  let made = 0;
  const get = (of: object) =>
    derived(of, { tables: [] }, () => {
      made += 1;
      return undefined;
    });
  const of = {};
  expect([get(of), get(of), made]).toEqual([undefined, undefined, 1]);
});
