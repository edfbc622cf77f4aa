/** Two HTTP clients that hide nothing: what came over the wire, or how it broke. */
import { request } from 'node:http';

export interface Seen {
  /** Left out if no answer began. */
  readonly status?: number;
  readonly type?: string | undefined;
  readonly text?: string;
  /** In how many pieces the body came. */
  readonly pieces?: number;
  /** The code of the error by which it broke. */
  readonly broke?: string;
  readonly ms: number;
}

type RawClient = (url: string, headers: Readonly<Record<string, string>>, patienceMs?: number) => Promise<Seen>;

const codeOf = (error: unknown): string => {
  const { code, name = 'unknown', cause } = error as { code?: unknown; name?: string; cause?: { code?: unknown } };
  return [cause?.code, code].find((said) => typeof said === 'string')?.toString() ?? name;
};

/** Gives up after that time, as an impatient client does. */
const limit = (patienceMs: number | undefined) =>
  patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) };

const byFetch: RawClient = async (url, headers, patienceMs) => {
  const began = performance.now();
  const seen: { status?: number; type?: string | undefined; text: string; pieces: number } = { text: '', pieces: 0 };
  try {
    const response = await fetch(url, { headers, ...limit(patienceMs) });
    seen.status = response.status;
    seen.type = response.headers.get('content-type') ?? undefined;
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      seen.text += decoder.decode(piece, { stream: true });
      seen.pieces += 1;
    }
    return { ...seen, ms: performance.now() - began };
  } catch (error) {
    return { ...seen, broke: codeOf(error), ms: performance.now() - began };
  }
};

const byHttp: RawClient = (url, headers, patienceMs) =>
  new Promise((resolve) => {
    const began = performance.now();
    const seen: { status?: number; type?: string | undefined; text: string; pieces: number } = { text: '', pieces: 0 };
    const end = (more: { readonly broke?: string }) => resolve({ ...seen, ...more, ms: performance.now() - began });
    const broken = (error: Error) => end({ broke: codeOf(error) });
    const call = request(url, { headers, agent: false, ...limit(patienceMs) }, (response) => {
      seen.status = response.statusCode ?? 0;
      seen.type = response.headers['content-type'];
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        seen.text += piece;
        seen.pieces += 1;
      });
      response.once('error', broken);
      response.once('end', () => end({}));
    });
    call.once('error', broken);
    call.end();
  });

export const rawClients = { fetch: byFetch, 'node:http': byHttp };
