import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import { inSeconds } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { ConnectionRow } from './rows.ts';
import type { AccessTables } from './tables.ts';

type Shown = Omit<ConnectionRow, 'id'>;

/** The VPC endpoints of the instance's own internal endpoints. */
const ownConnections = (instance_id: string, { tables, tenant, profile }: World<AccessTables>): readonly Shown[] =>
  profile['access.own_connections'] === 'hidden'
    ? []
    : tables.access.endpoints
        .under(instance_id)
        .filter(({ vpcep_endpoint_id }) => vpcep_endpoint_id !== '')
        .map(({ vpcep_endpoint_id: uid, status, project_id, created_at }) => ({
          ...{ uid, instance_id, status: status === 'Deleting' ? 'deleting' : 'accepted' },
          ...{ domain_id: tenant.domain_id, project_id, protected: true, created_at, updated_at: created_at },
        }));

/** All connections of an instance, the oldest first. */
export const connectionsOf = (instance_id: string, world: World<AccessTables>): readonly Shown[] =>
  [...ownConnections(instance_id, world), ...world.tables.access.connections.under(instance_id)].sort(
    (a, b) => Date.parse(a.created_at) - Date.parse(b.created_at),
  );

/** What can be decided about, and be decided again. */
const decidable: readonly ConnectionRow['status'][] = ['pendingAcceptance', 'accepted', 'rejected'];

/** The connection of that VPC endpoint, if it may be accepted and rejected. */
const findDecidable = (endpoint_id: string, instance_id: string, world: World<AccessTables>): ConnectionRow => {
  const shown = connectionsOf(instance_id, world).find(({ uid }) => uid === endpoint_id);
  if (shown === undefined) throw apiError('connection_not_found', { endpoint_id, instance_id });
  if (shown.protected) throw conflict(`the connection of VPC endpoint ${endpoint_id} is protected`, world);
  const row = world.tables.access.connections.named(instance_id, endpoint_id);
  if (row !== undefined && decidable.includes(row.status)) return row;
  const at = `the connection of VPC endpoint ${endpoint_id} is ${shown.status}`;
  throw conflict(`${at} but must be one of ${decidable.join(', ')}`, world);
};

/** Accepts or rejects connections, all of them or none. */
export const decide = (
  { endpoints, action }: Wire<'ConnectionActionBody'>,
  instance_id: string,
  world: WritableWorld<AccessTables>,
): readonly ConnectionRow[] => {
  const { connections } = world.tables.access;
  const status = action === 'receive' ? 'accepted' : 'rejected';
  const found = [...new Set(endpoints)].map((id) => findDecidable(id, instance_id, world));
  return found.map((row) => {
    if (row.status === status) return row;
    const decided: ConnectionRow = { ...row, status, updated_at: inSeconds(world.nowMs) };
    connections.replace(decided);
    return decided;
  });
};
