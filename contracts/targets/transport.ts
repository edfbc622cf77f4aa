import { type Answer, answerOf, Unreachable } from '../service/exchange.ts';

export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Carries a request as it is and returns whatever comes back. Rejects only if nothing does. */
export type Transport = (request: WireRequest) => Promise<Answer>;

const timeoutMs = 30_000;

/** Over HTTP or HTTPS, from the root of that URL. */
export const httpTransport = (url: string): Transport => {
  const root = url.replace(/\/+$/, '');
  return async ({ method, target, headers, body }) => {
    try {
      const response = await fetch(`${root}${target}`, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body !== undefined && { body }),
      });
      return answerOf(response.status, Object.fromEntries(response.headers), await response.text());
    } catch (error) {
      const { cause, message } = error as Error;
      throw new Unreachable(`${root} cannot be reached: ${(cause as Error | undefined)?.message ?? message}`);
    }
  };
};
