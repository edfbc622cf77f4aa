import { ApiError } from '../errors/error.ts';
import { SeedError } from '../seed/context.ts';
import { partsOf, type Reply, type WireRequest } from '../wire/wire.ts';
import { type ControlAccess, checkControl } from './access.ts';
import { ControlError, type Fake } from './handler.ts';
import { healthOf } from './health.ts';
import type { AllowedHosts } from './hosts.ts';
import { asPage } from './index-page.ts';
import { controlReply, refusal } from './reply.ts';

export interface Control {
  /** Answers a call of the control plane. `address` is the caller's. */
  readonly answer: (request: WireRequest, address: string | undefined) => Promise<Reply>;
  /** Answers `GET /_fake/health` without loading the rest of the plane. */
  readonly health: () => Reply;
}

const asControlError = (error: unknown): ControlError => {
  if (error instanceof ControlError) return error;
  if (error instanceof ApiError) return new ControlError(error.status, error.message);
  if (error instanceof SeedError || error instanceof TypeError) return new ControlError(400, error.message);
  if (error instanceof URIError) return new ControlError(400, 'the path holds a malformed escape');
  return new ControlError(500, `a fault of the fake's own: ${(error as Error).stack ?? String(error)}`);
};

export interface ControlParts {
  readonly fake: Fake;
  readonly access: ControlAccess;
  readonly allowedHosts?: AllowedHosts;
}

/** The control plane. What drives it, and its verbs, are loaded with the first call. */
export const createControl = ({ fake, access, allowedHosts = [] }: ControlParts): Control => ({
  answer: async ({ method, target, headers, body }, address) => {
    try {
      const { callControl } = await import('./backend.ts');
      const { path, search } = partsOf(target);
      const caller = { address, method, headers, hasBody: body.length > 0 };
      const isIndex = path === '/_fake' || path === '/_fake/';
      const reply = await callControl(
        { method, body, path: isIndex ? '/_fake' : path, search },
        { fake, authorize: () => checkControl(access, caller, allowedHosts) },
      );
      return isIndex ? asPage({ headers }, reply) : reply;
    } catch (error) {
      const { status, message } = asControlError(error);
      return refusal(status, message);
    }
  },
  health: () => controlReply(200, healthOf(fake)),
});
