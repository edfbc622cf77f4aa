import { unauthenticated } from '../../errors/unauthenticated.ts';
import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, queryOf, type Scheme, signer, textOf, urisOf } from './canonical.ts';
import { type CredentialScope, checkDate, checkNames, checkScope, signedHash } from './claims.ts';
import type { SignatureHeader } from './header.ts';
import { explainMismatch } from './mismatch.ts';
import { headerOf, headerReadings } from './values.ts';

/** What a request's signature is checked against. */
export interface Expected {
  readonly sk: string;
  readonly nowMs: number;
  readonly scope: CredentialScope;
}

const canonicalsOf = (request: WireRequest, header: SignatureHeader): readonly [Canonical, ...Canonical[]] => {
  const { path, search } = partsOf(request.target);
  const { signedHeaders } = header;
  const [uri = '/', ...uris] = urisOf(path);
  const [headers, ...readings] = headerReadings(request, signedHeaders);
  const first = {
    method: request.method,
    uri,
    query: queryOf(search),
    headers,
    signedHeaders: signedHeaders.join(';'),
    hash: signedHash(request, header),
  };
  const others = uris.map((other) => ({ ...first, uri: other }));
  return [
    first,
    ...others,
    ...readings.flatMap((other) => [first, ...others].map((one) => ({ ...one, headers: other }))),
  ];
};

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
  if (canonicals.some((canonical) => sign(textOf(canonical)) === signature)) return;
  const explanation = explainMismatch(request, canonicals[0], { scheme, ak, sign, signature });
  const shown = explanation.canonical_request.replaceAll('\n', '|');
  throw unauthenticated(`verify aksk signature fail, canonicalRequest:${shown}`, explanation);
};
