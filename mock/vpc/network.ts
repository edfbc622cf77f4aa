import { madeName, type NetworkUser, type NetworkWorld, subnetBy, subnetOf, vpcBy, vpcOf } from './find.ts';

/** Where an instance, or access to it, is, with the names and ranges that it shows. */
export interface Network {
  readonly vpc_id: string;
  readonly vpc_name: string;
  readonly vpc_cidr: string;
  readonly subnet_id: string;
  readonly subnet_name: string;
  readonly subnet_cidr: string;
}

/** The first subnet of a VPC, of 256 addresses where the VPC has as many. */
const firstSubnet = (vpcCidr: string): string => vpcCidr.replace(/\d+$/, (bits) => String(Math.max(24, Number(bits))));

/**
 * The network of these ids: as it was created, else as `own` or another instance has it. One that nobody created here has names
 * that follow from the ids.
 */
export const networkOf = (
  { vpc_id, subnet_id }: Pick<Network, 'vpc_id' | 'subnet_id'>,
  world: NetworkWorld,
  own?: NetworkUser,
): Network => {
  const { vpcs, subnets } = world.tables.vpc;
  const ownVpc = own?.vpc_id === vpc_id ? vpcBy(own, world) : undefined;
  const ownSubnet = own?.subnet_id === subnet_id ? subnetBy(own, world) : undefined;
  const vpc = vpcs.get(vpc_id) ?? ownVpc ?? vpcOf(vpc_id, world);
  const subnet = subnets.get(subnet_id) ?? ownSubnet ?? subnetOf(subnet_id, world);
  const vpc_cidr = vpc?.cidr ?? '192.168.0.0/16';
  return {
    ...{ vpc_id, subnet_id },
    ...{ vpc_name: vpc?.name ?? madeName('vpc', vpc_id, world), vpc_cidr },
    subnet_name: subnet?.name ?? madeName('subnet', subnet_id, world),
    subnet_cidr: subnet?.cidr ?? firstSubnet(vpc_cidr),
  };
};
