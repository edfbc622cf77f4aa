import type { Case } from '../../case.ts';
import { namespaceBody, policyBody, replacement } from '../../resources/bodies.ts';
import { derived, slug, step } from './build.ts';

type Body = typeof policyBody | typeof replacement;

/** Every value that the page lists for a field, by the part of a policy that holds it. */
const valuesOf = ({ scope_rules: [scope] }: Body): Readonly<Record<string, readonly object[]>> => {
  const [tagSelector] = scope.tag_selectors;
  const [repositorySelector] = scope.scope_selectors.repository;
  return {
    signature_method: [{ signature_method: 'KMS' }],
    signature_algorithm: ['ECDSA_SHA_256', 'ECDSA_SHA_384', 'SM2DSA_SM3'].map((signature_algorithm) => ({
      signature_algorithm,
    })),
    'trigger.type': [{ trigger: { type: 'manual' } }],
    enabled: [{ enabled: true }, { enabled: false }],
    repo_scope_mode: ['regular', 'selection'].map((repo_scope_mode) => ({
      scope_rules: [{ ...scope, repo_scope_mode }],
    })),
    decoration: ['repoMatches', 'matches'].map((decoration) => ({
      scope_rules: [
        {
          ...scope,
          scope_selectors: { repository: [{ ...repositorySelector, decoration }] },
          tag_selectors: [{ ...tagSelector, decoration }],
        },
      ],
    })),
  };
};

/** Pages of different times contradict each other over which of these a signing policy takes. */
const openTriggers = [
  { trigger: { type: 'event_based' } },
  { trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 3 * * *' } } },
];

const allTriggers = {
  rule: 'a policy can be started by events and by time',
  provenance: 'inferred',
  behaviour: { id: 'signature.accepted_triggers', option: 'all' },
} as const;

const created = (field: string, values: readonly object[]): Case => ({
  ...derived('CreateInstanceSignPolicy'),
  id: `values/${field}/${slug('CreateInstanceSignPolicy')}`,
  rule: `${field} takes each value of the page and keeps it`,
  provenance: 'documented',
  given: ['new namespace'],
  steps: values.flatMap((value) => [
    step('CreateInstanceSignPolicy', {
      body: { ...policyBody, ...value },
      expect: { status: 201 },
      capture: { policy_id: '/id' },
    }),
    step('ShowInstanceSignPolicy', { expect: { status: 200, body: value } }),
    step('DeleteInstanceSignPolicy', { expect: { status: 204 } }),
  ]),
});

const replaced = (field: string, values: readonly object[]): Case => ({
  ...derived('UpdateInstanceSignPolicy'),
  id: `values/${field}/${slug('UpdateInstanceSignPolicy')}`,
  rule: `${field} takes each value of the page and keeps it`,
  provenance: 'documented',
  given: ['new policy'],
  steps: values.flatMap((value) => [
    step('UpdateInstanceSignPolicy', { body: { ...replacement, ...value }, expect: { status: [200, 201, 202] } }),
    step('ShowInstanceSignPolicy', { expect: { status: 200, body: value } }),
  ]),
});

const metadataValues: Readonly<Record<string, readonly string[]>> = {
  public: ['true', 'false'],
  auto_scan: ['true', 'false'],
  prevent_vul: ['true', 'false'],
  severity: ['none', 'low', 'medium', 'high', 'critical'],
};

const inNamespace = { namespace_name: { $ref: 'new_name' } } as const;

const ofNamespace = ([field, values]: readonly [string, readonly string[]]): Case => ({
  ...derived('CreateInstanceNamespace'),
  id: `values/metadata.${field}/${slug('CreateInstanceNamespace')}`,
  rule: `metadata.${field} takes each value of the page and keeps it, as a text`,
  provenance: 'documented',
  given: ['new namespace'],
  steps: values.flatMap((value) => {
    const metadata = { ...namespaceBody.metadata, [field]: value };
    return [
      step('CreateInstanceNamespace', {
        body: { namespace_name: { $ref: 'new_name' }, metadata },
        expect: { status: 201 },
      }),
      step('ShowInstanceNamespace', { path: inNamespace, expect: { status: 200, body: { metadata } } }),
      step('DeleteInstanceNamespace', { path: inNamespace, expect: { status: 204 } }),
    ];
  }),
});

/** Every value of every enum that a body can hold. */
export const values: readonly Case[] = [
  ...Object.entries(metadataValues).map(ofNamespace),
  ...Object.entries(valuesOf(policyBody)).map(([field, listed]) => created(field, listed)),
  { ...created('other-triggers', openTriggers), ...allTriggers },
  ...Object.entries(valuesOf(replacement)).map(([field, listed]) => replaced(field, listed)),
  { ...replaced('other-triggers', openTriggers), ...allTriggers },
];
