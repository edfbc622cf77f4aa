/** Which behaviours an operation rests on is said in the spec, and must be true of it. */
import { expect, test } from 'vitest';
import { operations } from '../../mock/spec/operations.ts';
import { consultedBy } from '../../scripts/consulted.ts';
import type { Operation } from '../../scripts/document.ts';
import { behaviours } from '../../spec/generated/behaviours.ts';

const operation = (names: readonly string[], more: Partial<Operation> = {}): Operation => ({
  ...{ id: 'ListThings', method: 'GET', template: '/things', parameters: [], body: undefined, mayLackBody: false },
  ...{ responses: new Map(), isOpen: false, action: undefined, level: 'List', tags: [], polls: undefined },
  behaviours: names,
  ...more,
});

const document = { 'x-fake-behaviours': ['request.*', 'paging.limit_out_of_range'] };

test('names stand for themselves, and patterns for all that begin so, in the order of the catalogue', () => {
  expect(consultedBy(operation(['jobs.*', 'errors.conflict_status']), document)).toEqual([
    ...['errors.conflict_status', 'jobs.order', 'jobs.reason_when_fine', 'jobs.deleted', 'jobs.delete_unfinished'],
  ]);
});

test('what its parameters and its success are decided by counts, but for what is decided for all operations', () => {
  const parameter = (behaviour: string) => ({ name: 'a', in: 'query', schema: {}, 'x-behaviour': behaviour }) as const;
  const response = (behaviour: string) => ({ schema: undefined, behaviour, provenance: undefined });
  const more = {
    parameters: [parameter('paging.limit_out_of_range'), parameter('gc.unknown_marker')],
    responses: new Map([
      [200, response('signature.update_status')],
      [409, response('namespaces.update')],
    ]),
  };
  expect(consultedBy(operation([], more), document)).toEqual(['signature.update_status', 'gc.unknown_marker']);
});

test('an id that the catalogue does not have is refused, by its name and where it stands', () => {
  const unknown = 'which spec/behaviours.yaml does not have';
  expect(() => consultedBy(operation(['jobs.oder']), document)).toThrow(
    `spec: ListThings names behaviour jobs.oder, ${unknown}`,
  );
  expect(() => consultedBy(operation(['job.*']), document)).toThrow(
    `spec: ListThings names behaviour job.*, ${unknown}`,
  );
  expect(() => consultedBy(operation([]), { 'x-fake-behaviours': ['requests.*'] })).toThrow(
    `spec: the document names behaviour requests.*, ${unknown}`,
  );
});

test('what the document names for all operations is not named by one again', () => {
  expect(() => consultedBy(operation(['request.null_field']), document)).toThrow(
    'spec: ListThings names behaviour request.null_field, which the document names for all',
  );
});

test('every behaviour that an operation declares is there', () => {
  const declared = operations.flatMap((one) => one.behaviours);
  expect(declared.length).toBeGreaterThan(300);
  expect(declared.filter((id) => !Object.hasOwn(behaviours, id))).toEqual([]);
});
