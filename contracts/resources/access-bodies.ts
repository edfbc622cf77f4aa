import type { Bodies } from './resource.ts';

export const domainBody = { domain_name: 'fake-swr-verify.example.com', certificate_id: 'scs1730805603352' } as const;

export const certificateBody = { certificate_id: 'scs1747916910467' } as const;

/** A VPC that need not be there. */
export const endpointBody = {
  project_id: '0123456789abcdef0123456789abcdef',
  vpc_id: 'fake-swr-verify-vpc',
  subnet_id: 'fake-swr-verify-subnet',
  description: 'made by fake-swr verify',
} as const;

export const listBody = { ip_list: [{ ip: '192.0.2.0/24', description: 'documentation' }] } as const;

export const permissionBody = {
  permissions: ['iam:domain::0123456789abcdef0123456789abcdee'],
  action: 'add',
  permission_type: 'domainId',
} as const;

/** A VPC endpoint that is not there. */
export const connectionBody = { endpoints: ['00000000-0000-4000-8000-000000000000'], action: 'receive' } as const;

export const bodiesOfOne = (body: object): Bodies => ({ good: body, whole: body, idle: body });
