import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import { madeUuid } from '../kernel/ids.ts';
import { inSeconds } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { PermissionRow } from './rows.ts';
import type { AccessTables } from './tables.ts';

type Accessed = WritableWorld<AccessTables>;
type Type = Wire<'PermissionType'>;

/** Of which type a text is; everybody is of either. */
export const typeOf = (permission: string): Type | undefined => {
  if (permission === '*') return undefined;
  return permission.startsWith('organizations:') ? 'orgPath' : 'domainId';
};

/** The type of a change, which all of its texts are of; left out, it is that of the first. */
const typeOfChange = ({ permissions, permission_type }: Wire<'PermissionActionBody'>): Type => {
  const types = permissions.map(typeOf);
  const wanted = permission_type ?? types.find((type) => type !== undefined) ?? 'domainId';
  const at = types.findIndex((type) => type !== undefined && type !== wanted);
  if (at < 0) return wanted;
  const detail = `permissions.${at} is ${JSON.stringify(permissions[at])} but permission_type is ${wanted}`;
  throw apiError('invalid_parameter', { detail });
};

interface Of {
  readonly instance_id: string;
  readonly permission_type: Type;
}

/** Adds permissions that are not there. */
const add = (texts: readonly string[], of: Of, { tables, seed, nowMs }: Accessed): void => {
  const { permissions } = tables.access;
  for (const permission of texts) {
    const id = permissions.reserve();
    const uid = madeUuid(`${seed} endpoint permission ${id}`);
    permissions.add({ ...{ id, uid, ...of, permission, protected: false }, created_at: inSeconds(nowMs) });
  }
};

/** Adds or removes permissions, all of them or none. Answers what was asked for, under its type. */
export const changePermissions = (
  body: Wire<'PermissionActionBody'>,
  instance_id: string,
  world: Accessed,
): Wire<'PermissionsAnswer'> => {
  const { permissions } = world.tables.access;
  const of = { instance_id, permission_type: typeOfChange(body) };
  const texts = [...new Set(body.permissions)];
  const known = texts.flatMap((text): PermissionRow | [] => permissions.named(instance_id, text) ?? []);
  const unknown = texts.filter((text) => permissions.named(instance_id, text) === undefined);
  const kept = known.find((row) => row.protected);
  if (kept !== undefined) throw conflict(`permission ${kept.permission} is protected`, world);
  if (world.profile['access.permission_again'] === 'reject') {
    const again = body.action === 'add' ? known[0]?.permission : unknown[0];
    const why = body.action === 'add' ? 'is there already' : 'is not there';
    if (again !== undefined) throw conflict(`permission ${again} ${why}`, world);
  }
  if (body.action === 'add') add(unknown, of, world);
  else for (const row of known) permissions.remove(row);
  return { permissions: texts, permission_type: of.permission_type };
};
