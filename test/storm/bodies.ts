import fc from 'fast-check';
import { host, malformed, repeated, rudeText, type Shape, token, withBody } from './malformed.ts';
import { writeTargets } from './targets.ts';

const pairs = [
  { open: '[', close: ']' },
  { open: '{"a":', close: '}' },
  { open: '[{"a":', close: '}]' },
];

/** Whole or cut off, and in place of a field that some reader goes into. */
const deep = fc
  .record({
    pair: fc.constantFrom(...pairs),
    depth: fc.constantFrom(10, 1000, 5000, 5000, 60_000),
    isClosed: fc.boolean(),
    field: fc.constantFrom(undefined, 'metadata', 'scope_rules', 'trigger', 'auth', 'seed', 'tables', 'match', 'name'),
  })
  .map(({ pair: { open, close }, depth, isClosed, field }) => {
    const value = `${open.repeat(depth)}1${isClosed ? close.repeat(depth) : ''}`;
    return field === undefined ? value : `{"namespace_name":"a","${field}":${value}}`;
  });

const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    '0',
    '""',
    '[]',
    '[[]]',
    '{',
    '}',
    '{"a"}',
    '{"a":}',
    "{'a':1}",
    '{"a":1,}',
    'NaN',
  ),
  fc.constantFrom(
    '1e999999',
    '-',
    '9'.repeat(5000),
    '"\\ud800"',
    '"\\u0000"',
    '"\0"',
    '\xef\xbb\xbf{}',
    '\xff\xfe{\0}\0',
    '\xc3\x28',
  ),
  fc.constantFrom(
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":1}}',
    '{"a":1,"a":2}',
    '{"toString":null}',
    '{"name":{}}',
  ),
  repeated(['"a",', '1,', '{"a":1},'], [100, 5000]).map((items) => `[${items}1]`),
  repeated(['\x1b[31m', '\\u0000', 'a', '\xe2\x80\xae'], [100, 5000]).map(
    (name) => `{"namespace_name":"${name}","name":"${name}"}`,
  ),
  rudeText(80),
);

const values = fc.jsonValue({ maxDepth: 4, noUnicodeString: true });

/** Bodies with the fields that the documents know, each with a value of the wrong kind. */
const known = fc
  .dictionary(
    fc.constantFrom(
      ...[
        'namespace_name',
        'metadata',
        'name',
        'scope_rules',
        'trigger',
        'signature_key',
        'auth',
        'encoded_message',
        'seed',
      ],
      ...[
        'from',
        'project_id',
        'tables',
        'counters',
        'version',
        'tasks',
        'repository',
        'match',
        'tag',
        'instances',
        'labels',
      ],
    ),
    values,
    { minKeys: 1, maxKeys: 6 },
  )
  .map((body) => Buffer.from(JSON.stringify({ ...body, 'no such field': 1 })).toString('latin1'));

const types = fc.constantFrom(
  ...[
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=',
    'a',
    '\xff',
  ],
  ...['application/json; charset=utf-16', 'application/yaml', 'application/json;;', '*/*', ''],
);

const sentWith = (shape: string, bodies: fc.Arbitrary<string>): Shape =>
  fc
    .tuple(writeTargets, bodies, types)
    .map(([{ method, path }, body, type]) =>
      malformed(shape, withBody(body, { method, target: path, headers: [host, token, `Content-Type: ${type}`] })),
    );

export const deepBodies: Shape = sentWith('deep JSON', deep);
export const oddBodies: Shape = sentWith('odd body', odd);
export const wrongFields: Shape = sentWith('wrong fields', known);

/** A gzip bomb's beginning, and encodings that are none. */
export const encodedBodies: Shape = fc
  .tuple(writeTargets, fc.constantFrom('gzip', 'br', 'identity', 'x-none', 'gzip, gzip', '\xff'), rudeText(60))
  .map(([{ method, path }, encoding, text]) => {
    const headers = [host, token, 'Content-Type: application/json', `Content-Encoding: ${encoding}`];
    return malformed('encoded body', withBody(`\x1f\x8b\x08${text}`, { method, target: path, headers }));
  });
