import type { VpcTables } from '../../vpc/tables.ts';
import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { ConnectionRow, DomainRow, EndpointPolicyRow, InternalEndpointRow, PermissionRow } from './rows.ts';

const underInstance = {
  id: (row: { readonly id: number }) => row.id,
  parent: (row: { readonly instance_id: string }) => row.instance_id,
  name: (row: { readonly uid: string }) => row.uid,
};

export const accessTables = () => ({
  access: {
    domains: new Table<DomainRow>(underInstance),
    endpointPolicies: new Table<EndpointPolicyRow>({ id: (row) => row.instance_id, parent: (row) => row.instance_id }),
    endpoints: new Table<InternalEndpointRow>(underInstance),
    connections: new Table<ConnectionRow>(underInstance),
    permissions: new Table<PermissionRow>({ ...underInstance, name: (row) => row.permission }),
  },
});

/** What access may see and change. */
export type AccessTables = ReturnType<typeof accessTables> & ResourceTables & VpcTables;
