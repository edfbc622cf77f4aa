import type { Case } from '../../case.ts';
import { instanceBodies, instanceBody } from '../../resources/instance-bodies.ts';
import { specOf } from '../../service/spec.ts';
import { create, refused, remove } from '../parts/new-instance.ts';
import { page } from '../parts/pages.ts';
import { flawsOf } from '../rules/flaws.ts';

const base = { effect: 'write', given: ['free project'], source: page('0001') } as const;

const flawed = flawsOf(specOf('CreateInstance').body ?? {}, instanceBodies.whole);

/** What the older rule and the newer one both refuse. */
const badNames = ['fs', '-fake-swr-verify', 'fake-swr-verify-', 'fake swr verify', 'fake-swr-verify/x', 'n'.repeat(65)];

/** Each value of the body; the last field but one needs the one before. */
const values = {
  'spec-basic': { spec: 'swr.ee.basic' },
  'aes-256': { obs_encrypt: true, encrypt_type: '' },
  'no-intranet': { enable_intranet_access: false },
  intranet: { enable_intranet_access: true },
  'own-key': { obs_encrypt: true, obs_enc_kms_key_id: '00000000-0000-4000-8000-000000000003' },
  tagged: { resource_tags: [{ key: 'made-by', value: 'verify' }] },
} as const;

const accepted = Object.entries(values).map(
  ([slug, changes]): Case => ({
    ...base,
    id: `instances/body-${slug}`,
    rule: `an instance may be created with ${Object.keys(changes).join(' and ')}`,
    provenance: slug === 'spec-basic' ? 'inferred' : 'documented',
    ...(slug === 'spec-basic' && { behaviour: { id: 'instances.spec_basic', option: 'accept' } }),
    steps: [create(`fake-swr-verify-${slug}`, changes), remove],
  }),
);

/** The bodies of creating and deleting instances. */
export const instanceBodyCases: readonly Case[] = [
  ...accepted,
  {
    ...base,
    id: 'instances/body-flaws',
    rule: 'a body without a required field, or with a field of another type or value, is refused',
    provenance: 'documented',
    steps: flawed.map(({ body }) => ({ operation: 'CreateInstance' as const, body, expect: { status: 400 } })),
  },
  {
    ...base,
    id: 'instances/name-characters',
    rule: 'a name that is too short or too long, or of characters that no rule of the page has allowed, is refused',
    provenance: 'documented',
    steps: badNames.map((name) => refused({ name })),
  },
  {
    ...base,
    id: 'instances/name-older-rule',
    rule: 'a name may have capitals, periods and underscores, and 64 characters',
    source: 'Terraform provider huaweicloud, tests that create tf_test_xxxxx',
    provenance: 'inferred',
    behaviour: { id: 'instances.name_rule', option: 'older' },
    steps: ['fake_swr_verify.X', 'fake-swr-verify-'.padEnd(64, 'n')].flatMap((name) => [create(name), remove]),
  },
  {
    ...base,
    id: 'instances/key-rules',
    rule: 'a key to encrypt the bucket with needs obs_encrypt, and no bucket of the user’s own',
    provenance: 'documented',
    steps: [
      refused({ obs_enc_kms_key_id: 'key' }),
      refused({ obs_enc_kms_key_id: 'key', obs_encrypt: false }),
      refused({ obs_enc_kms_key_id: 'key', obs_encrypt: true, obs_bucket_name: 'fake-swr-verify' }),
    ],
  },
  {
    ...base,
    id: 'instances/name-taken',
    rule: 'a second instance of a name is a conflict',
    provenance: 'chosen',
    behaviour: { id: 'instances.taken_name', option: 'reject' },
    steps: [create('fake-swr-verify-taken'), refused({ name: 'fake-swr-verify-taken' }, 409), remove],
  },
  {
    ...base,
    id: 'instances/removal-flaws',
    rule: 'deleting with a field of another type is refused, and the instance stays',
    source: page('0004'),
    provenance: 'inferred',
    steps: [
      create(`${instanceBody.name}-removal`),
      ...[{ delete_obs: 'yes' }, { delete_dns: 1 }].map((body) => ({
        operation: 'DeleteInstance' as const,
        body,
        expect: { status: 400 },
      })),
      { operation: 'ShowInstance', expect: { status: 200 } },
      remove,
    ],
  },
];
