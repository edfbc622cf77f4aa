import { apiError } from '../errors/error.ts';
import { madeHex } from '../world/kernel/ids.ts';
import type { Rows } from '../world/kernel/table.ts';
import type { Readable, WorldFacts } from '../world/kernel/world.ts';
import type { SubnetRow, VpcRow } from './rows.ts';
import type { VpcTables } from './tables.ts';

/** What VPC knows of an instance that is created in one of its networks. */
export interface NetworkUser {
  readonly id: string;
  readonly vpc_id: string;
  readonly vpc_name?: string;
  readonly vpc_cidr?: string;
  readonly subnet_id: string;
  readonly subnet_name?: string;
  readonly subnet_cidr?: string;
  readonly created_at: string;
}

/** A world as far as VPC looks at it. */
export interface NetworkWorld extends Pick<WorldFacts, 'tenant' | 'seed'> {
  readonly tables: Readable<VpcTables> & { readonly instances: Rows<NetworkUser> };
}

/** The private name servers of Beijing-4. Source: DNS, FAQ on private name servers. */
export const nameServers = ['100.125.1.250', '100.125.129.250'];

/** The name of a network that nobody created here: it follows from the seed and the id. */
export const madeName = (kind: 'vpc' | 'subnet', id: string, { seed }: Pick<WorldFacts, 'seed'>): string =>
  `${kind}-${madeHex(`${seed} ${kind} name ${id}`, 4)}`;

export const vpcBy = (user: NetworkUser, world: NetworkWorld): VpcRow => ({
  id: user.vpc_id,
  project_id: world.tenant.project_id,
  name: user.vpc_name ?? madeName('vpc', user.vpc_id, world),
  cidr: user.vpc_cidr ?? '192.168.0.0/16',
  description: '',
  enterprise_project_id: '0',
  tags: [],
  ...{ created_at: user.created_at, updated_at: user.created_at },
});

export const subnetBy = (user: NetworkUser, world: NetworkWorld): SubnetRow => {
  const cidr = user.subnet_cidr ?? '192.168.0.0/24';
  return {
    id: user.subnet_id,
    vpc_id: user.vpc_id,
    name: user.subnet_name ?? madeName('subnet', user.subnet_id, world),
    cidr,
    gateway_ip: cidr.replace(/\.\d+\/\d+$/, '.1'),
    description: '',
    ...{ ipv6_enable: false, dhcp_enable: true, dns: nameServers, availability_zone: '', extra_dhcp_opts: [] },
    tags: [],
    ...{ created_at: user.created_at, updated_at: user.created_at },
  };
};

/** The VPC of that id, if one was created or an instance is in it. */
export const vpcOf = (id: string, world: NetworkWorld): VpcRow | undefined => {
  const user = world.tables.instances.all().find(({ vpc_id }) => vpc_id === id);
  return world.tables.vpc.vpcs.get(id) ?? (user && vpcBy(user, world));
};

export const subnetOf = (id: string, world: NetworkWorld): SubnetRow | undefined => {
  const user = world.tables.instances.all().find(({ subnet_id }) => subnet_id === id);
  return world.tables.vpc.subnets.get(id) ?? (user && subnetBy(user, world));
};

export const findVpc = ({ vpc_id }: { readonly vpc_id: string }, world: NetworkWorld): VpcRow => {
  const row = vpcOf(vpc_id, world);
  if (row === undefined) throw apiError('vpc_not_found', { vpc_id });
  return row;
};

export const findSubnet = (
  { subnet_id, vpc_id }: { readonly subnet_id: string; readonly vpc_id?: string },
  world: NetworkWorld,
): SubnetRow => {
  const row = subnetOf(subnet_id, world);
  if (row === undefined || (vpc_id !== undefined && row.vpc_id !== vpc_id)) {
    throw apiError('subnet_not_found', { subnet_id });
  }
  return row;
};

const once = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();

/** Every VPC that is there: those that were created, and behind them those that only instances are in. */
export const vpcsOf = (world: NetworkWorld): readonly VpcRow[] => {
  const { vpc, instances } = world.tables;
  return once([...vpc.vpcs.all(), ...instances.all().map((user) => vpcBy(user, world))]);
};

export const subnetsOf = (world: NetworkWorld): readonly SubnetRow[] => {
  const { vpc, instances } = world.tables;
  return once([...vpc.subnets.all(), ...instances.all().map((user) => subnetBy(user, world))]);
};

/** The instance that is in a VPC or a subnet, if there is one. */
export const userOf = (id: string, { tables }: NetworkWorld): NetworkUser | undefined =>
  tables.instances.all().find(({ vpc_id, subnet_id }) => vpc_id === id || subnet_id === id);
