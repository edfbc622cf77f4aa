/** Every kind of fault, and what a client sees of it. */
import { expect } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import type { Seen } from '../support/raw-clients.ts';

type Do = Parameters<FakeWorld['fault']>[0]['do'];

export interface Kind {
  readonly do: Do;
  /** What a client sees; `usual` is what it sees without the fault. */
  readonly sees: (seen: Seen, usual: Seen) => void;
}

export const json = (seen: Seen) => JSON.parse(seen.text ?? '');
export const isUsual = (seen: Seen, usual: Seen): void => {
  expect([seen.broke, seen.status, seen.type, seen.text]).toEqual([undefined, 200, 'application/json', usual.text]);
};
const isRefused =
  (status: number, body: object) =>
  (seen: Seen): void => {
    expect([seen.broke, seen.status, seen.type]).toEqual([undefined, status, 'application/json']);
    expect(json(seen)).toEqual(body);
  };
export const ofGateway = (error_code: string, error_msg: string) => ({
  error_code,
  error_msg,
  request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
});
/** A timer may be early by the rounding of a millisecond. */
export const tookAtLeast = ({ ms }: Seen, least: number): void => expect(ms).toBeGreaterThanOrEqual(least - 2);
const reset = /^(ECONNRESET|UND_ERR_SOCKET)$/;

export const kinds: readonly Kind[] = [
  {
    do: { error: 'APIGW.0308' },
    sees: isRefused(429, ofGateway('APIGW.0308', 'The throttling threshold has been reached.')),
  },
  {
    do: { error: 'SVCSTG.SWR.4030170' },
    sees: isRefused(403, { error_code: 'SVCSTG.SWR.4030170', error_msg: 'Insufficient permissions' }),
  },
  {
    do: { error: 'APIGW.0301', error_msg: 'no such user', error_code: 'APIGW.9999' },
    sees: isRefused(401, ofGateway('APIGW.9999', 'no such user')),
  },
  { do: { error: 'APIGW.0201', status: 504 }, sees: isRefused(504, ofGateway('APIGW.0201', 'Backend timeout.')) },
  {
    do: { status: 404 },
    sees: isRefused(404, ofGateway('APIGW.0101', expect.stringMatching(/^The API does not exist/))),
  },
  { do: { status: 500 }, sees: isRefused(500, { error_code: 'SVCSTG.SWR.5000001', error_msg: expect.any(String) }) },
  {
    do: { status: 418, custom: true },
    sees: isRefused(418, { error_code: 'FAKE.418', error_msg: 'Injected by a fault.' }),
  },
  {
    do: { status: 503, custom: true, error_code: 'X.1', error_msg: 'Away.' },
    sees: isRefused(503, { error_code: 'X.1', error_msg: 'Away.' }),
  },
  {
    do: { latency_ms: 80 },
    sees: (seen, usual) => {
      isUsual(seen, usual);
      tookAtLeast(seen, 80);
    },
  },
  {
    do: { latency_ms: { min: 40, max: 60 } },
    sees: (seen, usual) => {
      isUsual(seen, usual);
      tookAtLeast(seen, 40);
    },
  },
  {
    do: { latency_ms: 60, status: 500 },
    sees: (seen) => {
      expect(seen.status).toBe(500);
      tookAtLeast(seen, 60);
    },
  },
  ...([true, 'before'] as const).map((kind) => ({
    do: { reset: kind },
    sees: (seen: Seen) => {
      expect(seen.broke).toMatch(reset);
      expect([seen.status, seen.text]).toEqual([undefined, '']);
    },
  })),
  {
    do: { reset: 'middle' },
    sees: (seen, usual) => {
      expect(seen.broke).toMatch(reset);
      expect(seen.status).toBe(200);
      expect(seen.text?.length).toBeLessThan(usual.text?.length ?? 0);
    },
  },
  {
    do: { body: 'truncated' },
    sees: (seen, usual) => {
      expect([seen.broke, seen.status, seen.type]).toEqual([undefined, 200, 'application/json']);
      expect(usual.text?.startsWith(seen.text ?? 'nothing')).toBe(true);
      expect(seen.text?.length).toBeGreaterThan(10);
      expect(() => json(seen)).toThrow(SyntaxError);
    },
  },
  {
    do: { body: 'malformed' },
    sees: (seen) => {
      expect([seen.broke, seen.status, seen.type]).toEqual([undefined, 200, 'application/json']);
      expect(seen.text).toMatch(/^\{"namespaces"/);
      expect(() => json(seen)).toThrow(SyntaxError);
    },
  },
  {
    do: { body: 'empty' },
    sees: (seen) => expect([seen.broke, seen.status, seen.text]).toEqual([undefined, 200, '']),
  },
  {
    do: { body: 'html' },
    sees: (seen) => {
      expect([seen.broke, seen.status, seen.type]).toEqual([undefined, 200, 'text/html']);
      expect(seen.text).toMatch(/^<html>/);
    },
  },
  {
    do: { content_type: 'text/plain' },
    sees: (seen, usual) => {
      expect([seen.broke, seen.status, seen.type, seen.text]).toEqual([undefined, 200, 'text/plain', usual.text]);
    },
  },
  {
    do: { drip_ms: 8 },
    sees: (seen, usual) => {
      isUsual(seen, usual);
      tookAtLeast(seen, 15 * 8);
      expect(seen.pieces).toBeGreaterThan(3);
    },
  },
  { do: { timeout: true }, sees: (seen) => expect([seen.status, seen.text]).toEqual([undefined, '']) },
  { do: { throttle: { requests_per_second: 1 } }, sees: isUsual },
  {
    do: { answer: { status: 200, body: { namespaces: [] }, custom: true } },
    sees: (seen) => {
      expect([seen.broke, seen.status, seen.type]).toEqual([undefined, 200, 'application/json']);
      expect(json(seen)).toEqual({ namespaces: [] });
    },
  },
  { do: { maintenance: true }, sees: isRefused(502, ofGateway('APIGW.0201', 'Backend unavailable.')) },
];
