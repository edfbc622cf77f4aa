import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { headersProblem } from './headers.ts';
import type { WebhookPolicyRow, WebhookTarget } from './rows.ts';
import type { WebhookTables } from './tables.ts';

type Hooked = World<WebhookTables>;
type Target = Wire<'WebhookTarget'>;
type Body = Wire<'WebhookPolicyReplacement'>;

/** An address without a scheme is one of http. Source: Harbor 2.1. */
export const urlOf = (address: string): URL | undefined => {
  const text = address.trim();
  const whole = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
};

/** As a URL writes them, so that every notation of an IPv4 address is four numbers. */
const isIp = ({ hostname }: URL): boolean => /^\d+(\.\d+){3}$|^\[.*\]$/.test(hostname);

const checkTarget = ({ address, address_type, auth_header }: Target, index: number, { profile }: Hooked): void => {
  const field = `body field targets.${index}.address`;
  const url = urlOf(address);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    refuseParameter(`${field} is ${JSON.stringify(address)} but must be an http or https address`);
  } else if (address_type === 'internal' && !isIp(url) && profile['webhooks.internal_needs_ip'] === 'reject') {
    refuseParameter(
      `${field} is ${JSON.stringify(address)} but an internal address must have the form of an IP address`,
    );
  }
  const problem = headersProblem(auth_header);
  if (problem !== undefined) refuseParameter(`body field targets.${index}.auth_header ${problem}`);
};

/** The rules of a policy that its schema cannot say. Without a target or an event there would be no use for it: Harbor 2.1. */
export const checkPolicy = ({ targets, event_types }: Body, world: Hooked): void => {
  for (const [name, list] of Object.entries({ targets, event_types })) {
    if (list?.length === 0) refuseParameter(`body field ${name} is [] but must have at least one item`);
  }
  for (const [index, target] of targets.entries()) checkTarget(target, index, world);
};

const targetOf = (target: Target): WebhookTarget => ({ ...target, skip_cert_verify: target.skip_cert_verify ?? false });

export const targetsOf = (targets: readonly Target[]): readonly WebhookTarget[] => targets.map(targetOf);

/** The targets that take the places of a policy's: the page says that an address cannot be changed. */
export const replacedTargets = (
  { targets }: Body,
  before: WebhookPolicyRow,
  { profile }: Hooked,
): readonly WebhookTarget[] =>
  targetsOf(targets).map((target, index) => {
    const known = before.targets[index];
    const option = profile['webhooks.address_change'];
    if (known === undefined || known.address === target.address || option === 'accept') return target;
    if (option === 'ignore') return { ...target, address: known.address };
    return refuseParameter(
      `body field targets.${index}.address is ${JSON.stringify(target.address)} but is ${JSON.stringify(known.address)} and cannot be changed`,
    );
  });
