import type { components } from '../../spec/generated/control.types.ts';
import type { ApiError } from '../errors/error.ts';
import { nearest } from '../errors/nearest.ts';
import { type Delivery, partsOf } from '../wire/wire.ts';
import { madeInt } from '../world/kernel/ids.ts';
import { fits } from '../world/kernel/wildcard.ts';
import { checkEffect, type Do, deliveryOf, errorOf, FaultError } from './effect.ts';
import type { Facts } from './facts.ts';

type Schemas = components['schemas'];
export type Fault = Schemas['Fault'];
type Match = Schemas['Match'];
type When = Schemas['When'];

/** A fault that happens to a request. */
export interface Firing {
  readonly id: number;
  readonly error: ApiError | undefined;
  readonly delivery: Delivery;
}

interface Armed extends Fault {
  matched: number;
  fired: number;
  /** Of the second of the world's time that is running: which, and how many requests it has had. */
  second: number;
  inSecond: number;
}

export interface Faults {
  /** Throws a FaultError if the fault can never happen. */
  readonly arm: (fault: { readonly match?: Match; readonly when?: When; readonly do: Do }) => number;
  readonly list: () => readonly Fault[];
  readonly disarm: (id: number) => boolean;
  readonly clear: () => void;
  /** The fault that happens to this request, if one does; counts it. */
  readonly take: (facts: Facts, nowMs: number) => Firing | undefined;
}

const fitsAll = (
  wanted: Readonly<Record<string, string>> | undefined,
  of: (name: string) => string | undefined,
): boolean =>
  Object.entries(wanted ?? {}).every(([name, pattern]) => {
    const value = of(name);
    return value !== undefined && fits(pattern, value);
  });

const matches = ({ operationId, method, path, query, header, ak }: Match, facts: Facts): boolean => {
  const { path: itsPath, search } = partsOf(facts.target);
  const given = new URLSearchParams(search);
  return (
    (operationId === undefined || operationId === facts.operationId) &&
    (method === undefined || method.toUpperCase() === facts.method) &&
    (path === undefined || fits(path, itsPath)) &&
    (ak === undefined ||
      new RegExp(`(Access|Credential)=${ak.replace(/\W/g, '\\$&')}[,/]`).test(facts.headers.authorization ?? '')) &&
    fitsAll(query, (name) => given.get(name) ?? undefined) &&
    fitsAll(header, (name) => facts.headers[name.toLowerCase()]?.toString())
  );
};

const checkSpan = ({ between }: When): void => {
  if (between === undefined || Date.parse(between.from) < Date.parse(between.to)) return;
  throw new FaultError(`when.between ends (${between.to}) before it begins (${between.from})`);
};

const isIn = ({ between }: When, nowMs: number): boolean =>
  between === undefined || (nowMs >= Date.parse(between.from) && nowMs < Date.parse(between.to));

const falls = ({ probability = 1 }: When, key: string): boolean => madeInt(key, 0, 999_999) < probability * 1_000_000;

const isDue = (fault: Armed, key: string, nowMs: number): boolean => {
  const { times = Number.POSITIVE_INFINITY, after = 0, every = 1 } = fault.when;
  const turn = fault.matched - after;
  return turn > 0 && turn % every === 0 && fault.fired < times && isIn(fault.when, nowMs) && falls(fault.when, key);
};

/** Whether this request is one too many for its second. */
const isOver = (fault: Armed, nowMs: number): boolean => {
  const limit = fault.do.throttle?.requests_per_second;
  if (limit === undefined) return true;
  const second = Math.floor(nowMs / 1000);
  fault.inSecond = second === fault.second ? fault.inSecond + 1 : 1;
  fault.second = second;
  return fault.inSecond > limit;
};

const shown = ({ id, matched, fired, match, when, do: effect }: Armed): Fault => ({
  id,
  matched,
  fired,
  match,
  when,
  do: effect,
});

/** The faults of one world. Chance follows from `seed`, so it falls the same way each time. */
export const createFaults = (seed: number, operationIds: readonly string[]): Faults => {
  let armed: Armed[] = [];
  let lastId = 0;
  return {
    arm: ({ match = {}, when = {}, do: effect }) => {
      checkEffect(effect);
      checkSpan(when);
      errorOf(effect);
      deliveryOf(effect, '');
      if (match.operationId !== undefined && !operationIds.includes(match.operationId)) {
        const hint = `did you mean ${nearest(match.operationId, operationIds)}?`;
        throw new FaultError(
          `match.operationId ${JSON.stringify(match.operationId)} is none of the ${operationIds.length} operations; ${hint}`,
        );
      }
      lastId += 1;
      armed.push({ id: lastId, match, when, do: effect, matched: 0, fired: 0, second: 0, inSecond: 0 });
      return lastId;
    },
    list: () => armed.map(shown),
    disarm: (id) => {
      const before = armed.length;
      armed = armed.filter((fault) => fault.id !== id);
      return armed.length < before;
    },
    clear: () => {
      armed = [];
    },
    take: (facts, nowMs) => {
      if (armed.length === 0) return undefined;
      const fitting = armed.filter((fault) => matches(fault.match, facts));
      for (const fault of fitting) fault.matched += 1;
      for (const fault of fitting) {
        const key = `${seed} fault ${fault.id} ${fault.matched}`;
        if (!isDue(fault, key, nowMs) || !isOver(fault, nowMs)) continue;
        fault.fired += 1;
        return { id: fault.id, error: errorOf(fault.do), delivery: deliveryOf(fault.do, key) };
      }
      return undefined;
    },
  };
};

/** The fault that a request asks for itself by X-Fake-Fault: an error of the catalogue, by its code. */
export const headerFault = (code: string): Firing => {
  const error = errorOf({ error: code });
  return { id: 0, error, delivery: { latencyMs: 0 } };
};
