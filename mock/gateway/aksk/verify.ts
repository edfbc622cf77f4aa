import { unauthenticated } from '../../errors/unauthenticated.ts';
import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, queryOf, type Scheme, signer, textOf, urisOf } from './canonical.ts';
import { type CredentialScope, checkDate, checkNames, checkScope, signedHash } from './claims.ts';
import type { SignatureHeader } from './header.ts';
import { explainMismatch } from './mismatch.ts';
import { headerLines, headerOf, headerReadings } from './values.ts';

/** What a request's signature is checked against. */
export interface Expected {
  readonly sk: string;
  readonly nowMs: number;
  readonly scope: CredentialScope;
}

/** What most clients sign. */
const usualOf = (request: WireRequest, header: SignatureHeader): Canonical => {
  const { path, search } = partsOf(request.target);
  const { signedHeaders } = header;
  return {
    method: request.method,
    uri: urisOf(path)[0] ?? '/',
    query: queryOf(search),
    headers: headerLines(request, signedHeaders),
    signedHeaders: signedHeaders.join(';'),
    hash: signedHash(request, header),
  };
};

/** What others sign: clients disagree about some paths and about headers beyond ASCII. */
const othersOf = (request: WireRequest, { signedHeaders }: SignatureHeader, usual: Canonical): readonly Canonical[] => {
  const uris = urisOf(partsOf(request.target).path);
  const readings = headerReadings(request, signedHeaders);
  return readings.flatMap((headers) => uris.map((uri) => ({ ...usual, uri, headers }))).slice(1);
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
  const isSigned = (canonical: Canonical): boolean => sign(textOf(canonical)) === signature;
  const usual = usualOf(request, header);
  if (isSigned(usual) || othersOf(request, header, usual).some(isSigned)) return;
  const explanation = explainMismatch(request, usual, { scheme, ak, sign, signature });
  const shown = explanation.canonical_request.replaceAll('\n', '|');
  throw unauthenticated(`verify aksk signature fail, canonicalRequest:${shown}`, explanation);
};
