import type { Bodies } from './resource.ts';

/** What an instance needs; the network is one that is nowhere. */
export const instanceBody = {
  ...{ name: 'fake-swr-verify-case', spec: 'swr.ee.professional', charge_mode: 'postPaid' },
  ...{ vpc_id: '00000000-0000-4000-8000-000000000001', subnet_id: '00000000-0000-4000-8000-000000000002' },
  ...{ project_id: '0123456789abcdef0123456789abcdef', enterprise_project_id: '0' },
} as const;

const whole = {
  ...{ ...instanceBody, description: 'made by fake-swr verify', resource_tags: [{ key: 'made-by', value: 'verify' }] },
  ...{ obs_bucket_name: 'fake-swr-verify', obs_encrypt: true, encrypt_type: 'gm', enable_intranet_access: false },
  obs_enc_kms_key_id: '',
};

export const instanceBodies: Bodies = {
  good: { ...instanceBody, name: { $ref: 'new_name' } },
  ...{ whole, idle: instanceBody },
};

const removal = { delete_obs: false, delete_dns: false };

export const removalBodies: Bodies = { good: removal, whole: removal, idle: removal };

const configuration = { anonymous_access: false };

export const configurationBodies: Bodies = { good: configuration, whole: configuration, idle: configuration };
