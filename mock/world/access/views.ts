import type { Wire } from '../../spec/types.ts';
import type { Tenant } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import type { ConnectionRow, DomainRow, EndpointPolicyRow, InternalEndpointRow, PermissionRow } from './rows.ts';

/** The domain name that came with the instance: its id is the instance's, its certificate the vendor's. Source: sample of page 0602. */
export const toDefaultDomain = (instance: InstanceRow, tenant: Tenant): Wire<'DomainName'> => ({
  ...{ uid: instance.id, domain_id: tenant.domain_id, project_id: instance.project_id, instance_id: instance.id },
  ...{ type: 'default', domain_name: instance.access_address },
  ...{ created_at: instance.created_at, updated_at: instance.updated_at },
});

export const toDomain = (row: DomainRow, tenant: Tenant): Wire<'DomainName'> => ({
  ...{ uid: row.uid, domain_id: tenant.domain_id, project_id: tenant.project_id, instance_id: row.instance_id },
  ...{ type: 'custom', domain_name: row.domain_name, certificate_id: row.certificate_id },
  ...{ created_at: row.created_at, updated_at: row.updated_at },
});

export const toPolicy = ({ status, ip_list }: EndpointPolicyRow): Wire<'EndpointPolicy'> => ({
  status,
  ip_list: ip_list.map(({ ip, description }) => ({ ip, description })),
});

export const toEndpoint = (row: InternalEndpointRow): Wire<'InternalEndpoint'> => {
  const { id: _, uid, instance_id: _instance, dueMs: _due, ...shown } = row;
  return { id: uid, ...shown };
};

export const toConnection = ({ uid, ...row }: Omit<ConnectionRow, 'id'>): Wire<'Connection'> => ({
  ...{ id: uid, status: row.status, domain_id: row.domain_id, project_id: row.project_id },
  ...{ protected: row.protected, created_at: row.created_at, updated_at: row.updated_at },
});

export const toPermission = ({ uid, ...row }: PermissionRow): Wire<'Permission'> => ({
  ...{ id: uid, permission: row.permission, permission_type: row.permission_type },
  ...{ protected: row.protected, created_at: row.created_at },
});
