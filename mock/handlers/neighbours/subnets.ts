import { apiError } from '../../errors/error.ts';
import type { Input } from '../../spec/types.ts';
import { addressOf, blockOf, isWithin } from '../../vpc/cidr.ts';
import { findSubnet, findVpc, subnetsOf, userOf } from '../../vpc/find.ts';
import type { SubnetRow } from '../../vpc/rows.ts';
import { toSubnet } from '../../vpc/views.ts';
import { madeUuid } from '../../world/kernel/ids.ts';
import { inSeconds } from '../../world/kernel/time.ts';
import type { World, WritableWorld } from '../../world/kernel/world.ts';
import type { Tables } from '../../world/tables.ts';
import type { Read, Write } from '../handler.ts';
import { pageBehind } from './page.ts';
import { changedTags } from './tags.ts';

type NewSubnet = Input<'CreateSubnet'>['body']['subnet'];

const refusal = (field: string, value: string, rule: string) =>
  apiError('vpc_invalid', { detail: `body field subnet.${field} is ${JSON.stringify(value)} but must be ${rule}` });

const checkAddresses = (addresses: readonly string[], field: string): void => {
  for (const address of addresses)
    if (addressOf(address) === undefined) throw refusal(field, address, 'an IPv4 address');
};

const checkSubnet = ({ cidr, gateway_ip, vpc_id }: NewSubnet, world: World<Tables>): void => {
  const vpc = findVpc({ vpc_id }, world);
  const block = blockOf(cidr);
  if (block === undefined) throw refusal('cidr', cidr, 'a block of IPv4 addresses like 192.168.0.0/24');
  const whole = blockOf(vpc.cidr);
  if (whole !== undefined && !isWithin(block, whole))
    throw refusal('cidr', cidr, `within ${vpc.cidr}, the block of its VPC`);
  const gateway = addressOf(gateway_ip) ?? -1;
  if (!isWithin({ first: gateway, last: gateway }, block))
    throw refusal('gateway_ip', gateway_ip, `an address of ${cidr}`);
};

interface GivenServers {
  readonly primary_dns?: string | undefined;
  readonly secondary_dns?: string | undefined;
  readonly dnsList?: readonly string[] | undefined;
}

/** The name servers that a body asks for; undefined if it says nothing of them. */
const serversIn = ({ primary_dns = '', secondary_dns = '', dnsList }: GivenServers): readonly string[] | undefined => {
  const named = [primary_dns, secondary_dns].filter((address) => address !== '');
  const servers = dnsList ?? (named.length > 0 ? named : undefined);
  checkAddresses(servers ?? [], dnsList === undefined ? 'primary_dns' : 'dnsList');
  return servers;
};

const put = (row: SubnetRow, { tables }: WritableWorld<Tables>): SubnetRow => {
  tables.vpc.subnets.addOrReplace(row);
  return row;
};

export const CreateSubnet: Write<'CreateSubnet'> = ({ body: { subnet } }, world) => {
  const { tenant, seed, nowMs, tables } = world;
  checkSubnet(subnet, world);
  const { name, cidr, gateway_ip, vpc_id, description = '', ipv6_enable = false, dhcp_enable = true } = subnet;
  const dns = serversIn(subnet) ?? [];
  const id = madeUuid(`${seed} subnet ${tenant.project_id} ${tables.vpc.subnets.reserve()}`);
  const now = inSeconds(nowMs);
  const row = {
    ...{ id, vpc_id, name, cidr, gateway_ip, description, ipv6_enable, dhcp_enable, dns },
    availability_zone: subnet.availability_zone ?? '',
    extra_dhcp_opts: subnet.extra_dhcp_opts ?? [],
    ...{ tags: [], created_at: now, updated_at: now },
  };
  return { subnet: toSubnet(put(row, world), tenant) };
};

export const ListSubnets: Read<'ListSubnets'> = ({ query }, world) => {
  const found = subnetsOf(world).filter(({ vpc_id }) => query.vpc_id === undefined || vpc_id === query.vpc_id);
  return { subnets: pageBehind(found, query).map((row) => toSubnet(row, world.tenant)) };
};

export const ShowSubnet: Read<'ShowSubnet'> = ({ path }, world) => ({
  subnet: toSubnet(findSubnet(path, world), world.tenant),
});

export const UpdateSubnet: Write<'UpdateSubnet'> = ({ path, body: { subnet } }, world) => {
  const row = findSubnet(path, world);
  put(
    {
      ...row,
      name: subnet.name,
      description: subnet.description ?? row.description,
      ipv6_enable: subnet.ipv6_enable ?? row.ipv6_enable,
      dhcp_enable: subnet.dhcp_enable ?? row.dhcp_enable,
      dns: serversIn(subnet) ?? row.dns,
      extra_dhcp_opts: subnet.extra_dhcp_opts ?? row.extra_dhcp_opts,
      updated_at: inSeconds(world.nowMs),
    },
    world,
  );
  return { subnet: { id: row.id, status: 'ACTIVE' } };
};

export const DeleteSubnet: Write<'DeleteSubnet'> = ({ path }, world) => {
  const row = findSubnet(path, world);
  const user = userOf(row.id, world);
  if (user !== undefined)
    throw apiError('subnet_in_use', { subnet_id: row.id, reason: `instance ${user.id} is in it` });
  world.tables.vpc.subnets.remove(row);
};

export const ShowSubnetTags: Read<'ShowSubnetTags'> = ({ path }, world) => ({
  tags: [...findSubnet(path, world).tags],
});

export const BatchCreateSubnetTags: Write<'BatchCreateSubnetTags'> = ({ path, body }, world) => {
  const row = findSubnet(path, world);
  put({ ...row, tags: changedTags(row.tags, body) }, world);
};
