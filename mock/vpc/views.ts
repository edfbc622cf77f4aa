import type { Output } from '../spec/types.ts';
import { madeUuid } from '../world/kernel/ids.ts';
import type { Tenant } from '../world/kernel/world.ts';
import type { SubnetRow, VpcRow } from './rows.ts';

export const toVpc = (row: VpcRow, { project_id }: Tenant): Output<'ShowVpc'>['vpc'] => ({
  id: row.id,
  name: row.name,
  description: row.description,
  cidr: row.cidr,
  status: 'OK',
  routes: [],
  enterprise_project_id: row.enterprise_project_id,
  tenant_id: project_id,
  created_at: row.created_at,
  updated_at: row.updated_at,
});

export const toVpcV3 = (
  row: VpcRow,
  { tenant, subnetCount }: { readonly tenant: Tenant; readonly subnetCount: number },
): Output<'ShowVpcV3'>['vpc'] => ({
  id: row.id,
  name: row.name,
  description: row.description,
  cidr: row.cidr,
  extend_cidrs: [],
  status: 'ACTIVE',
  project_id: tenant.project_id,
  enterprise_project_id: row.enterprise_project_id,
  cloud_resources: [
    { resource_type: 'routetable', resource_count: 1 },
    { resource_type: 'virsubnet', resource_count: subnetCount },
  ],
  tags: [...row.tags],
  created_at: row.created_at,
  updated_at: row.updated_at,
});

export const toSubnet = (row: SubnetRow, { project_id }: Tenant): Output<'ShowSubnet'>['subnet'] => {
  const [primary_dns = '', secondary_dns = ''] = row.dns;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    cidr: row.cidr,
    gateway_ip: row.gateway_ip,
    ipv6_enable: row.ipv6_enable,
    dhcp_enable: row.dhcp_enable,
    primary_dns,
    secondary_dns,
    dnsList: [...row.dns],
    availability_zone: row.availability_zone,
    vpc_id: row.vpc_id,
    status: 'ACTIVE',
    neutron_network_id: row.id,
    neutron_subnet_id: madeUuid(`neutron subnet ${row.id}`),
    extra_dhcp_opts: row.extra_dhcp_opts.map((option) => ({ ...option })),
    tenant_id: project_id,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
};
