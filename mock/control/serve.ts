import { ApiError } from '../errors/error.ts';
import { asError } from '../errors/thrown.ts';
import { headerFault } from '../faults/meet.ts';
import { SeedError } from '../seed/context.ts';
import { partsOf, type Reply, type WireRequest } from '../wire/wire.ts';
import { ProfileError } from '../world/kernel/profile.ts';
import { accessToPage, type ControlAccess, checkControl } from './access.ts';
import { pageAt } from './browser.ts';
import { ControlError, type Fake } from './handler.ts';
import { asksForHealth, healthOf, liveIn } from './health.ts';
import type { AllowedHosts } from './hosts.ts';
import { type ControlReply, refusal } from './reply.ts';

/** A call and what came of it. */
export interface ControlAnswered {
  readonly reply: ControlReply;
  readonly operationId: string | undefined;
  readonly durationMs: number;
}

export interface Control {
  /** Answers a call of the control plane. `address` is the caller's. */
  readonly answer: (request: WireRequest, address: string | undefined) => Promise<ControlAnswered>;
  /** Answers `GET /_fake/health` without loading the rest of the plane. */
  readonly health: (request: Pick<WireRequest, 'target'>) => Reply;
}

const asControlError = (error: unknown, onBug: (error: Error) => void): ControlError => {
  if (error instanceof ControlError) return error;
  if (error instanceof ApiError) return new ControlError(error.status, error.message);
  if (error instanceof SeedError || error instanceof ProfileError) return new ControlError(400, error.message);
  if (error instanceof URIError) return new ControlError(400, 'the path holds a malformed escape');
  const bug = asError(error);
  onBug(bug);
  return new ControlError(500, `a bug of the fake: ${bug.stack ?? String(error)}`);
};

export interface ControlParts {
  readonly fake: Fake;
  readonly access: ControlAccess;
  readonly allowedHosts?: AllowedHosts;
  /** Where the files of the page are; by default where `npm run build` puts them. */
  readonly dashboardFolder?: URL | undefined;
  /** Told of every fault of the fake's own. */
  readonly onBug: (error: Error) => void;
}

/** Faults do not happen to this plane; a header that asks for none there is is refused here as by the others. */
const checkFaultHeader = ({ 'x-fake-fault': asked }: WireRequest['headers']): void => {
  if (asked !== undefined) headerFault(asked.toString());
};

/** The control plane. What drives it, and its verbs, are loaded with the first call. */
export const createControl = ({ fake, access, allowedHosts = [], dashboardFolder, onBug }: ControlParts): Control => {
  const { observations, stopwatch } = fake;

  const called = async (
    { method, target, headers, body }: WireRequest,
    address: string | undefined,
    matched: (operationId: string | undefined) => void,
  ): Promise<ControlReply> => {
    const { path, search } = partsOf(target);
    const caller = { address, method, headers, hasBody: body.length > 0 };
    const authorize = (to = access) => {
      checkControl(to, caller, allowedHosts);
      checkFaultHeader(headers);
    };
    const page = pageAt(path, { method, headers });
    if (page !== undefined) {
      authorize(accessToPage(access));
      const { showPage } = await import('./show-page.ts');
      return showPage(page, { headers, folder: dashboardFolder });
    }
    const { callControl } = await import('./backend.ts');
    return callControl(
      { method, body, path: path === '/_fake/' ? '/_fake' : path, search, type: headers['content-type'] },
      { fake, host: headers.host ?? '', matched, authorize: () => authorize() },
    );
  };

  const health: Control['health'] = ({ target }) => {
    const startedMs = stopwatch();
    const reply = healthOf(liveIn(target), fake);
    observations.requests.count('health', reply.status, stopwatch() - startedMs);
    return reply;
  };

  return {
    health,
    answer: async (request, address) => {
      const startedMs = stopwatch();
      if (asksForHealth(request)) return { reply: health(request), operationId: 'health', durationMs: 0 };
      let operationId: string | undefined;
      const reply = await called(request, address, (id) => {
        operationId = id;
      }).catch((error) => {
        const { status, message } = asControlError(error, onBug);
        return refusal(status, message);
      });
      const durationMs = stopwatch() - startedMs;
      observations.requests.count(operationId, reply.status, durationMs);
      return { reply, operationId, durationMs };
    },
  };
};
