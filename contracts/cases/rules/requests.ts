import type { Case } from '../../case.ts';
import { type GivenName, givenOf, parentsOf } from '../../resources/all.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { page } from '../parts/pages.ts';
import { derived, errorBody, slug, step } from '../parts/step.ts';
import { givenForWrite } from './bodies.ts';

const base = {
  effect: 'read',
  given: ['instance'],
  source: page('0003'),
} as const;

const recorded = 'Recorded calls of Cloud Custodian to the real service';

const byHand = [
  {
    ...base,
    id: 'requests/content-type',
    rule: 'the Content-Type of an answer names no character set',
    source: recorded,
    provenance: 'observed',
    behaviour: { id: 'response.content_type', option: 'plain' },
    steps: [
      { operation: 'ShowInstance', expect: { status: 200, headers: { 'Content-Type': 'application/json' } } },
      {
        operation: 'ShowInstance',
        as: 'nobody',
        expect: { status: 401, headers: { 'Content-Type': 'application/json' } },
      },
    ],
  },
  {
    ...base,
    id: 'requests/request-id',
    rule: 'every answer names its request in 32 hexadecimal digits',
    source: recorded,
    provenance: 'observed',
    steps: [
      {
        operation: 'ShowInstance',
        expect: { status: 200, headers: { 'X-Request-Id': { $matches: '^[0-9a-f]{32}$' } } },
      },
      {
        operation: 'ShowInstance',
        as: 'nobody',
        expect: {
          status: 401,
          headers: { 'X-Request-Id': { $matches: '^[0-9a-f]{32}$' } },
          body: { request_id: { $matches: '^[0-9a-f]{32}$' } },
        },
      },
    ],
  },
  {
    ...base,
    id: 'requests/error-code',
    rule: 'the errors of the service have the codes of the table that the pages link to',
    source: 'https://support.huaweicloud.com/api-swr2/ErrorCode.html',
    provenance: 'inferred',
    behaviour: { id: 'errors.code_family', option: 'shared_table' },
    steps: [
      {
        operation: 'ShowInstance',
        path: { instance_id: '00000000-0000-4000-8000-000000000000' },
        expect: { status: 404, body: { ...errorBody, error_code: { $matches: '^SVCSTG\\.SWR\\.\\d{7}$' } } },
      },
    ],
  },
] as const satisfies readonly Case[];

/** Each operation that reads, with a parameter that its page does not list. */
const unknownQuery = [...operations.values()]
  .filter(({ method }) => method === 'GET')
  .map(
    (operation): Case => ({
      ...derived(operation.id),
      id: `requests/unknown-query/${slug(operation.id)}`,
      rule: 'a query parameter that the page does not list is ignored',
      provenance: 'chosen',
      behaviour: { id: 'request.unknown_query', option: 'ignore' },
      given: [givenOf(parentsOf(operation))],
      steps: [step(operation.id, { query: { 'x-fake-swr-verify': 1 }, expect: { status: 200 } })],
    }),
  );

const unknownPath = ({ id, body }: SpecOperation, given: GivenName): Case => ({
  ...derived(id),
  id: `requests/unknown-path/${slug(id)}`,
  rule: 'a path that no API has is 404',
  provenance: 'inferred',
  given: [given],
  steps: [
    step(id, { below: '/fake-swr-verify/missing', ...(body !== undefined && { body: {} }), expect: { status: 404 } }),
  ],
});

/**
 * One step further than each operation. A target may overlook the rest of the path, so a write is without what its body
 * must have, and is about what is created for the case.
 */
const unknownPaths = [...operations.values()].flatMap((operation) => {
  const { method, id } = operation;
  const given = method === 'GET' ? givenOf(parentsOf(operation)) : givenForWrite(id);
  return given === undefined ? [] : [unknownPath(operation, given)];
});

/** What holds for requests and answers whatever they are about. */
export const requests: readonly Case[] = [...byHand, ...unknownQuery, ...unknownPaths];
