import type { SeedConnection, SeedPermission } from '../format/types.ts';

/** A VPC endpoint in every status; the newest, which is the first of the list, waits to be accepted. */
export const connections: SeedConnection[] = [
  { status: 'deleting' },
  { status: 'failed' },
  { status: 'creating' },
  { status: 'rejected' },
  { status: 'accepted' },
  { status: 'pendingAcceptance' },
];

/** One of each form. */
export const permissions: SeedPermission[] = [
  { permission: 'iam:domain::d0000000000000000000000000000002' },
  { permission: 'iam:domainName::fake-swr-*' },
  { permission: 'organizations:orgPath::o-0123456789/r-0123456789/ou-0123456789/*' },
];
