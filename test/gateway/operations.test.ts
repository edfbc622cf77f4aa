import { expect, test } from 'vitest';
import { operations } from '../../mock/spec/operations.ts';

test('every operation of the Enterprise Edition is served, each by one name and one path', () => {
  const swr = operations.filter(({ service }) => service === 'swr');
  expect(swr).not.toEqual([]);
  expect(new Set(swr.map(({ id }) => id)).size).toBe(swr.length);
  expect(new Set(swr.map(({ method, template }) => `${method} ${template}`)).size).toBe(swr.length);
});
