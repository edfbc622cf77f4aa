import fc from 'fast-check';
import { host, malformed, requestText, rudeText, type Shape, token } from './malformed.ts';
import { goodTargets } from './targets.ts';

const namespaces = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances/11111111-2222-4333-8444-555555555555/namespaces';
const starts = { method: 'POST', target: namespaces };
const json = 'Content-Type: application/json';

const chunks = fc.oneof(
  fc.constantFrom(
    'zz\r\n',
    '-1\r\n',
    '0x5\r\nhello\r\n',
    '5\nhello\n',
    '5;a=b\r\nhello',
    'ffffffffffffffff\r\n',
    '\r\n',
    '0\r\n',
  ),
  fc.constantFrom(
    '5\r\nhello!\r\n0\r\n\r\n',
    '5\r\nhell\r\n0\r\n\r\n',
    '1 \r\na\r\n0\r\n\r\n',
    '+1\r\na\r\n0\r\n\r\n',
    '1\r\na0\r\n\r\n',
  ),
  fc.constantFrom(
    '0\r\nX: \0\r\n\r\n',
    `0\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
    `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
  ),
  fc.constantFrom(
    '2\r\n{}\r\n0\r\n\r\n',
    '1\r\n{\r\n1\r\n}\r\n0\r\n\r\n',
    '1\r\n{\r\n'.concat('1\r\na\r\n'.repeat(2000), '0\r\n\r\n'),
  ),
  rudeText(30),
);

export const badChunks: Shape = fc
  .tuple(chunks, goodTargets)
  .map(([body, { method, path }]) =>
    malformed(
      'chunks',
      requestText({ method, target: path, headers: [host, token, 'Transfer-Encoding: chunked'], body }),
    ),
  );

const lengths = fc.oneof(
  fc.constantFrom(
    '-1',
    '+2',
    '0x2',
    '1e3',
    ' ',
    '2, 2',
    '2,3',
    'two',
    '9'.repeat(30),
    '18446744073709551616',
    '2\0',
    '2.0',
  ),
  fc.constantFrom('1', '0', '3', '100', '99999999', '2\r\nContent-Length: 3', '2\r\nContent-Length: 2'),
);

export const wrongLengths: Shape = fc
  .tuple(lengths, goodTargets)
  .map(([length, { method, path }]) =>
    malformed(
      'length',
      requestText({ method, target: path, headers: [host, token, `Content-Length: ${length}`], body: '{}' }),
    ),
  );

/** Headers by which one reader takes what follows for a body, and another for a request. */
const ambiguous = [
  'Content-Length: 4\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 4',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nContent-Length: 4',
  'Transfer-Encoding: xchunked\r\nContent-Length: 4',
  'Transfer-Encoding: chunked, identity\r\nContent-Length: 4',
  'Transfer-Encoding : chunked\r\nContent-Length: 4',
  'Transfer-Encoding:\x0bchunked\r\nContent-Length: 4',
  'X: y\nTransfer-Encoding: chunked\r\nContent-Length: 4',
  'Content-Length: 4\r\nContent-Length: 0',
  'Content-Length: 4\r\n Content-Length: 0',
  'Content-Length: 4, 0',
];

export const smuggling: Shape = fc
  .tuple(
    fc.constantFrom(...ambiguous),
    fc.constantFrom('DELETE', 'GET', 'POST'),
    fc.constantFrom('0\r\n\r\n', '1\r\nZ\r\nQ\r\n\r\n', ''),
  )
  .map(([headers, method, before]) => {
    const smuggled = requestText({ method, target: `${namespaces}/smuggled`, headers: [host, token] });
    const text = requestText({ ...starts, headers: [host, token, headers], body: `${before}${smuggled}` });
    return malformed('smuggling', text, { answersAtMost: 1 });
  });

/** A good request that stops somewhere, in one write or in two. */
export const halfOpen: Shape = fc
  .tuple(goodTargets, fc.double({ min: 0.05, max: 0.99, noNaN: true }), fc.boolean())
  .map(([{ method, path }, share, isSplit]) => {
    const headers = [host, token, json, 'Content-Length: 2000'];
    const text = requestText({ method, target: path, headers, body: `{"a":${'1'.repeat(400)}` });
    const sent = text.slice(0, Math.ceil(text.length * share));
    const middle = sent.length >>> 1;
    return malformed('half-open', isSplit ? [sent.slice(0, middle), sent.slice(middle)] : sent);
  });

export const pipelined: Shape = fc.tuple(goodTargets, rudeText(60)).map(([{ path }, rude]) => {
  const good = requestText({ target: path, headers: [host, token] });
  return malformed('pipelined', good + good + rude + good);
});
