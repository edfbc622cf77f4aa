import type { Case } from '../../case.ts';
import { webhookBody } from '../../resources/webhook-bodies.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { create, remove, replace, shows } from './steps.ts';

const creating = { effect: 'write', given: ['new namespace'], source: page('0901') } as const;
const replacing = { effect: 'write', given: ['new webhook policy'], source: page('0904') } as const;

const [target] = webhookBody.targets;
const withTarget = (changes: object) => ({ ...webhookBody, targets: [{ ...target, ...changes }] });
const { event_types: _, ...withoutEvents } = webhookBody;
const { skip_cert_verify: __, auth_header: ___, ...plainTarget } = target;

const refusal = (id: string, rule: string, body: object, provenance: Case['provenance']) =>
  ({
    ...creating,
    id: `webhooks/policies/${id}`,
    rule,
    provenance,
    steps: [{ operation: 'CreateInstanceWebhook', body, expect: refused(400) }],
  }) as const;

/** What is kept of a webhook policy that is written, and what is refused. */
export const webhookChanges: readonly Case[] = [
  {
    ...replacing,
    id: 'webhooks/policies/replaced',
    rule: 'a replaced policy is shown as it was sent, under its id; a description that was emptied is empty',
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstanceWebhook',
        expect: { status: 200 },
        capture: { before: '/updated_at', made: '/created_at' },
      },
      replace({ ...withTarget({ auth_header: 'a:b;c:d:e', skip_cert_verify: true }), name: '触发器', description: '' }),
      shows({
        ...{ ...webhookBody, id: { $ref: 'policy_id' }, name: '触发器', description: '', created_at: { $ref: 'made' } },
        targets: [{ ...target, auth_header: 'a:b;c:d:e', skip_cert_verify: true }],
      }),
      replace({ ...webhookBody, enabled: false }),
      shows({ ...webhookBody, enabled: false }),
    ],
  },
  {
    ...replacing,
    id: 'webhooks/policies/events-stay',
    rule: 'event_types may be left out of a replacement, and stay',
    provenance: 'documented',
    steps: [replace({ ...withoutEvents, enabled: false }), shows({ event_types: ['PUSH_ARTIFACT'], enabled: false })],
  },
  {
    ...creating,
    id: 'webhooks/policies/certificate',
    rule: 'skip_cert_verify is false where it is left out',
    provenance: 'documented',
    steps: [
      { ...create, body: { ...webhookBody, targets: [plainTarget] } },
      shows({ targets: [target && { ...plainTarget, skip_cert_verify: false }] }),
      remove,
    ],
  },
  {
    ...replacing,
    id: 'webhooks/policies/address-stays',
    rule: 'the address of a target cannot be changed',
    provenance: 'inferred',
    behaviour: { id: 'webhooks.address_change', option: 'reject_400' },
    steps: [
      {
        operation: 'UpdateInstanceWebhook',
        body: withTarget({ address: 'https://192.168.0.11/hooks' }),
        expect: refused(400),
      },
      shows({ targets: [target] }),
    ],
  },
  {
    ...creating,
    id: 'webhooks/policies/internal-name',
    rule: 'an internal address may have a host name',
    provenance: 'observed',
    behaviour: { id: 'webhooks.internal_needs_ip', option: 'accept' },
    steps: [
      { ...create, body: withTarget({ address: 'https://test.com' }) },
      shows({ targets: [{ address: 'https://test.com', address_type: 'internal' }] }),
      remove,
    ],
  },
  refusal('no-target', 'a policy has at least one target', { ...webhookBody, targets: [] }, 'inferred'),
  refusal('no-event', 'a policy listens for something', { ...webhookBody, event_types: [] }, 'inferred'),
  refusal(
    'no-address',
    'an address is one of http or https',
    withTarget({ address: 'ftp://192.168.0.10' }),
    'inferred',
  ),
  refusal(
    'other-event',
    'other events than PUSH_ARTIFACT are refused',
    { ...webhookBody, event_types: ['PULL_ARTIFACT'] },
    'documented',
  ),
  refusal(
    'headers',
    'auth_header has the form key1:value1;key2:value2',
    withTarget({ auth_header: 'a:b;c' }),
    'documented',
  ),
];
