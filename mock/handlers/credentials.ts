import { findCredential } from '../world/credentials/find.ts';
import { issueLongTerm, issueTemporary } from '../world/credentials/issue.ts';
import { checkLongTerm, seenBy } from '../world/credentials/rules.ts';
import { toCreated, toLongTerm } from '../world/credentials/views.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { findInstance } from '../world/resources/find.ts';
import type { Read, Write } from './handler.ts';
import { ordered } from './ordered.ts';

export const CreateInstanceTempCredential: Write<'CreateInstanceTempCredential'> = ({ path }, world) =>
  toCreated(issueTemporary(findInstance(world, path).id, world));

export const CreateInstanceLtCredential: Write<'CreateInstanceLtCredential'> = ({ path, body: { name } }, world) => {
  const { id } = findInstance(world, path);
  checkLongTerm(name, id, world);
  return toCreated(issueLongTerm(name, id, world));
};

export const ListInstanceLtCredentials: Read<'ListInstanceLtCredentials'> = ({ path, query }, world) => {
  const rows = seenBy(findInstance(world, path).id, query.self_only, world);
  const { profile } = world;
  const { items: auth_tokens, total } = pageOf(ordered(rows, {}), { query, profile, view: toLongTerm });
  return { auth_tokens, total };
};

export const UpdateInstanceLtCredential: Write<'UpdateInstanceLtCredential'> = ({ path, body: { enable } }, world) => {
  const row = findCredential(world, path);
  world.tables.credentials.longTerm.replace({ ...row, enable });
};

export const DeleteInstanceLtCredential: Write<'DeleteInstanceLtCredential'> = ({ path }, world) => {
  const row = findCredential(world, path);
  world.tables.credentials.longTerm.remove(row);
};
