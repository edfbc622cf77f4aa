import { Ajv } from 'ajv';
import formats from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { beforeAll, describe, expect, test } from 'vitest';
import { readQuery } from '../../mock/gateway/read.ts';
import { operations } from '../../mock/spec/operations.ts';
import { apiEngine } from '../../mock/spec/validators.ts';
import iam from '../../spec/generated/iam.json' with { type: 'json' };
import kms from '../../spec/generated/kms.json' with { type: 'json' };
import swr from '../../spec/generated/openapi.json' with { type: 'json' };
import vpc from '../../spec/generated/vpc.json' with { type: 'json' };

const served = operations.filter(({ service }) => !['control', 'registry'].includes(service));
const apis: OpenAPIBackend[] = [];

/** openapi-backend reads the same documents at run time: a second opinion on what `npm run spec` compiled. */
beforeAll(async () => {
  for (const definition of [swr, iam, kms, vpc]) {
    const api = new OpenAPIBackend({
      definition: structuredClone(definition) as unknown as Document,
      strict: true,
      ajvOpts: { strict: false },
    });
    apis.push(await api.init());
  }
  // It compiles every schema of every document.
}, 60_000);

const secondOpinion = (id: string) => {
  const api = apis.find((candidate) => candidate.getOperation(id) !== undefined);
  if (api === undefined) throw new Error(`openapi-backend knows no ${id}`);
  return api;
};

test('the prepared operations are those of the documents, with method and path', () => {
  const read = apis
    .flatMap((api) => api.getOperations())
    .map(({ operationId, method, path }) => `${operationId} ${method} ${path}`);
  expect(served.map(({ id, method, template }) => `${id} ${method.toLowerCase()} ${template}`).sort()).toEqual(
    read.sort(),
  );
});

/** Of path parameters that take one value only. */
const onlyValues: Readonly<Record<string, string>> = {
  ...{ addition: 'build_history', resource_type: 'instances', sub_resource_type: 'namespaces' },
};

const text = fc.oneof(
  fc.constantFrom('1', '0', '10', '100', '101', '-1', 'x', '', 'true', 'desc', 'Succeed', 'Running'),
  fc.string(),
);

describe.each(served.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const names = [...operation.query.keys()];

  test('the compiled validator and openapi-backend agree on any query', () => {
    const validator = apiEngine.validator(operation);
    const [paramsValidator] = (secondOpinion(id).validator.getRequestValidatorsForOperation(id) ?? []).slice(-1);
    const path = Object.fromEntries(
      [...operation.path.values()].map(({ name, type }) => [name, onlyValues[name] ?? (type === 'integer' ? 7 : 'x')]),
    );
    const header = { 'x-subject-token': 'x' };
    const query = fc.record(Object.fromEntries(names.map((name) => [name, text])), { requiredKeys: [] });
    fc.assert(
      fc.property(query, (given) => {
        const search = new URLSearchParams(given as Record<string, string>).toString();
        const read = () => readQuery(search, operation);
        const ours = validator({ path, query: read(), header, body: undefined }).filter(
          ({ keyword, instancePath }) => keyword !== 'x-multiple-of-parameter' && instancePath.startsWith('/query'),
        );
        const theirs = { path, query: { ...read() }, header, cookie: {} };
        expect(ours.length === 0).toBe(paramsValidator?.(theirs) === true);
      }),
      { numRuns: 50, seed: 7 },
    );
  });
});

/** The documented example. Source: page 1208. */
const task = {
  id: 2,
  execution_id: 8,
  job_id: '2d7c874a7407d6c40f016254',
  status: 'Success',
  status_text: '',
  namespace: 'root',
  repository: 'libz',
  created_at: '2020-12-01T07:06:35Z',
  updated_at: '2020-12-01T07:06:36Z',
};

const parts = fc.record({
  date: fc.constantFrom(
    '2026-03-01',
    '2024-02-29',
    '2023-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '0001-01-01',
  ),
  between: fc.constantFrom('T', 't', ' ', '', 'TT'),
  time: fc.constantFrom('00:00:00', '23:59:59.999', '23:59:60', '24:00:00', '12:60:00', '12:00', '12:00:00.'),
  zone: fc.constantFrom('Z', 'z', '', '+08:00', '+25:00', 'Z '),
});

test('a time in an answer is let through if and only if ajv-formats takes it for one', () => {
  const operation = operations.find(({ id }) => id === 'ListInstanceSignPolicyExecTasks');
  if (operation === undefined) throw new Error('no such operation');
  const isTime = new Ajv({ formats: formats.fullFormats }).compile({ type: 'string', format: 'date-time' });
  const times = parts.map(({ date, between, time, zone }) => `${date}${between}${time}${zone}`);
  fc.assert(
    fc.property(fc.oneof(times, fc.string()), (created_at) => {
      const errors = apiEngine.answerErrors(operation, { tasks: [{ ...task, created_at }], total: 1 });
      expect(errors.map(({ keyword }) => keyword)).toEqual(isTime(created_at) ? [] : ['format']);
    }),
    { numRuns: 1000, seed: 7 },
  );
});
