import type { Case } from '../../case.ts';
import { replicationBody } from '../../resources/replication-bodies.ts';
import { id, name, text, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { create, listed, lists, remove, shows, update } from './steps.ts';

const reading = { effect: 'read', given: ['replication policy'], source: page(1107) } as const;
const writing = { effect: 'write', given: ['new replication policy'], source: page(1106) } as const;

const body = { ...replicationBody, name: { $ref: 'new_name' } } as const;
const side = { id: { $type: 'integer', $atLeast: 0 } } as const;

const refused = (change: object) =>
  ({
    operation: 'CreateInstanceReplicationPolicy',
    body: { ...body, ...change },
    expect: { status: 400 },
  }) as const;

/** What is replicated: the policies of an instance, listed, created, replaced and deleted. */
export const replicationPolicies = [
  {
    ...reading,
    id: 'replication/policies/fields',
    rule: 'a policy has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            policies: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id, name, description: text, src_registry: side, dest_registry: side, dest_namespace: text },
                filters: { $type: 'array', $each: { type: { $oneOf: ['name', 'tag'] }, value: text } },
                repo_scope_mode: { $oneOf: ['regular', 'selection'] },
                trigger: { type: { $oneOf: ['manual', 'scheduled', 'event_based'] } },
                ...{ override: { $type: 'boolean' }, enabled: { $type: 'boolean' } },
                ...{ created_at: utcTime, updated_at: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'replication/policies/listed-as-shown',
    rule: 'the list shows a policy as it is shown alone',
    provenance: 'documented',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { policy: '/policies/0', policy_id: '/policies/0/id' } },
      shows({ $ref: 'policy' }),
    ],
  },
  {
    ...writing,
    id: 'replication/policies/life',
    rule: 'a policy is created, shown as it was sent, listed, deleted, and then gone; its other side is the instance',
    provenance: 'observed',
    source: 'Terraform provider huaweicloud, test of swr_enterprise_replication_policy',
    steps: [
      { ...create, body, expect: { status: 201, body: { id } } },
      { ...shows({ ...body, id: { $ref: 'policy_id' }, src_registry: { id: 0 } }), capture: { policy: '' } },
      listed({}, { $contains: { $ref: 'policy' } }),
      remove,
      { operation: 'ShowInstanceReplicationPolicy', expect: { status: 404 } },
      listed({}, { $excludes: { id: { $ref: 'policy_id' } } }),
    ],
  },
  {
    ...writing,
    id: 'replication/policies/direction',
    rule: 'a policy that pushed and is replaced by one that pulls has the instance as its destination',
    provenance: 'observed',
    source: 'Terraform provider huaweicloud, test of swr_enterprise_replication_policy',
    steps: [
      update({
        ...{ ...body, trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } },
      }),
      shows({ trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } }),
      update({
        ...{ name: body.name, filters: body.filters, repo_scope_mode: 'selection', trigger: { type: 'manual' } },
        ...{ enabled: false, override: true, description: '', src_registry: { id: { $ref: 'registry_id' } } },
      }),
      shows({
        ...{ src_registry: { id: { $ref: 'registry_id' } }, dest_registry: { id: 0 }, description: '' },
        ...{ enabled: false, override: true, dest_namespace: '', repo_scope_mode: 'selection' },
        trigger: { type: 'manual', trigger_settings: { $absent: true } },
      }),
      update({ ...body, src_registry: { id: 0 } }),
      shows({ src_registry: { id: 0 }, dest_registry: { id: { $ref: 'registry_id' } } }),
    ],
  },
  {
    ...writing,
    id: 'replication/policies/one-registry',
    rule: 'a policy names one registry, not two and not none',
    provenance: 'inferred',
    behaviour: { id: 'replication.both_registries', option: 'reject_400' },
    steps: [{ src_registry: { id: { $ref: 'registry_id' } } }, { dest_registry: { id: 0 } }].map(refused),
  },
  {
    ...writing,
    id: 'replication/policies/known-registry',
    rule: 'the registry of a policy is one that there is',
    provenance: 'documented',
    steps: [{ dest_registry: { id: 2_147_483_647 } }].map(refused),
  },
  {
    ...writing,
    id: 'replication/policies/cron',
    rule: 'a scheduled policy needs a cron of six fields, each in its range',
    provenance: 'inferred',
    steps: [{}, ...['', '60 0 2 * * *', '0 0 24 * * *'].map((cron) => ({ cron }))].map(
      (trigger_settings) =>
        ({
          operation: 'CreateInstanceReplicationPolicy',
          body: { ...body, trigger: { type: 'scheduled', trigger_settings } },
          expect: { status: 400 },
        }) as const,
    ),
  },
  {
    ...writing,
    id: 'replication/policies/scheduled',
    rule: 'a policy is created with a schedule and keeps it',
    provenance: 'documented',
    steps: [
      { ...create, body: { ...body, trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } } },
      shows({ trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } } }),
      remove,
    ],
  },
  {
    ...writing,
    id: 'replication/policies/taken-name',
    rule: 'a second policy of a name is a conflict',
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      {
        operation: 'CreateInstanceReplicationPolicy',
        body: { ...body, name: { $ref: 'policy_name' } },
        expect: { status: 409 },
      },
      { ...create, body, capture: { other: '/id' } },
      { ...update(body), expect: { status: 409 } },
      { ...remove, path: { policy_id: { $ref: 'other' } } },
    ],
  },
  {
    ...writing,
    id: 'replication/policies/registry-in-use',
    rule: 'a registry that a policy names is not deleted before the policy',
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      { operation: 'DeleteInstanceRegistry', expect: { status: 412 } },
      { operation: 'ShowInstanceRegistry', expect: { status: 200 } },
    ],
  },
] as const satisfies readonly Case[];
