import { apiError } from '../../errors/error.ts';
import { blockOf } from '../../vpc/cidr.ts';
import { findVpc, nameServers, subnetsOf, userOf, vpcsOf } from '../../vpc/find.ts';
import type { VpcRow } from '../../vpc/rows.ts';
import { toVpc, toVpcV3 } from '../../vpc/views.ts';
import { madeUuid } from '../../world/kernel/ids.ts';
import { inSeconds } from '../../world/kernel/time.ts';
import type { World, WritableWorld } from '../../world/kernel/world.ts';
import type { Tables } from '../../world/tables.ts';
import type { Read, Write } from '../handler.ts';
import { pageBehind } from './page.ts';
import { changedTags } from './tags.ts';

/** An empty name and an empty block are allowed. Source: VPC, creating a VPC. */
const checkVpc = ({ id, name, cidr }: Pick<VpcRow, 'id' | 'name' | 'cidr'>, world: World<Tables>): void => {
  if (cidr !== '' && blockOf(cidr) === undefined) {
    const detail = `body field vpc.cidr is ${JSON.stringify(cidr)} but must be a block of IPv4 addresses like 192.168.0.0/16`;
    throw apiError('vpc_invalid', { detail });
  }
  const isTaken = name !== '' && vpcsOf(world).some((other) => other.name === name && other.id !== id);
  if (isTaken) throw apiError('vpc_name_taken', { name });
};

const put = (row: VpcRow, { tables }: WritableWorld<Tables>): VpcRow => {
  tables.vpc.vpcs.addOrReplace(row);
  return row;
};

export const CreateVpc: Write<'CreateVpc'> = ({ body: { vpc } }, world) => {
  const { tenant, seed, nowMs, tables } = world;
  const { name = '', cidr = '', description = '', enterprise_project_id = '0' } = vpc;
  checkVpc({ id: '', name, cidr }, world);
  const id = madeUuid(`${seed} vpc ${tenant.project_id} ${tables.vpc.vpcs.reserve()}`);
  const now = inSeconds(nowMs);
  const row = {
    ...{ id, project_id: tenant.project_id, name, cidr, description, enterprise_project_id },
    ...{ tags: [], created_at: now, updated_at: now },
  };
  return { vpc: toVpc(put(row, world), tenant) };
};

export const ListVpcs: Read<'ListVpcs'> = ({ query }, world) => {
  const { id: wanted, enterprise_project_id: project = 'all_granted_eps' } = query;
  const found = vpcsOf(world)
    .filter(({ id }) => wanted === undefined || id === wanted)
    .filter((row) => project === 'all_granted_eps' || row.enterprise_project_id === project);
  return { vpcs: pageBehind(found, query).map((row) => toVpc(row, world.tenant)) };
};

export const ShowVpc: Read<'ShowVpc'> = ({ path }, world) => ({ vpc: toVpc(findVpc(path, world), world.tenant) });

export const ShowVpcV3: Read<'ShowVpcV3'> = ({ path }, world) => {
  const row = findVpc(path, world);
  const subnetCount = subnetsOf(world).filter(({ vpc_id }) => vpc_id === row.id).length;
  return { vpc: toVpcV3(row, { tenant: world.tenant, subnetCount }) };
};

export const UpdateVpc: Write<'UpdateVpc'> = ({ path, body: { vpc } }, world) => {
  const row = findVpc(path, world);
  const { name = row.name, cidr = row.cidr, description = row.description } = vpc;
  checkVpc({ id: row.id, name, cidr }, world);
  const updated_at = inSeconds(world.nowMs);
  return { vpc: toVpc(put({ ...row, name, cidr, description, updated_at }, world), world.tenant) };
};

/** A VPC goes when nothing is in it any more. Source: Terraform's provider, which tries again as long as it is told 409. */
export const DeleteVpc: Write<'DeleteVpc'> = ({ path }, world) => {
  const row = findVpc(path, world);
  const [subnet] = world.tables.vpc.subnets.under(row.id);
  const user = userOf(row.id, world);
  const holder = subnet === undefined ? user && `instance ${user.id} is in it` : `subnet ${subnet.id} is in it`;
  if (holder !== undefined) throw apiError('vpc_in_use', { vpc_id: row.id, reason: holder });
  world.tables.vpc.vpcs.remove(row);
};

export const ShowVpcTags: Read<'ShowVpcTags'> = ({ path }, world) => ({ tags: [...findVpc(path, world).tags] });

export const BatchCreateVpcTags: Write<'BatchCreateVpcTags'> = ({ path, body }, world) => {
  const row = findVpc(path, world);
  put({ ...row, tags: changedTags(row.tags, body) }, world);
};

export const ListNameServers: Read<'ListNameServers'> = ({ query }, { tenant }) => {
  const { type = 'private', region = tenant.region } = query;
  const ns_records = nameServers.map((address, index) => ({ priority: index + 1, address }));
  return { nameservers: type === 'private' ? [{ type, region, ns_records }] : [] };
};
