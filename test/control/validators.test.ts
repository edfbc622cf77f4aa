import { readdirSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { beforeAll, expect, test } from 'vitest';
import document from '../../spec/generated/control.json' with { type: 'json' };

const api = new OpenAPIBackend({
  definition: structuredClone(document) as unknown as Document,
  quick: true,
  ajvOpts: { strict: false, useDefaults: true },
  customizeAjv: (ajv) => formats.default(ajv) as typeof ajv,
});
/** openapi-backend's own validators, which it compiles from the document: a second opinion. */
beforeAll(() => api.init());

type Validators = Readonly<Record<string, ValidateFunction | undefined>>;

const folder = new URL('../../spec/generated/control-validators/', import.meta.url);
const load = (name: string): Promise<Validators> => import(new URL(name, folder).href);
const usual: Validators = Object.assign(
  {},
  ...(await Promise.all(
    readdirSync(folder)
      .filter((name) => name !== 'seeds.js')
      .map(load),
  )),
);
const seeds = await load('seeds.js');
const ours = { ...usual, ...seeds };

interface Declared {
  readonly operationId: string;
  readonly requestBody?: object;
}
const operations = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([, operation]) => ({ template, ...(operation as Declared) })),
);

/** The names of fields and the words that the document knows, so that not every body is refused at its first field. */
const words = [...new Set(JSON.stringify(document.components).match(/(?<=")\w+(?=")/g))];
const word = fc.constantFrom(...words);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(word, fc.integer({ min: -2, max: 200 }), fc.boolean(), fc.constant(null)),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));
const text = fc.oneof(fc.constantFrom('1', '0', '-1', '10000', '10001', '', 'x', '1e3', ' 1', 'null'), fc.string());
const verdict = (validate: ValidateFunction | undefined, value: object): boolean => {
  if (validate === undefined) throw new Error('there is no such validator');
  return validate(structuredClone(value));
};

/** Those of openapi-backend: of the body, if the operation takes one, and of the parameters. */
const theirs = (id: string) => api.validator.getRequestValidatorsForOperation(id) ?? [];

test.each(operations)('the validator of the parameters of $operationId agrees', ({ operationId: id, template }) => {
  const names = ['project_id', 'limit', 'status', 'method', 'path', 'request_id', 'operationId', 'unknown'];
  const queries = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 });
  const inPath = template.match(/(?<=\{)\w+(?=\})/g) ?? [];
  const paths = fc.record(Object.fromEntries(inPath.map((name) => [name, text])));
  fc.assert(
    fc.property(queries, paths, (query, path) => {
      const request = { path, query, header: {}, cookie: {} };
      expect(verdict(ours[`${id}Params`], request)).toBe(verdict(theirs(id).at(-1), request));
    }),
    { numRuns: 50, seed: 7 },
  );
});

const withBody = operations.filter(({ requestBody }) => requestBody !== undefined);

test.each(withBody)('the validator of the body of $operationId agrees', ({ operationId: id }) => {
  fc.assert(
    fc.property(fc.dictionary(word, tree, { maxKeys: 5 }), (requestBody) => {
      expect(verdict(ours[`${id}Body`], { requestBody })).toBe(verdict(theirs(id)[0], { requestBody }));
    }),
    { numRuns: 100, seed: 7 },
  );
});

test.each(Object.keys(seeds))('%s: of bodies without a seed both say the same', (name) => {
  fc.assert(
    fc.property(fc.dictionary(word, tree, { maxKeys: 5 }), (given) => {
      const { seed: _, ...requestBody } = given;
      expect(verdict(usual[name], { requestBody })).toBe(verdict(seeds[name], { requestBody }));
    }),
    { numRuns: 100, seed: 7 },
  );
});
