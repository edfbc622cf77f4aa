import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AttemptOutcome, Posting } from '../world/webhooks/deliveries.ts';
import { headersOf } from '../world/webhooks/headers.ts';

/** How long a receiver may take. */
const patienceMs = 10_000;

/** What frames a message is not the target's to say. */
const framing = /^(content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|proxy-.*)$/i;

const headersFor = ({ target, body }: Posting): Readonly<Record<string, string[]>> => {
  const own = new Map<string, string[]>();
  for (const [name, value] of headersOf(target.auth_header)) {
    const known = own.get(name.toLowerCase());
    if (known !== undefined) known.push(value);
    else if (!framing.test(name)) own.set(name.toLowerCase(), [value]);
  }
  return {
    'content-type': ['application/json'],
    'user-agent': ['fake-swr'],
    ...Object.fromEntries(own),
    'content-length': [String(Buffer.byteLength(body))],
  };
};

const reasonOf = (error: NodeJS.ErrnoException, closing: AbortSignal): string => {
  if (closing.aborted) return 'the fake was closed before there was an answer';
  if (error.name === 'AbortError') return `there was no answer within ${patienceMs / 1000} s`;
  return error.message || error.code || error.name;
};

export interface Posted {
  /** Comes with the head of the answer, or with what went wrong. */
  readonly outcome: Promise<AttemptOutcome>;
  /** Nothing of it is open any more. */
  readonly closed: Promise<void>;
}

/** Posts a payload, once. An answer that leads elsewhere is an answer; nobody goes there. */
export const post = (url: URL, posting: Posting, closing: AbortSignal): Posted => {
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: false,
    headers: headersFor(posting),
    rejectUnauthorized: !posting.target.skip_cert_verify,
    signal: AbortSignal.any([closing, AbortSignal.timeout(patienceMs)]),
  });
  const outcome = new Promise<AttemptOutcome>((resolve) => {
    request.on('response', (response: IncomingMessage) => {
      response.on('error', () => {}).resume();
      resolve({ answered: response.statusCode ?? 0 });
    });
    request.on('error', (error) => resolve({ problem: reasonOf(error, closing) }));
  });
  const closed = new Promise<void>((resolve) => request.on('close', () => resolve()));
  request.end(posting.body);
  return { outcome, closed };
};
