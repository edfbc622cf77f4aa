import { timingSafeEqual } from 'node:crypto';
import { unauthenticated } from '../../errors/unauthenticated.ts';
import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, linesOf, queryOf, type Scheme, signer, urisOf } from './canonical.ts';
import { checkDate, checkNames, checkScope, type Scope, signedHash } from './claims.ts';
import type { SignatureHeader } from './header.ts';
import { explainMismatch } from './mismatch.ts';
import { headerLines, headerOf } from './values.ts';

/** What a request's signature is checked against. */
export interface Expected {
  readonly sk: string;
  readonly nowMs: number;
  readonly scope: Scope;
}

const canonicalsOf = (request: WireRequest, header: SignatureHeader): readonly [Canonical, ...Canonical[]] => {
  const { path, search } = partsOf(request.target);
  const { signedHeaders } = header;
  const [first = '/', ...others] = urisOf(path);
  const rest = {
    method: request.method,
    query: queryOf(search),
    headers: headerLines(request, signedHeaders),
    signedHeaders: signedHeaders.join(';'),
    hash: signedHash(request, header),
  };
  return [{ uri: first, ...rest }, ...others.map((uri) => ({ uri, ...rest }))];
};

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Checks a request's signature against the secret key. The server signs exactly the headers that the client names, with
 * the values it received. Throws the gateway's 401, with an explanation, if the signature is not good.
 */
export const verify = (request: WireRequest, header: SignatureHeader, { sk, nowMs, scope }: Expected): void => {
  const date = headerOf(request, 'x-sdk-date');
  checkDate(date, nowMs);
  checkNames(header);
  checkScope(header, date, scope);
  const { ak, algorithm, info, signature } = header;
  const scheme: Scheme = { algorithm, date, ...(info !== undefined && { info }) };
  const sign = signer(ak, sk, scheme);
  const canonicals = canonicalsOf(request, header);
  if (canonicals.some((canonical) => equal(sign(linesOf(canonical)), signature))) return;
  const explanation = explainMismatch(request, canonicals[0], { scheme, ak, sign, signature });
  const shown = explanation.canonical_request.replaceAll('\n', '|');
  throw unauthenticated(`verify aksk signature fail, canonicalRequest:${shown}`, explanation);
};
