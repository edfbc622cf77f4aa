import { type ApiError, apiError } from '../errors/error.ts';
import type { Transmission } from '../wire/wire.ts';
import { madeInt } from '../world/kernel/ids.ts';
import { errorOf, FaultError, transmissionOf } from './effect.ts';
import type { FaultRow, When } from './rows.ts';
import type { StubAnswer } from './stub.ts';

/** A fault that happens to a request. */
export interface Firing {
  readonly id: number;
  readonly error: ApiError | undefined;
  readonly transmission: Transmission;
  /** What is answered in place of what the fake would. */
  readonly answer?: StubAnswer | undefined;
}

/** Chance follows from the world's seed, so it falls the same way each time. */
const keyOf = (seed: number, { id, matched }: FaultRow): string => `${seed} fault ${id} ${matched}`;

const isIn = ({ between }: When, nowMs: number): boolean =>
  between === undefined || (nowMs >= Date.parse(between.from) && nowMs < Date.parse(between.to));

const falls = ({ probability = 1 }: When, key: string): boolean => madeInt(key, 0, 999_999) < probability * 1_000_000;

const isDue = ({ when, matched, fired }: FaultRow, key: string, nowMs: number): boolean => {
  const { times = Number.POSITIVE_INFINITY, after = 0, every = 1 } = when;
  const turn = matched - after;
  return turn > 0 && turn % every === 0 && fired < times && isIn(when, nowMs) && falls(when, key);
};

/** The fault once the request is counted in its second. */
const throttled = (fault: FaultRow, nowMs: number): FaultRow => {
  if (fault.do.throttle === undefined) return fault;
  const second = Math.floor(nowMs / 1000);
  return { ...fault, second, inSecond: second === fault.second ? fault.inSecond + 1 : 1 };
};

const isOver = ({ do: { throttle }, inSecond }: FaultRow): boolean =>
  throttle === undefined || inSecond > throttle.requests_per_second;

/**
 * Counts a request that matches those faults, and tells which of them happens to it: the first that is due. Faults that
 * have been disarmed meanwhile do not count.
 */
export const meet = (
  faults: readonly FaultRow[],
  ids: readonly number[],
  { seed, nowMs }: { readonly seed: number; readonly nowMs: number },
): { readonly faults: readonly FaultRow[]; readonly firing: Firing | undefined } => {
  let firing: Firing | undefined;
  const counted = faults.map((before) => {
    if (!ids.includes(before.id)) return before;
    const fault = { ...before, matched: before.matched + 1 };
    const key = keyOf(seed, fault);
    if (firing !== undefined || !isDue(fault, key, nowMs)) return fault;
    const met = throttled(fault, nowMs);
    if (!isOver(met)) return met;
    firing = { id: met.id, error: errorOf(met.do), transmission: transmissionOf(met.do, key), answer: met.do.answer };
    return { ...met, fired: met.fired + 1 };
  });
  return { faults: counted, firing };
};

/** The error of the catalogue that a request asks for. What is not one is the client's mistake at every door. */
const askedFor = (code: string): ApiError | undefined => {
  try {
    return errorOf({ error: code });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw apiError('invalid_parameter', { detail: `X-Fake-Fault: ${error.message}` });
  }
};

/** The fault that a request asks for itself by X-Fake-Fault: an error of the catalogue, by its code. */
export const headerFault = (code: string): Firing => ({
  id: 0,
  error: askedFor(code),
  transmission: { latencyMs: 0 },
});
