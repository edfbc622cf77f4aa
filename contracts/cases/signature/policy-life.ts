import type { Case } from '../../case.ts';
import { policyBody, replacement, undescribedReplacement } from '../../resources/signature-bodies.ts';
import { id } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const terraform = 'Terraform provider huaweicloud, tests of swr_enterprise_image_signature_policy';
const creating = { effect: 'write', given: ['new namespace'], source: page(1202) } as const;
const replacing = { effect: 'write', given: ['new signature policy'], source: page(1204) } as const;

/** Terraform takes any of these for a replacement. */
const done = [200, 201, 202] as const;

const [scope] = replacement.scope_rules;
const withExtras = [{ ...scope, tag_selectors: [{ ...scope.tag_selectors[0], extras: '{"untagged":true}' }] }];

/** Creating, replacing and deleting policies. */
export const policyLife = [
  {
    ...creating,
    id: 'signature/policies/life',
    rule: 'a policy is created, shown as it was sent, listed, deleted, and then gone',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceSignPolicy',
        body: policyBody,
        expect: { status: 201, body: { id } },
        capture: { policy_id: '/id' },
      },
      {
        operation: 'ShowInstanceSignPolicy',
        expect: {
          status: 200,
          body: {
            ...policyBody,
            id: { $ref: 'policy_id' },
            namespace_id: { $ref: 'namespace_id' },
            namespace_name: { $ref: 'namespace_name' },
          },
        },
        capture: { policy: '' },
      },
      {
        operation: 'ListInstanceSignPolicies',
        query: list,
        expect: { status: 200, body: { policies: { $contains: { $ref: 'policy' } } } },
        capture: { total: '/total' },
      },
      { operation: 'DeleteInstanceSignPolicy', expect: { status: 204 } },
      { operation: 'ShowInstanceSignPolicy', expect: { status: 404 } },
      {
        operation: 'ListInstanceSignPolicies',
        query: list,
        expect: {
          status: 200,
          body: { policies: { $excludes: { id: { $ref: 'policy_id' } } }, total: { $not: { $ref: 'total' } } },
        },
      },
      { operation: 'DeleteInstanceSignPolicy', expect: { status: 404 } },
    ],
  },
  {
    ...replacing,
    id: 'signature/policies/replaced',
    rule: 'a policy is replaced as a whole: what the new body leaves out is not kept',
    provenance: 'inferred',
    steps: [
      {
        operation: 'UpdateInstanceSignPolicy',
        body: { ...replacement, description: 'before', scope_rules: withExtras },
        expect: { status: done },
      },
      { operation: 'UpdateInstanceSignPolicy', body: undescribedReplacement, expect: { status: done } },
      {
        operation: 'ShowInstanceSignPolicy',
        expect: {
          status: 200,
          body: {
            description: { $not: 'before' },
            scope_rules: [{ tag_selectors: [{ extras: { $absent: true } }] }],
          },
        },
      },
    ],
  },
  {
    ...replacing,
    id: 'signature/policies/shown-as-replaced',
    rule: 'a replaced policy is shown as it was sent, under its id and in its namespace',
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceSignPolicy', expect: { status: 200 }, capture: { created_at: '/created_at' } },
      {
        operation: 'UpdateInstanceSignPolicy',
        body: { ...replacement, enabled: false, description: '' },
        expect: { status: done },
      },
      {
        operation: 'ShowInstanceSignPolicy',
        expect: {
          status: 200,
          body: {
            ...replacement,
            enabled: false,
            description: '',
            id: { $ref: 'policy_id' },
            namespace_name: { $ref: 'namespace_name' },
            created_at: { $ref: 'created_at' },
          },
        },
      },
    ],
  },
  {
    ...creating,
    id: 'signature/policies/settings-stay-absent',
    rule: 'trigger_settings that were not sent are not returned; Terraform would see a change otherwise',
    source: terraform,
    provenance: 'observed',
    steps: [
      {
        operation: 'CreateInstanceSignPolicy',
        body: policyBody,
        expect: { status: 201 },
        capture: { policy_id: '/id' },
      },
      {
        operation: 'ShowInstanceSignPolicy',
        expect: { status: 200, body: { trigger: { type: 'manual', trigger_settings: { $absent: true } } } },
      },
      { operation: 'DeleteInstanceSignPolicy', expect: { status: 204 } },
    ],
  },
  {
    ...creating,
    id: 'signature/policies/empty-cron',
    rule: 'a trigger that is not scheduled may have an empty cron',
    source: 'Recorded call of Cloud Custodian, swr_ee_signature_action_create',
    provenance: 'observed',
    behaviour: { id: 'signature.accepted_triggers', option: 'all' },
    steps: [
      {
        operation: 'CreateInstanceSignPolicy',
        body: { ...policyBody, trigger: { type: 'event_based', trigger_settings: { cron: '' } } },
        expect: { status: 201, body: { id } },
        capture: { policy_id: '/id' },
      },
      { operation: 'DeleteInstanceSignPolicy', expect: { status: 204 } },
    ],
  },
] as const satisfies readonly Case[];
