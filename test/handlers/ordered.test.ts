import { expect, test } from 'vitest';
import { ordered } from '../../mock/handlers/ordered.ts';

test('rows are in the order of their times, in whatever form these are', () => {
  const times = [
    '2020-01-01T01:00:00+08:00',
    '2020-01-01T00:30:00+01:00',
    '2020-01-01T00:00:00Z',
    '2020-01-01T00:00:00.500Z',
    '2020-01-01T00:00:01Z',
  ];
  const rows = times.map((created_at, index) => ({ id: index + 1, created_at }));
  const ids = (order_type: 'asc' | 'desc') => ordered(rows.toReversed(), { order_type }).map(({ id }) => id);
  expect(ids('asc')).toEqual([1, 2, 3, 4, 5]);
  expect(ids('desc')).toEqual([5, 4, 3, 2, 1]);
});
