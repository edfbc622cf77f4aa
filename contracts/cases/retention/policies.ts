import type { Case } from '../../case.ts';
import { keepsPushes, retentionBody } from '../../resources/retention-bodies.ts';
import { id, name } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { create, remove, shows } from './steps.ts';

const reading = { effect: 'read', given: ['retention policy'], source: page(1302) } as const;
const creating = { effect: 'write', given: ['new namespace'], source: page(1301) } as const;
const replacing = { effect: 'write', given: ['new retention policy'], source: page(1304) } as const;
const lists = { operation: 'ListInstanceRetentionPolicies', query: list } as const;

/** Terraform takes any of these for a replacement. */
const done = [200, 201, 202] as const;

/** What is retained: the policies of an instance, created, replaced and deleted. */
export const retentionPolicies = [
  {
    ...reading,
    id: 'retention/policies/fields',
    rule: 'a policy has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            retentions: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                id,
                name,
                algorithm: 'or',
                enabled: { $type: 'boolean' },
                rules: { $type: 'array', $each: { action: 'retain', params: { $any: true } } },
                trigger: { type: { $oneOf: ['manual', 'scheduled'] } },
                namespace_id: id,
                namespace_name: name,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'retention/policies/listed-as-shown',
    rule: 'the list shows a policy as it is shown alone',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: { status: 200 },
        capture: {
          ...{ policy: '/retentions/0', policy_id: '/retentions/0/id' },
          namespace_name: '/retentions/0/namespace_name',
        },
      },
      shows({ $ref: 'policy' }),
    ],
  },
  {
    ...creating,
    id: 'retention/policies/life',
    rule: 'a policy is created, shown as it was sent, listed, deleted, and then gone',
    provenance: 'documented',
    steps: [
      { ...create, body: retentionBody, expect: { status: 201, body: { id } } },
      {
        ...shows({
          ...{ ...retentionBody, id: { $ref: 'policy_id' } },
          ...{ namespace_id: { $ref: 'namespace_id' }, namespace_name: { $ref: 'namespace_name' } },
        }),
        capture: { policy: '' },
      },
      { ...lists, expect: { status: 200, body: { retentions: { $contains: { $ref: 'policy' } } } } },
      remove,
      { operation: 'ShowInstanceRetentionPolicy', expect: { status: 404 } },
      { ...lists, expect: { status: 200, body: { retentions: { $excludes: { id: { $ref: 'policy_id' } } } } } },
    ],
  },
  {
    ...replacing,
    id: 'retention/policies/replaced',
    rule: 'a replaced policy is shown as it was sent, under its id; trigger_settings that were not sent are gone',
    provenance: 'documented',
    steps: [
      {
        operation: 'UpdateInstanceRetentionPolicy',
        body: { ...retentionBody, trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } },
        expect: { status: done },
      },
      shows({ trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } }),
      {
        operation: 'UpdateInstanceRetentionPolicy',
        body: { ...retentionBody, enabled: false, name: 'fake-swr-verify-other', rules: [keepsPushes(3)] },
        expect: { status: done },
      },
      shows({
        ...{ ...retentionBody, enabled: false, name: 'fake-swr-verify-other', rules: [keepsPushes(3)] },
        ...{ id: { $ref: 'policy_id' }, trigger: { type: 'manual', trigger_settings: { $absent: true } } },
      }),
    ],
  },
  {
    ...replacing,
    id: 'retention/policies/second-of-namespace',
    rule: 'a namespace has one retention policy',
    source: 'https://support.huaweicloud.com/usermanual-swr/swr_01_0433.html',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceRetentionPolicy',
        body: { ...retentionBody, name: 'fake-swr-verify-second' },
        expect: { status: 400 },
      },
    ],
  },
  {
    ...reading,
    id: 'retention/policies/of-namespace',
    rule: 'namespace_id leaves the policies of that namespace',
    provenance: 'documented',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { space: '/retentions/0/namespace_id' } },
      {
        ...lists,
        query: { ...list, namespace_id: { $ref: 'space' } },
        expect: { status: 200, body: { retentions: [{ namespace_id: { $ref: 'space' } }], total: 1 } },
      },
      {
        ...lists,
        query: { ...list, namespace_id: 2_147_483_647 },
        expect: { status: 200, body: { retentions: [], total: 0 } },
      },
    ],
  },
  {
    ...replacing,
    id: 'retention/policies/of-name',
    rule: 'name leaves the policy of just that name',
    source: page(1302),
    provenance: 'inferred',
    behaviour: { id: 'retention.name_filter', option: 'exact' },
    steps: [
      {
        ...lists,
        query: { ...list, name: { $ref: 'policy_name' } },
        expect: { status: 200, body: { retentions: [{ id: { $ref: 'policy_id' } }], total: 1 } },
      },
      {
        ...lists,
        query: { ...list, name: 'fake-swr-verify' },
        expect: { status: 200, body: { retentions: [], total: 0 } },
      },
    ],
  },
] as const satisfies readonly Case[];
