import { fitsPattern } from '../wire/body-pattern.ts';
import { partsOf } from '../wire/wire.ts';
import { once } from '../world/kernel/once.ts';
import { fits } from '../world/kernel/wildcard.ts';
import type { Facts } from './facts.ts';
import type { FaultRow, Match } from './rows.ts';

/** A request as the faults of a world look at it: each part is read at most once, however many faults there are. */
interface Seen extends Omit<Facts, 'body'> {
  readonly path: string;
  readonly query: () => URLSearchParams;
  readonly body: () => unknown;
}

const parsed = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const seen = ({ body, ...facts }: Facts): Seen => {
  const { path, search } = partsOf(facts.target);
  return { ...facts, path, query: once(() => new URLSearchParams(search)), body: once(() => parsed(body)) };
};

const fitsAll = (
  wanted: Readonly<Record<string, string>> | undefined,
  of: (name: string) => string | undefined,
): boolean =>
  wanted === undefined ||
  Object.entries(wanted).every(([name, pattern]) => {
    const value = of(name);
    return value !== undefined && fits(pattern, value);
  });

/** By SDK-HMAC-SHA256 (`Access=…,`) or by V11 (`Credential=…/…`). */
const isSignedBy = (ak: string, authorization: string): boolean =>
  authorization.includes(`Access=${ak},`) || authorization.includes(`Credential=${ak}/`);

const matches = ({ operationId, method, path, query, header, ak, body }: Match, request: Seen): boolean =>
  (operationId === undefined || operationId === request.operationId) &&
  (method === undefined || method.toUpperCase() === request.method) &&
  (path === undefined || fits(path, request.path)) &&
  (ak === undefined || isSignedBy(ak, request.headers.authorization ?? '')) &&
  fitsAll(query, (name) => request.query().get(name) ?? undefined) &&
  fitsAll(header, (name) => request.headers[name.toLowerCase()]?.toString()) &&
  (body === undefined || fitsPattern(body, request.body()));

/** The ids of the faults that a request matches. */
export const matching = (faults: readonly FaultRow[], facts: Facts): readonly number[] => {
  const request = seen(facts);
  return faults.filter(({ match }) => matches(match, request)).map(({ id }) => id);
};
