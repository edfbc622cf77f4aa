import type { Case } from '../../case.ts';
import { id, name, text, time, triggers } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';

const reading = { effect: 'read', given: ['signature policy'], source: page(1201) } as const;

/** What signs, and what it signs: the policies of an instance. */
export const policies = [
  {
    ...reading,
    id: 'signature/policies/fields',
    rule: 'a policy has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceSignPolicies',
        query: list,
        expect: {
          status: 200,
          body: {
            policies: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                id,
                name,
                description: text,
                namespace_id: id,
                namespace_name: name,
                trigger: { type: { $oneOf: triggers } },
                enabled: { $type: 'boolean' },
                scope_rules: { $type: 'array' },
                signature_method: 'KMS',
                signature_algorithm: { $oneOf: ['ECDSA_SHA_256', 'ECDSA_SHA_384', 'SM2DSA_SM3'] },
                signature_key: name,
                created_at: time,
                updated_at: time,
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'signature/policies/listed-as-shown',
    rule: 'the list shows a policy as it is shown alone',
    provenance: 'documented',
    steps: [
      {
        operation: 'ListInstanceSignPolicies',
        query: list,
        expect: { status: 200 },
        capture: { policy: '/policies/0', policy_id: '/policies/0/id', namespace_name: '/policies/0/namespace_name' },
      },
      { operation: 'ShowInstanceSignPolicy', expect: { status: 200, body: { $ref: 'policy' } } },
    ],
  },
  {
    ...reading,
    id: 'signature/policies/shown-by-id',
    rule: 'a policy is shown in its namespace by its id',
    source: page(1203),
    provenance: 'documented',
    steps: [
      {
        operation: 'ShowInstanceSignPolicy',
        expect: {
          status: 200,
          body: { id: { $ref: 'policy_id' }, namespace_name: { $ref: 'namespace_name' } },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'signature/policies/order',
    rule: 'policies are listed by ascending id',
    provenance: 'chosen',
    behaviour: { id: 'signature.order_of_policies', option: 'oldest_first' },
    steps: [
      {
        operation: 'ListInstanceSignPolicies',
        query: list,
        expect: { status: 200, body: { policies: { $ascending: 'id' } } },
      },
    ],
  },
] as const satisfies readonly Case[];
