import type { Case } from '../../case.ts';
import { policyBody, replacement, undescribedPolicyBody } from '../../resources/signature-bodies.ts';
import { page } from '../parts/pages.ts';

const creating = { effect: 'write', given: ['new namespace'], source: page(1202) } as const;

const create = {
  operation: 'CreateInstanceSignPolicy',
  expect: { status: 201 },
  capture: { policy_id: '/id' },
} as const;
const remove = { operation: 'DeleteInstanceSignPolicy', expect: { status: 204 } } as const;
const shows = (body: object) => ({ operation: 'ShowInstanceSignPolicy', expect: { status: 200, body } }) as const;

const [scope] = policyBody.scope_rules;
const [tagSelector] = scope.tag_selectors;
const withExtras = (extras: string) => [{ ...scope, tag_selectors: [{ ...tagSelector, extras }] }];
const scheduledAt = (cron: string) => ({ type: 'scheduled', trigger_settings: { cron } }) as const;
const scheduled = scheduledAt('0 30 1 * * 1-5');
const refuses = (trigger: object) =>
  ({
    operation: 'CreateInstanceSignPolicy',
    body: { ...policyBody, trigger },
    expect: { status: 400 },
  }) as const;

/** What a policy may hold. */
export const policyRules = [
  {
    ...creating,
    id: 'signature/policies/extras-verbatim',
    rule: 'extras are a text and returned to the letter',
    provenance: 'documented',
    steps: [
      { ...create, body: { ...policyBody, scope_rules: withExtras('{ "untagged" : true }') } },
      shows({ scope_rules: withExtras('{ "untagged" : true }') }),
      remove,
    ],
  },
  {
    ...creating,
    id: 'signature/policies/scheduled',
    rule: 'a scheduled policy keeps its cron of six fields',
    provenance: 'inferred',
    behaviour: { id: 'signature.accepted_triggers', option: 'all' },
    steps: [{ ...create, body: { ...policyBody, trigger: scheduled } }, shows({ trigger: scheduled }), remove],
  },
  {
    ...creating,
    id: 'signature/policies/scheduled-without-cron',
    rule: 'a scheduled policy needs a cron',
    provenance: 'inferred',
    steps: [refuses({ type: 'scheduled' }), refuses(scheduledAt(''))],
  },
  {
    ...creating,
    id: 'signature/policies/cron-out-of-range',
    rule: 'a cron with a field out of range is refused',
    provenance: 'inferred',
    steps: ['60 0 2 * * *', '0 60 2 * * *', '0 0 24 * * *', '0 0 2 32 * *', '0 0 2 * 13 *'].map((cron) =>
      refuses(scheduledAt(cron)),
    ),
  },
  {
    ...creating,
    id: 'signature/policies/cron-other-forms',
    rule: 'a cron has six fields: five fields, @daily and @every are refused',
    provenance: 'inferred',
    behaviour: { id: 'cron.other_forms', option: 'reject' },
    steps: ['0 2 * * *', '@daily', '@every 1h'].map((cron) => refuses(scheduledAt(cron))),
  },
  {
    ...creating,
    id: 'signature/policies/name-chinese',
    rule: 'a name may hold Chinese characters',
    provenance: 'inferred',
    behaviour: { id: 'signature.policy_name_characters', option: 'chinese' },
    steps: [{ ...create, body: { ...policyBody, name: '镜像签名_1-a' } }, shows({ name: '镜像签名_1-a' }), remove],
  },
  {
    ...creating,
    id: 'signature/policies/name-lengths',
    rule: 'a name has 1 to 256 letters, digits, _ and -',
    provenance: 'documented',
    steps: [
      { ...create, body: { ...policyBody, name: 'A' } },
      shows({ name: 'A' }),
      remove,
      { ...create, body: { ...policyBody, name: `z_9-${'n'.repeat(252)}` } },
      shows({ name: `z_9-${'n'.repeat(252)}` }),
      remove,
    ],
  },
  {
    ...creating,
    id: 'signature/policies/pattern-length',
    rule: 'a pattern has at most 512 characters',
    provenance: 'documented',
    steps: [
      {
        ...create,
        body: {
          ...policyBody,
          scope_rules: [{ ...scope, tag_selectors: [{ ...tagSelector, pattern: 'p'.repeat(512) }] }],
        },
      },
      remove,
    ],
  },
  {
    ...creating,
    id: 'signature/policies/without-description',
    rule: 'a description need not be sent',
    provenance: 'documented',
    steps: [{ ...create, body: undescribedPolicyBody }, remove],
  },
  {
    ...creating,
    id: 'signature/policies/name-taken',
    rule: 'two policies of a namespace may have one name',
    provenance: 'chosen',
    behaviour: { id: 'signature.duplicate_policy_name', option: 'allow' },
    steps: [
      { ...create, body: policyBody, capture: { first: '/id' } },
      { ...create, body: policyBody, expect: { status: 201, body: { id: { $not: { $ref: 'first' } } } } },
      remove,
      { ...remove, path: { policy_id: { $ref: 'first' } } },
    ],
  },
  {
    ...creating,
    id: 'signature/policies/unknown-field',
    rule: 'a body field that the page does not list is ignored',
    provenance: 'chosen',
    behaviour: { id: 'request.unknown_body_field', option: 'ignore' },
    steps: [
      { ...create, body: { ...policyBody, colour: 'red' } },
      shows({ name: policyBody.name, colour: { $absent: true } }),
      remove,
    ],
  },
  {
    effect: 'write',
    given: ['new signature policy'],
    source: page(1204),
    id: 'signature/policies/update-status',
    rule: 'replacing a policy is answered 200, without a body',
    provenance: 'inferred',
    behaviour: { id: 'signature.update_status', option: '200' },
    steps: [{ operation: 'UpdateInstanceSignPolicy', body: replacement, expect: { status: 200 } }],
  },
  {
    effect: 'write',
    given: ['new signature policy'],
    source: page(1205),
    id: 'signature/policies/deleted-with-executions',
    rule: 'a policy with executions can be deleted, and its executions are gone with it',
    provenance: 'chosen',
    behaviour: { id: 'signature.delete_policy_with_executions', option: 'allow' },
    steps: [
      { operation: 'ExecuteInstanceSignPolicy', expect: { status: 202 } },
      remove,
      { operation: 'ListInstanceSignPolicyExecutions', expect: { status: 404 } },
    ],
  },
] as const satisfies readonly Case[];
