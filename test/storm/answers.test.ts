import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readAnswers } from './answers.ts';
import { malformedRequests } from './shapes.ts';

const answer = (status: string, body = '') => `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

test('answers one after another are read with their bodies', () => {
  const { answers, rest } = readAnswers(answer('200 OK', '{}') + answer('404 Not Found', '[]'));
  expect(answers).toEqual([
    { status: 200, body: '{}' },
    { status: 404, body: '[]' },
  ]);
  expect(rest).toBe('');
});

test('100 Continue is not an answer', () => {
  expect(readAnswers(`HTTP/1.1 100 Continue\r\n\r\n${answer('201 Created')}`).answers).toHaveLength(1);
});

test('the answer to a HEAD has no body, whatever its length', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n';
  expect(readAnswers(head)).toEqual({ answers: [{ status: 200, body: '' }], rest: '' });
});

test('what is not an answer is left', () => {
  expect(readAnswers('SSH-2.0-x\r\n')).toEqual({ answers: [], rest: 'SSH-2.0-x\r\n' });
  expect(readAnswers(answer('200 OK', '{}').slice(0, -1)).rest).not.toBe('');
});

/** Each shape that occurs, and a digest of all bytes: a comparison byte by byte would take long. */
const drawn = (seed: number) => {
  const hash = createHash('sha256');
  const shapes = new Set<string>();
  for (const { shape, parts } of malformedRequests(2000, seed)) {
    shapes.add(shape);
    for (const part of parts) hash.update(part);
  }
  return { digest: hash.digest('hex'), shapes: shapes.size };
};

test('a seed always gives the same malformed requests, of every shape, and another seed gives others', () => {
  const one = drawn(1);
  expect(drawn(1)).toEqual(one);
  expect(drawn(2).digest).not.toBe(one.digest);
  expect(one.shapes).toBe(27);
});
