import { matching } from '../faults/match.ts';
import { type Firing, headerFault } from '../faults/meet.ts';
import type { Commit } from '../world/commit.ts';
import { type Outcome, outcomeOf } from '../world/kernel/outcome.ts';
import type { Call } from './call.ts';

/** What a fault is met by: a call of the gateway, or one of the registry. */
type Meeting = Pick<Call, 'request' | 'requestId' | 'entry'> & {
  readonly operation: { readonly id: string } | undefined;
};

export const meetFaultsKind = 'meet faults';

/**
 * The fault that happens to a call, if one does. Whether it fires, and its counters, are decided by a command; only where
 * an armed fault matches the call is there one.
 */
export const meetFault = (
  { request, requestId, operation, entry }: Meeting,
  { commit }: Commit,
  next: (outcome: Outcome<Firing | undefined>) => void,
) => {
  const { method, target, headers, body } = request;
  const asked = headers['x-fake-fault']?.toString();
  if (asked !== undefined) return next(outcomeOf(() => headerFault(asked)));
  if (entry.faults.length === 0) return next({ value: undefined });
  const ids = matching(entry.faults, { method, target, headers, body, operationId: operation?.id });
  if (ids.length === 0) return next({ value: undefined });
  const command = { kind: meetFaultsKind, project_id: entry.tenant.project_id, input: { ids }, commandId: requestId };
  commit(command, (outcome) => next(outcome as Outcome<Firing | undefined>));
};
