import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judge, readExplanations } from './explained.ts';
import { type Failure, readReport } from './failures.ts';

const failure: Failure = {
  document: 'openapi',
  check: 'not_a_server_error',
  operation: 'GET /a',
  answer: '503 {"error_code":"APIGW.0106"}',
  message: '',
  request: 'GET http://localhost/a',
};
const explanation = {
  documents: ['openapi'],
  check: 'not_a_server_error',
  answer: '^503',
  reason: 'It is overloaded.',
};

test('a failure is explained by its document, check, operation, request and answer', () => {
  expect(judge([failure], [{ ...explanation, operations: ['GET /a'], request: '/a$' }])).toEqual({
    unexplained: [],
    unused: [],
  });
});

const others = [
  { documents: ['iam'] },
  { check: 'ignored_auth' },
  { operations: ['GET /b'] },
  { answer: '^500' },
  { request: '/b$' },
];
test.each(others)('a failure is not explained by one that differs in %o', (other) => {
  const wrong = { ...explanation, ...other };
  expect(judge([failure], [wrong])).toEqual({ unexplained: [failure], unused: [wrong] });
});

test.each(['documents', 'check', 'answer', 'reason'])('an explanation without %s is refused', (name) => {
  const text = JSON.stringify([{ ...explanation, [name]: undefined }]);
  expect(() => readExplanations(text)).toThrow('explanation 1 must have documents, check, answer and reason');
});

test('the kept explanations can be read', () => {
  const text = readFileSync(new URL('explained.yaml', import.meta.url), 'utf8');
  expect(readExplanations(text).length).toBeGreaterThan(0);
});

const base64 = (text: string) => ({ $base64: Buffer.from(text).toString('base64') });
const scenario = {
  ScenarioFinished: {
    recorder: {
      cases: { x: { value: { method: 'GET', path: '/a' } } },
      checks: {
        x: [
          { name: 'ignored_auth', status: 'success' },
          { name: 'not_a_server_error', status: 'failure' },
        ],
      },
      interactions: {
        x: {
          request: { method: 'GET', uri: 'http://localhost/a' },
          response: { status_code: 503, content: base64('{"error_code":"APIGW.0106"}') },
        },
      },
    },
  },
};
const linesOf = (events: readonly object[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');

test('a report gives the checks that failed, with what was asked and answered', () => {
  const report = readReport('openapi', linesOf([scenario, { EngineFinished: {} }]));
  expect(report).toEqual({ cases: 1, failures: [failure] });
});

test('a run that was broken off is not taken for a good one', () => {
  expect(() => readReport('openapi', linesOf([scenario]))).toThrow('openapi: the run was not finished');
  expect(() => readReport('openapi', linesOf([{ FatalError: {} }, { EngineFinished: {} }]))).toThrow('FatalError');
});
