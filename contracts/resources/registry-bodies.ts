import type { Bodies } from './resource.ts';

/** An open-source Harbor that is nowhere, so that nothing is ever copied to it. */
export const registryBody = {
  name: 'fake-swr-verify-case',
  description: 'made by fake-swr verify',
  type: 'swr-pro',
  url: 'https://harbor.example.com',
  credential: { type: 'basic', access_key: 'robot', access_secret: 'not-a-secret' },
  dns_conf: { hosts: { 'harbor.example.com': '192.0.2.14' } },
  insecure: true,
} as const;

/** As page 1101 has it for an instance of the Enterprise Edition. */
export const internalBody = {
  ...{ name: registryBody.name, description: registryBody.description, type: 'swr-pro-internal', insecure: true },
  ...{ url: 'https://other.swr-pro.example.com', credential: registryBody.credential },
  ...{ region_id: 'cn-north-4', project_id: '0123456789abcdef0123456789abcdef' },
  instance_id: '00000000-0000-4000-8000-000000000000',
} as const;

const whole = { ...internalBody, ...registryBody };

/** A registry that is an instance needs to say which, and of a credential the secret is not shown. */
const byHand = { type: ['swr-pro-internal'], 'credential.type': ['basic'] };

export const registryBodies: Bodies = {
  good: { ...registryBody, name: { $ref: 'new_name' } },
  ...{ whole, idle: registryBody, byHand },
};
