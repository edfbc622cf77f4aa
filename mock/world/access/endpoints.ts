import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import { networkOf } from '../../vpc/network.ts';
import { madeUuid } from '../kernel/ids.ts';
import { inSeconds } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import { addressIn } from './address.ts';
import { begin, isFailing } from './pace.ts';
import type { InternalEndpointRow } from './rows.ts';
import type { AccessTables } from './tables.ts';

type Accessed = WritableWorld<AccessTables>;

/** What a VPC endpoint gives to the access that it is created for. */
export const madeEndpoint = (row: Pick<InternalEndpointRow, 'uid' | 'subnet_cidr'>) => ({
  vpcep_endpoint_id: madeUuid(`${row.uid} VPC endpoint`),
  endpoint_ip: addressIn(row.subnet_cidr, row.uid),
});

/** What was going on is over. */
export const settleEndpoint = ({ dueMs: _, ...row }: InternalEndpointRow, world: Accessed): void => {
  const { endpoints } = world.tables.access;
  const isCreation = row.status === 'Creating';
  if (isFailing(world.profile)) {
    const status_text = `failed to ${isCreation ? 'create' : 'delete'} the VPC endpoint`;
    endpoints.replace({ ...row, status: isCreation ? 'CreateError' : 'DeleteError', status_text });
  } else if (isCreation) endpoints.replace({ ...row, ...madeEndpoint(row), status: 'Running', status_text: 'Normal' });
  else endpoints.remove(row);
};

/** A row of which nothing is there yet. */
export const newEndpoint = (
  body: Wire<'InternalEndpointBody'>,
  instance: InstanceRow,
  world: Pick<Accessed, 'tables' | 'seed' | 'tenant' | 'nowMs'>,
): InternalEndpointRow => {
  const id = world.tables.access.endpoints.reserve();
  return {
    ...{ id, uid: madeUuid(`${world.seed} internal endpoint ${id}`), instance_id: instance.id },
    ...{ vpcep_endpoint_id: '', endpoint_ip: '' },
    ...{ project_id: body.project_id, project_name: instance.project_name ?? world.tenant.region },
    ...networkOf(body, world, instance),
    ...{ description: body.description ?? '', status: 'Creating', status_text: '' },
    created_at: inSeconds(world.nowMs),
  };
};

/** Terraform's tests read that it has a description, and not which. */
const defaultDescription = 'Default access from the VPC of the instance';

/** The access that an instance's own VPC has from the beginning. Source: user guide, private network access. */
export const defaultEndpoint = (
  instance: InstanceRow,
  world: Pick<Accessed, 'tables' | 'seed' | 'tenant' | 'nowMs'>,
): InternalEndpointRow => {
  const { project_id, vpc_id, subnet_id } = instance;
  const row = newEndpoint({ project_id, vpc_id, subnet_id, description: defaultDescription }, instance, world);
  return { ...row, ...madeEndpoint(row), status: 'Running', status_text: 'Normal' };
};

const checkNetwork = ({ vpc_id, subnet_id }: Wire<'InternalEndpointBody'>, at: InstanceRow, world: Accessed): void => {
  const rule = world.profile['access.second_endpoint'];
  if (rule === 'accept') return;
  const other = world.tables.access.endpoints
    .under(at.id)
    .find((row) => row.vpc_id === vpc_id && (rule === 'reject' || row.subnet_id === subnet_id));
  if (other === undefined) return;
  const what = rule === 'reject' ? `VPC ${vpc_id}` : `subnet ${subnet_id}`;
  throw conflict(`${what} has access already, by internal endpoint ${other.uid}`, world);
};

/** Begins to give a private network access; answers the id. */
export const createEndpoint = (body: Wire<'InternalEndpointBody'>, instance: InstanceRow, world: Accessed): string => {
  checkNetwork(body, instance, world);
  const { endpoints } = world.tables.access;
  const row = newEndpoint(body, instance, world);
  endpoints.add(row);
  begin<InternalEndpointRow>(row, world, {
    keep: (begun) => endpoints.replace(begun),
    settle: (begun) => settleEndpoint(begun, world),
  });
  return row.uid;
};

export const deleteEndpoint = (row: InternalEndpointRow, world: Accessed): void => {
  if (row.status === 'Deleting') {
    if (world.profile['access.delete_again'] === 'accept') return;
    const { uid: internal_endpoints_id, instance_id } = row;
    throw apiError('internal_endpoint_not_found', { internal_endpoints_id, instance_id });
  }
  begin<InternalEndpointRow>({ ...row, status: 'Deleting', status_text: '' }, world, {
    keep: (begun) => world.tables.access.endpoints.replace(begun),
    settle: (begun) => settleEndpoint(begun, world),
  });
};
