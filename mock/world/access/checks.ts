import { fields, flag, id, list, moment, oneOf, optional, text, time } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const under = { id, uid: text, instance_id: text };

const domain = fields({ ...under, domain_name: text, certificate_id: text, created_at: time, updated_at: time });

const policy = fields({
  instance_id: text,
  status: oneOf('Enabling', 'Enable', 'EnableFailed', 'Disable', 'Disabling', 'DisableFailed'),
  ip_list: list(fields({ ip: text, description: text })),
  dueMs: optional(moment),
});

const endpoint = fields({
  ...{ ...under, vpcep_endpoint_id: text, endpoint_ip: text, project_id: text, project_name: text },
  ...{ vpc_id: text, vpc_name: text, vpc_cidr: text, subnet_id: text, subnet_name: text, subnet_cidr: text },
  ...{ description: text, status_text: text, created_at: time, dueMs: optional(moment) },
  status: oneOf('Creating', 'Running', 'CreateError', 'Deleting', 'DeleteError'),
});

const connection = fields({
  ...{ ...under, domain_id: text, project_id: text, protected: flag, created_at: time, updated_at: time },
  status: oneOf('pendingAcceptance', 'creating', 'accepted', 'rejected', 'failed', 'deleting'),
});

const permission = fields({
  ...{ ...under, permission: text, permission_type: oneOf('domainId', 'orgPath'), protected: flag, created_at: time },
});

export const accessChecks: SnapshotChecks = {
  rows: {
    'access.domains': domain,
    'access.endpointPolicies': policy,
    'access.endpoints': endpoint,
    'access.connections': connection,
    'access.permissions': permission,
  },
  references: [
    { table: 'access.domains', field: 'instance_id', to: 'instances' },
    { table: 'access.endpointPolicies', field: 'instance_id', to: 'instances' },
    { table: 'access.endpoints', field: 'instance_id', to: 'instances' },
    { table: 'access.connections', field: 'instance_id', to: 'instances' },
    { table: 'access.permissions', field: 'instance_id', to: 'instances' },
  ],
};
