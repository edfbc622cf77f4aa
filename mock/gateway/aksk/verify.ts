import { timingSafeEqual } from 'node:crypto';
import { unauthenticated } from '../../errors/unauthenticated.ts';
import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, hashOf, linesOf, queryOf, type Scheme, signer, urisOf } from './canonical.ts';
import { readDate, type SignatureHeader, writeDate } from './header.ts';
import { explainMismatch } from './mismatch.ts';

/** A signed request is good for 15 minutes. Source: developer guide of API signing, APIGW.0301. */
const windowMs = 15 * 60 * 1000;

const headerOf = ({ headers }: WireRequest, name: string): string => {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
};

const checkDate = (date: string, nowMs: number): void => {
  const signedMs = readDate(date);
  if (signedMs === undefined) {
    const sent = date === '' ? 'was not sent' : `is ${JSON.stringify(date.slice(0, 40))}`;
    throw unauthenticated('calc aksk signature fail:invalid X-Sdk-Date', {
      cause: `X-Sdk-Date ${sent}; it must be a time like 20211217T064303Z`,
    });
  }
  if (Math.abs(nowMs - signedMs) <= windowMs) return;
  const reason = `calc aksk signature fail:signature expired, signature time:${date},server time:${writeDate(nowMs)}`;
  const off = Math.ceil(Math.abs(nowMs - signedMs) / 1000);
  const side = signedMs < nowMs ? 'behind' : 'ahead of';
  throw unauthenticated(reason, {
    cause: `the client's clock is ${Math.floor(off / 60)} min ${off % 60} s ${side} the server's; 15 min are allowed`,
  });
};

const canonicalsOf = (
  request: WireRequest,
  { signedHeaders }: SignatureHeader,
): readonly [Canonical, ...Canonical[]] => {
  const { path, search } = partsOf(request.target);
  const [first = '/', ...others] = urisOf(path);
  const rest = {
    method: request.method,
    query: queryOf(search),
    headers: signedHeaders.map((name) => `${name}:${headerOf(request, name)}`),
    signedHeaders: signedHeaders.join(';'),
    hash: headerOf(request, 'x-sdk-content-sha256') || hashOf(request.body),
  };
  return [{ uri: first, ...rest }, ...others.map((uri) => ({ uri, ...rest }))];
};

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Checks a request's signature against the secret key. The server signs exactly the headers that the client names, with
 * the values it received. Throws the gateway's 401, with an explanation, if the signature is not good.
 */
export const verify = (request: WireRequest, header: SignatureHeader, sk: string, nowMs: number): void => {
  const date = headerOf(request, 'x-sdk-date');
  checkDate(date, nowMs);
  const { ak, algorithm, info, signature } = header;
  const scheme: Scheme = { algorithm, date, ...(info !== undefined && { info }) };
  const sign = signer(ak, sk, scheme);
  const canonicals = canonicalsOf(request, header);
  if (canonicals.some((canonical) => equal(sign(linesOf(canonical)), signature))) return;
  const explanation = explainMismatch(request, canonicals[0], { scheme, ak, sign, signature });
  const shown = explanation.canonical_request.replaceAll('\n', '|');
  throw unauthenticated(`verify aksk signature fail, canonicalRequest:${shown}`, explanation);
};
