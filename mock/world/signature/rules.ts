import { apiError } from '../../errors/error.ts';
import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { triggerProblem } from '../policies/trigger-problem.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { SignaturePolicyRow } from './rows.ts';
import type { SignatureTables } from './tables.ts';

type Signing = World<SignatureTables>;

const refusedTrigger = { all: undefined, without_event: 'event_based', without_schedule: 'scheduled' };

const checkTrigger = (trigger: Wire<'TriggerConfig'>, { profile }: Signing): void => {
  const { type } = trigger;
  if (type === refusedTrigger[profile['signature.accepted_triggers']]) {
    refuseParameter(`body field trigger.type is ${JSON.stringify(type)} but a signing policy does not support it`);
  }
  const problem = triggerProblem(trigger, profile);
  if (problem !== undefined) refuseParameter(problem);
};

/** The rules of a policy that its schema cannot say. `policy` is the one to be replaced, if there is one. */
export const checkPolicy = (
  body: Wire<'SignPolicyBody'>,
  { namespace, policy }: { readonly namespace: NamespaceRow; readonly policy?: SignaturePolicyRow },
  world: Signing,
): void => {
  if (world.profile['signature.policy_name_characters'] === 'ascii' && !/^[\w-]+$/.test(body.name)) {
    refuseParameter(`body field name is ${JSON.stringify(body.name)} but may hold letters, digits, _ and - only`);
  }
  checkTrigger(body.trigger, world);
  const { policies } = world.tables.signature;
  const isTaken = policies.under(namespace.id).some((other) => other.name === body.name && other !== policy);
  if (isTaken && world.profile['signature.duplicate_policy_name'] === 'reject') {
    throw apiError('refused', {
      detail: `policy name ${JSON.stringify(body.name)} is taken in namespace ${namespace.name}`,
    });
  }
};
