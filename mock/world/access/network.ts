import { madeHex, madeInt } from '../kernel/ids.ts';
import type { World } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import type { InternalEndpointRow } from './rows.ts';

type Network = Pick<
  InternalEndpointRow,
  'vpc_id' | 'vpc_name' | 'vpc_cidr' | 'subnet_id' | 'subnet_name' | 'subnet_cidr'
>;

/** A VPC and a subnet as they are known; those that the fake did not make get names of their ids. */
export const networkOf = (
  { vpc_id, subnet_id }: Pick<Network, 'vpc_id' | 'subnet_id'>,
  instance: InstanceRow,
  { seed }: Pick<World<unknown>, 'seed'>,
): Network => {
  const vpc = vpc_id === instance.vpc_id ? instance : undefined;
  const subnet = subnet_id === instance.subnet_id ? instance : undefined;
  return {
    ...{ vpc_id, subnet_id },
    vpc_name: vpc?.vpc_name ?? `vpc-${madeHex(`${seed} vpc name ${vpc_id}`, 4)}`,
    vpc_cidr: vpc?.vpc_cidr ?? '192.168.0.0/16',
    subnet_name: subnet?.subnet_name ?? `subnet-${madeHex(`${seed} subnet name ${subnet_id}`, 4)}`,
    subnet_cidr: subnet?.subnet_cidr ?? '192.168.0.0/24',
  };
};

const cidr = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** An address of the subnet that depends on the text alone; neither its gateway nor what the service keeps for itself. */
export const addressIn = (subnet: string, text: string): string => {
  const [, ...parts] = (cidr.exec(subnet) ?? cidr.exec('192.168.0.0/24') ?? []).map(Number);
  const bits = Math.min(parts.pop() ?? 24, 29);
  const size = 2 ** (32 - bits);
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  const host = address - (address % size) + madeInt(`${text} address`, 2, size - 5);
  return [24, 16, 8, 0].map((shift) => Math.floor(host / 2 ** shift) % 256).join('.');
};
