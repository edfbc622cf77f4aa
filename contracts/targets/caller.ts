import type { Answer, Outgoing } from '../service/exchange.ts';
import { signedHeaders } from './sign.ts';
import type { Transport } from './transport.ts';

/** How a target knows its caller: by a token, or by a signature. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'key'; readonly ak: string; readonly sk: string };

export interface CallerOptions {
  readonly transport: Transport;
  readonly credentials: Credentials;
  readonly projectId: string;
  /** The target's time, which a signature must be of. */
  readonly now: () => Promise<number>;
}

/** A project that the caller's credentials are not for. */
const foreignProject = 'f'.repeat(32);

const wrongToken = 'MIIwrong';

/** Sends a step's request with the credentials that it asks for. */
export const createCaller = ({ transport, credentials, projectId, now }: CallerOptions) => {
  const headersFor = async (
    { as, method }: Outgoing,
    target: string,
    body: string,
  ): Promise<Record<string, string>> => {
    if (as === 'nobody') return {};
    if (as === 'wrong token') return { 'X-Auth-Token': wrongToken };
    if (credentials.kind === 'token') return { 'X-Auth-Token': credentials.token };
    return signedHeaders(credentials.ak, credentials.sk, { method, target, body, projectId, nowMs: await now() });
  };

  return async (request: Outgoing): Promise<Answer> => {
    const { method, as } = request;
    const target = as === 'other project' ? request.target.replace(projectId, foreignProject) : request.target;
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const headers = await headersFor(request, target, body ?? '');
    return transport({ method, target, headers: { ...headers, 'Content-Type': 'application/json' }, body });
  };
};
