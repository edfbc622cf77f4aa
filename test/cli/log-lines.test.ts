/** What a line of the log looks like, whatever is in it. */
import { describe, expect, test } from 'vitest';
import { jsonLines } from '../../cli/log-json.ts';
import { prettyLines } from '../../cli/log-pretty.ts';
import type { AnsweredRequest } from '../../mock/index.ts';

const plain = prettyLines((_style, text) => text);
const json = jsonLines();
const parsed = (line: string) => JSON.parse(line) as Record<string, unknown>;

const answered: AnsweredRequest = {
  method: 'GET',
  target: '/v2/p/instances?limit=1&token=abc',
  status: 200,
  requestId: '00112233445566778899aabbccddeeff',
  projectId: 'p',
  world: 'demo',
  operationId: 'ListInstance',
  durationMs: 1.23456,
};
const refused: AnsweredRequest = { ...answered, status: 401, cause: 'the token is not known' };

/** An escape sequence, a line break with a command of a workflow, C1 controls, a bidi override, a joiner, half a character. */
const hostile = 'a\u001b[31m\r\n::error::x\u0000\u009b2J\u202e\u200b\ud800';
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u;

describe('pretty', () => {
  test('time, status, request, operation, milliseconds, world and request id are one line', () => {
    expect(plain.answered(answered)).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z 200 GET \/v2\/p\/instances\?limit=1&token=\*\*\* ListInstance 1\.235 ms demo 00112233445566778899aabbccddeeff\n$/,
    );
  });

  test.each([
    [401, 'warn'],
    [499, 'warn'],
    [500, 'error'],
  ])('the cause of %i is below its request, with the level %s', (status, level) => {
    const [first, second, rest] = plain.answered({ ...refused, status }).split('\n');
    expect(first).toContain(` ${status} GET /v2/p`);
    expect([second, rest]).toEqual([`  ${level}: the token is not known`, '']);
  });

  test('what is not known is left out', () => {
    expect(plain.answered({ method: 'GET', target: '/x', status: 404 })).toMatch(/^\S+ 404 GET \/x\n$/);
  });

  test.each(['target', 'world', 'cause', 'operationId'] as const)(
    'what a reader would not see in %s is written out',
    (name) => {
      const text = plain.answered({ ...refused, [name]: hostile });
      const lines = text.split('\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line).not.toMatch(unseen);
      expect(text).toContain('a\\u001b[31m\\r\\n');
    },
  );

  test('a long target is cut', () => {
    const line = plain.answered({ ...answered, target: `/${'x'.repeat(60_000)}` });
    expect(line.length).toBeLessThan(2300);
    expect(line).toContain('x… (60001 characters) ListInstance');
  });

  test.each([
    [200, 'green'],
    [302, 'green'],
    [404, 'yellow'],
    [503, 'red'],
  ])('%i is %s', (status, colour) => {
    const styled = prettyLines((style, text) => `<${style}>${text}</>`);
    expect(styled.answered({ ...answered, status })).toContain(`<${colour}>${status}</>`);
  });
});

describe('json', () => {
  test('a request is an object on one line', () => {
    const line = json.answered(refused);
    expect(line).toMatch(/^\{.*\}\n$/);
    expect(parsed(line)).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      request_id: '00112233445566778899aabbccddeeff',
      world: 'demo',
      project_id: 'p',
      operation: 'ListInstance',
      method: 'GET',
      path: '/v2/p/instances?limit=1&token=***',
      status: 401,
      duration_ms: 1.235,
      cause: 'the token is not known',
    });
  });

  test.each([
    [200, 'info'],
    [399, 'info'],
    [400, 'warn'],
    [500, 'error'],
  ])('%i has the level %s', (status, level) => {
    expect(parsed(json.answered({ ...answered, status })).level).toBe(level);
  });

  test('what is not known is left out', () => {
    const { time: _, ...fields } = parsed(json.answered({ method: 'GET', target: '/x', status: 404 }));
    expect(fields).toEqual({ level: 'warn', method: 'GET', path: '/x', status: 404 });
  });

  test.each([
    ['target', 'path'],
    ['world', 'world'],
    ['cause', 'cause'],
  ] as const)('what a reader would not see in %s is an escape, and the same when it is read', (name, field) => {
    const line = json.answered({ ...refused, [name]: hostile });
    expect(line.slice(0, -1)).not.toMatch(unseen);
    expect(parsed(line)[field]).toBe(hostile);
  });

  test('whatever else is said is an object too', () => {
    const error = new Error('oops\u001b');
    const lines = [json.stopping(), json.told('error', 'not reloaded'), json.dropped(3), json.bug?.(error) ?? ''];
    expect(lines.map(parsed)).toMatchObject([
      { level: 'info', msg: 'stopping' },
      { level: 'error', msg: 'not reloaded' },
      { level: 'warn', count: 3, msg: 'lines were dropped, since nobody read them' },
      { level: 'error', err: { message: 'oops\u001b', stack: error.stack } },
    ]);
    for (const line of lines) expect(line).toMatch(/^[^\n]+\n$/);
  });
});
