import type { Case } from '../../case.ts';
import { webhookBody } from '../../resources/webhook-bodies.ts';
import { id, name, text, time } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { create, remove, shows } from './steps.ts';

const reading = { effect: 'read', given: ['webhook policy'], source: page('0902') } as const;
const creating = { effect: 'write', given: ['new namespace'], source: page('0901') } as const;
const replacing = { effect: 'write', given: ['new webhook policy'], source: page('0902') } as const;
const lists = { operation: 'ListInstanceWebhooks', query: list } as const;

const flag = { $type: 'boolean' } as const;

/** The webhook policies of an instance: their fields, and a life of one. */
export const webhookPolicies = [
  {
    ...reading,
    id: 'webhooks/policies/fields',
    rule: 'a policy has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            policies: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                ...{
                  id,
                  name,
                  description: text,
                  enabled: flag,
                  creator: text,
                  namespace_id: id,
                  namespace_name: name,
                },
                ...{ created_at: time, updated_at: time },
                event_types: { $type: 'array', $minLength: 1, $each: name },
                targets: {
                  $minLength: 1,
                  $each: {
                    ...{ type: 'http', address: name, skip_cert_verify: flag },
                    address_type: { $oneOf: ['internal', 'internet'] },
                  },
                },
                scope_rules: { $type: 'array', $each: { repo_scope_mode: { $oneOf: ['regular', 'selection'] } } },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'webhooks/policies/listed-as-shown',
    rule: 'the list shows a policy as it is shown alone',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: { status: 200 },
        capture: {
          ...{ policy: '/policies/0', policy_id: '/policies/0/id' },
          namespace_name: '/policies/0/namespace_name',
        },
      },
      shows({ $ref: 'policy' }),
    ],
  },
  {
    ...creating,
    id: 'webhooks/policies/life',
    rule: 'a policy is created, shown as it was sent, listed, deleted, and then gone',
    provenance: 'documented',
    steps: [
      { ...create, body: webhookBody, expect: { status: 201, body: { id } } },
      {
        ...shows({
          ...{ ...webhookBody, id: { $ref: 'policy_id' }, creator: name, created_at: time, updated_at: time },
          ...{ namespace_id: { $ref: 'namespace_id' }, namespace_name: { $ref: 'namespace_name' } },
        }),
        capture: { policy: '' },
      },
      { ...lists, expect: { status: 200, body: { policies: { $contains: { $ref: 'policy' } } } } },
      remove,
      { operation: 'ShowInstanceWebhook', expect: { status: 404 } },
      { ...lists, expect: { status: 200, body: { policies: { $excludes: { id: { $ref: 'policy_id' } } } } } },
    ],
  },
  {
    ...creating,
    id: 'webhooks/policies/several',
    rule: 'a namespace has several policies, of one name as well',
    provenance: 'inferred',
    steps: [
      { ...create, body: webhookBody, capture: { first_id: '/id' } },
      { ...create, body: webhookBody },
      {
        ...lists,
        query: { ...list, namespace_id: { $ref: 'namespace_id' } },
        expect: { status: 200, body: { policies: { $contains: { id: { $ref: 'first_id' } } }, total: 2 } },
      },
    ],
  },
  {
    ...reading,
    id: 'webhooks/policies/of-namespace',
    rule: 'namespace_id leaves the policies of that namespace',
    provenance: 'documented',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { space: '/policies/0/namespace_id' } },
      {
        ...lists,
        query: { ...list, namespace_id: { $ref: 'space' } },
        expect: { status: 200, body: { policies: { $minLength: 1, $each: { namespace_id: { $ref: 'space' } } } } },
      },
      {
        ...lists,
        query: { ...list, namespace_id: 2_147_483_647 },
        expect: { status: 200, body: { policies: [], total: 0 } },
      },
    ],
  },
  {
    ...replacing,
    id: 'webhooks/policies/of-name',
    rule: 'name leaves the policies whose name contains it',
    provenance: 'documented',
    steps: [
      ...[{ $ref: 'policy_name' } as const, 'fake-swr-verify'].map(
        (wanted) =>
          ({
            ...lists,
            query: { ...list, name: wanted },
            expect: { status: 200, body: { policies: { $contains: { id: { $ref: 'policy_id' } } } } },
          }) as const,
      ),
      {
        ...lists,
        query: { ...list, name: 'fake-swr-verify-missing' },
        expect: { status: 200, body: { policies: [], total: 0 } },
      },
    ],
  },
] as const satisfies readonly Case[];
