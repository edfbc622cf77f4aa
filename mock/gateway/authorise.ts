import { apiError } from '../errors/error.ts';
import { maskedTarget } from '../errors/masked.ts';
import type { Caller } from '../iam/caller.ts';
import { seal } from '../iam/seal.ts';
import type { Operation } from '../spec/operations.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { inSeconds } from '../world/kernel/time.ts';
import { fits } from '../world/kernel/wildcard.ts';

/** Beside the action, what a refusal says of the request it refused. */
export interface Refused {
  readonly method: string;
  readonly target: string;
  readonly path: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** The machine's time of the request. */
  readonly atMs: number;
}

const matching = (patterns: readonly string[], action: string): string | undefined =>
  patterns.find((pattern) => fits(pattern.toLowerCase(), action.toLowerCase()));

/** The resource in the form of page 0206's resource_urn: swr:<region>:<account>:<kind>:<path>. */
const resourceOf = (action: string, { path }: Refused, { entry: { tenant } }: Caller): string => {
  const kind = action.split(':')[1] || '*';
  const { resource_id = '*', instance_id = resource_id, sub_resource_id } = path;
  const { namespace_name = sub_resource_id, repository_name } = path;
  const within = [instance_id, namespace_name, repository_name].filter((part) => part !== undefined).join('/');
  return `swr:${tenant.region}:${tenant.domain_id}:${kind}:${within}`;
};

const refusal = (action: string, denied: string | undefined, refused: Refused, caller: Caller) => {
  const { entry, user } = caller;
  const kind = denied === undefined ? 'implicit' : 'explicit';
  return {
    allowed: false,
    failure: `${kind} deny by identity-based policy`,
    action,
    resource: resourceOf(action, refused, caller),
    policy: denied === undefined ? { effect: 'Allow', actions: user.allow } : { effect: 'Deny', actions: [denied] },
    context: {
      user_profile: { domain_id: entry.tenant.domain_id, user_id: user.id, user_name: user.name },
      request: { method: refused.method, target: maskedTarget(refused.target), request_id: refused.requestId },
      time: inSeconds(worldTime(entry.clock, refused.atMs)),
    },
  };
};

/**
 * Whether the caller's identity policies allow the operation's IAM action: some pattern must allow it, none deny it.
 * Throws 403 with a sealed message that only this account can read.
 */
export const authorise = (caller: Caller, { action }: Operation, refused: Refused): void => {
  if (action === undefined) return;
  const denied = matching(caller.user.deny, action);
  if (denied === undefined && matching(caller.user.allow, action) !== undefined) return;
  const encodedMessage = seal('authorization-message', refusal(action, denied, refused, caller));
  const why = denied === undefined ? 'none of its patterns allows it' : `its pattern ${denied} denies it`;
  const explanation = { cause: `user ${caller.user.name} may not do ${action}: ${why}` };
  throw apiError('insufficient_permissions', {}, { encodedMessage, explanation });
};
