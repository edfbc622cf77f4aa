import { shortened } from '../../errors/masked.ts';
import { unauthenticated } from '../../errors/unauthenticated.ts';
import type { WireRequest } from '../../wire/wire.ts';
import { minuteMs } from '../../world/kernel/time.ts';
import { hashOf } from './canonical.ts';
import { readDate, type SignatureHeader, writeDate } from './header.ts';
import { headerOf } from './values.ts';

// What a signed request says of itself: it must hold, whatever the signature is.

/** A signed request is good for 15 minutes. Source: developer guide of API signing, APIGW.0301. */
const windowMs = 15 * minuteMs;

const quoted = (text: string, longest: number): string => JSON.stringify(shortened(text, longest));

export const checkDate = (date: string, nowMs: number): void => {
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

/** A header that was named again and again would be signed as often, which costs much more than it takes to send. */
export const checkNames = ({ signedHeaders }: SignatureHeader): void => {
  if (new Set(signedHeaders).size === signedHeaders.length) return;
  throw unauthenticated('Unauthorized', { cause: 'SignedHeaders names a header more than once' });
};

/** Where a derived key is good for: names of services and regions, as the service expects them. */
export interface CredentialScope {
  readonly regions: readonly string[];
  readonly service: string;
}

/** A derived key is good for one day, one region and one service. Source: Go SDK, derived_signer.go. */
export const checkScope = ({ info }: SignatureHeader, date: string, { regions, service }: CredentialScope): void => {
  if (info === undefined) return;
  const good = regions.map((region) => `${date.slice(0, 8)}/${region}/${service}`);
  if (good.includes(info)) return;
  throw unauthenticated('calc aksk signature fail:invalid credential scope', {
    cause: `the scope of the credential is ${quoted(info, 200)}; it must be day, region and service: ${good.join(' or ')}`,
  });
};

const unsigned = 'UNSIGNED-PAYLOAD';

/**
 * The hash of the body that the client has signed. X-Sdk-Content-Sha256 counts only if it is signed: else anybody on the
 * way could put it in and exchange the body.
 */
export const signedHash = (request: WireRequest, { signedHeaders }: SignatureHeader): string => {
  const said = signedHeaders.includes('x-sdk-content-sha256') ? headerOf(request, 'x-sdk-content-sha256') : '';
  if (said === unsigned) return said;
  const own = hashOf(request.body);
  if (said === '' || said.toLowerCase() === own) return said || own;
  throw unauthenticated('calc aksk signature fail:invalid X-Sdk-Content-Sha256', {
    cause: `X-Sdk-Content-Sha256 is ${quoted(said, 64)}, but the SHA-256 of the ${request.body.length} bytes that came is ${own}`,
  });
};
