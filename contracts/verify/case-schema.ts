import type { Case, Provenance } from '../case.ts';
import { allGivens } from '../resources/all.ts';
import type { As } from '../service/exchange.ts';
import { operations, type SpecOperation } from '../service/spec.ts';

/** The words of each closed list with what they mean; the compiler asks for every one of them. */
const callers: Readonly<Record<As, string>> = {
  caller: 'the credentials of the run',
  nobody: 'none',
  'wrong token': 'a token that nobody was given',
  'other project': 'a project that the credentials are not for',
};
const provenances: Readonly<Record<Provenance, string>> = {
  documented: 'a page says so',
  observed: 'seen at the real service',
  inferred: 'follows from something that is documented or observed',
  chosen: 'nobody has written it down',
};
const effects: Readonly<Record<Case['effect'], string>> = {
  read: 'changes nothing',
  write: 'makes or changes something',
};

const givenWords = Object.fromEntries([...allGivens].map(([name, { means }]) => [name, means]));

const oneOf = (words: Readonly<Record<string, string>>) => ({
  description: Object.entries(words)
    .map(([word, meaning]) => `${word}: ${meaning}`)
    .join('\n'),
  enum: Object.keys(words),
});

const closed = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const text = { type: 'string', minLength: 1 };
const values = { type: 'object', additionalProperties: { $ref: '#/definitions/value' } };
const asked = {
  type: 'object',
  description: 'null leaves out what the operation requires.',
  additionalProperties: { anyOf: [{ $ref: '#/definitions/value' }, { type: 'null' }] },
};
const shared = { path: values, query: asked };

const step = closed(
  {
    operation: { $ref: '#/definitions/operation' },
    ...shared,
    body: { description: 'Sent as JSON; { $ref: name } stands for what was captured under that name.' },
    below: { ...text, pattern: '^/', description: 'Goes on behind the path of the operation, to where no API is.' },
    afterMs: { type: 'integer', minimum: 0, description: "Waits that much of the target's time first." },
    as: oneOf(callers),
    expect: { $ref: '#/definitions/expectation' },
    capture: { type: 'object', additionalProperties: { type: 'string', pattern: '^(/.*)?$' } },
    until: closed({ tries: { type: 'integer', minimum: 1 }, pauseMs: { type: 'integer', minimum: 0 } }, [
      'tries',
      'pauseMs',
    ]),
  },
  ['operation', 'expect'],
);

const walk = closed(
  {
    walk: { $ref: '#/definitions/operation' },
    ...shared,
    list: text,
    by: text,
    limit: { type: 'integer', minimum: 1 },
  },
  ['walk', 'list', 'by', 'limit'],
);

const status = { type: 'integer', minimum: 100, maximum: 599 };

/** Which parameters an operation has; a query may also hold names that begin with `x-`, which the service ignores. */
const parametersOf = ({ id, parameters }: SpecOperation) => {
  const names = (place: 'path' | 'query') => parameters.filter((one) => one.in === place).map(({ name }) => name);
  const query = names('query');
  return {
    if: { anyOf: ['operation', 'walk'].map((key) => ({ properties: { [key]: { const: id } }, required: [key] })) },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      properties: {
        path: { propertyNames: { enum: names('path') } },
        query: { propertyNames: { pattern: `^(${[...query, 'x-.*'].join('|')})$` } },
      },
    },
  };
};

const single = closed(
  {
    id: { ...text, pattern: '^[^\\s/]+(/[^\\s/]+)+$', description: 'family/what-is-tried; unique' },
    rule: { ...text, description: 'What the service promises, in one sentence.' },
    source: { ...text, description: 'The page or other place that the rule is from.' },
    provenance: oneOf(provenances),
    behaviour: closed({ id: text, option: text }, ['id', 'option']),
    effect: oneOf(effects),
    given: { type: 'array', items: oneOf(givenWords) },
    steps: { type: 'array', minItems: 1, items: { $ref: '#/definitions/step' } },
  },
  ['id', 'rule', 'source', 'provenance', 'effect', 'given', 'steps'],
);

/** The JSON Schema (draft 7) of a file for --cases: one case or a list of them. */
export const caseSchema = () => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Contract cases of fake-swr verify',
  if: { type: 'array' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { minItems: 1, items: { $ref: '#/definitions/case' } },
  else: { $ref: '#/definitions/case' },
  definitions: {
    case: single,
    step: {
      type: 'object',
      if: { required: ['walk'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: '#/definitions/walk' },
      else: { $ref: '#/definitions/request' },
      allOf: [...operations.values()].map(parametersOf),
    },
    request: step,
    walk,
    operation: { enum: [...operations.keys()] },
    value: {
      anyOf: [
        { type: ['string', 'number', 'boolean'] },
        { type: 'object', properties: { $ref: { type: 'string' } }, required: ['$ref'], additionalProperties: false },
      ],
    },
    expectation: closed(
      {
        status: { anyOf: [status, { type: 'array', items: status, minItems: 1 }] },
        headers: { type: 'object' },
        body: {
          description: 'A value stands for itself, an object for at least its fields, { $matcher: … } for a matcher.',
        },
      },
      ['status'],
    ),
  },
});
