import { catalogue } from '../../spec/generated/errors.ts';
import { ApiError, type Layer } from '../errors/error.ts';
import { nearest } from '../errors/nearest.ts';
import type { Transmission } from '../wire/wire.ts';
import { madeInt } from '../world/kernel/ids.ts';
import type { Do } from './rows.ts';

/** A fault that makes no sense; the message says why. */
export class FaultError extends Error {}

interface Entry {
  readonly code: string;
  readonly status: number;
  readonly layer: Layer;
  readonly message: string;
}

const codes: readonly Entry[] = catalogue.codes.filter(({ layer }) => layer !== 'control');

const allowed = 'say "custom": true to send it all the same';

/** The documented error of a status: the gateway's where it has one, else the shared table's first. */
const byStatus = (status: number): Entry => {
  const entry = codes.find(
    (candidate) => candidate.status === status && (candidate.layer === 'gateway' || candidate.layer === 'swr'),
  );
  if (entry !== undefined) return entry;
  const all = [...new Set(codes.map((candidate) => candidate.status))].sort((a, b) => a - b);
  throw new FaultError(`status ${status} is in no error of the catalogue (${all.join(', ')}); ${allowed}`);
};

const byCode = (code: string, status?: number): Entry => {
  const rows = codes.filter((candidate) => candidate.code === code);
  const all = [...new Set(codes.map((candidate) => candidate.code))];
  if (rows.length === 0) {
    const hint = `did you mean ${nearest(code, all)}? There are ${all.join(', ')}`;
    throw new FaultError(`error ${JSON.stringify(code.slice(0, 64))} is not in the catalogue; ${hint}`);
  }
  const entry = status === undefined ? rows[0] : rows.find((row) => row.status === status);
  if (entry !== undefined) return entry;
  byStatus(Number(status));
  const known = rows.map((row) => row.status).join(', ');
  throw new FaultError(`error ${code} has status ${known} in the catalogue, not ${status}; ${allowed}`);
};

const entryOf = ({ error, status, custom, throttle, maintenance }: Do): Entry | undefined => {
  if (error !== undefined) return byCode(error, custom ? undefined : status);
  if (throttle !== undefined) return { ...byCode('APIGW.0308'), message: throttled(throttle.requests_per_second) };
  if (maintenance) return byCode('APIGW.0201', 502);
  if (status === undefined) return undefined;
  return custom ? { code: `FAKE.${status}`, status, layer: 'swr', message: 'Injected by a fault.' } : byStatus(status);
};

/** The error a fault answers with; undefined if it answers as usual. Throws a FaultError if the catalogue has no such one. */
export const errorOf = (effect: Do): ApiError | undefined => {
  const entry = entryOf(effect);
  if (entry === undefined) return undefined;
  const { status = entry.status, error_code: code = entry.code, error_msg: message = entry.message } = effect;
  return new ApiError({ layer: entry.layer, status, code, message });
};

/** As real bodies have it; their unit is a minute or a second. */
const throttled = (limit: number): string =>
  `The throttling threshold has been reached: policy user over ratelimit,limit:${limit},time:1 second`;

const latencyOf = (latency: Do['latency_ms'], key: string): number => {
  if (latency === undefined || typeof latency === 'number') return latency ?? 0;
  if (latency.max < latency.min)
    throw new FaultError(`latency_ms.max is ${latency.max} but must be at least latency_ms.min (${latency.min})`);
  return madeInt(key, latency.min, latency.max);
};

/** How the answer is to be sent; `key` decides where chance does. */
export const transmissionOf = (
  { latency_ms, reset, drip_ms, timeout, body, content_type }: Do,
  key: string,
): Transmission => ({
  latencyMs: latencyOf(latency_ms, key),
  ...(reset !== undefined && { cut: reset === 'middle' ? 'middle' : 'before' }),
  ...(drip_ms !== undefined && { dripMs: drip_ms }),
  ...(timeout && { hangs: true }),
  ...(body !== undefined && { corruption: body }),
  ...(content_type !== undefined && { contentType: content_type }),
});
