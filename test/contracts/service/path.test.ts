import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathNamesOf, pathOf, queryOf, routeOf, segment } from '../../../contracts/service/path.ts';
import { operations } from '../../../contracts/service/spec.ts';

test('a slash in a path value goes out encoded twice, all else once', () => {
  expect(segment('a/b c:d')).toBe('a%252Fb%20c%3Ad');
  expect(segment(7)).toBe('7');
});

test('a path without a value for a parameter cannot be made', () => {
  expect(() => pathOf('ShowInstance', () => undefined)).toThrow('the path of ShowInstance needs project_id');
});

test('a query leaves out what has no value', () => {
  expect(queryOf('ListInstance', { limit: 1, offset: undefined, name: 'a b' })).toBe('?limit=1&name=a+b');
  expect(queryOf('ListInstance', { offset: undefined })).toBe('');
});

test('a query has what its operation requires, unless that is given or left out on purpose', () => {
  expect(queryOf('ListAuditLogs', { limit: 1 })).toBe('?operation=create&limit=1');
  expect(queryOf('ListAuditLogs', { operation: 'pull' })).toBe('?operation=pull');
  expect(queryOf('ListAuditLogs', { operation: undefined })).toBe('');
});

describe.each([...operations.values()].map((operation) => [operation.id, operation] as const))(
  '%s',
  (id, operation) => {
    test('is found again by its path, with the values on it', () => {
      const names = pathNamesOf(operation);
      const value = fc.stringMatching(/^[\w.:-][\w.:/-]{0,10}[\w.:-]$/);
      fc.assert(
        fc.property(fc.array(value, { minLength: names.length, maxLength: names.length }), (values) => {
          const path = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
          const route = routeOf({ method: operation.method, target: `${pathOf(id, (name) => path[name])}?limit=1` });
          expect([route?.operation.id, route?.path]).toEqual([id, path]);
        }),
        { numRuns: 20, seed: 11 },
      );
    });
  },
);

test('a path that is of no operation has no route', () => {
  expect(routeOf({ method: 'GET', target: '/_fake/health' })).toBeUndefined();
  expect(routeOf({ method: 'PATCH', target: '/v2/p/instances' })).toBeUndefined();
});
