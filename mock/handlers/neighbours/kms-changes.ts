import { apiError } from '../../errors/error.ts';
import { findKey } from '../../kms/find.ts';
import type { KeyRow, KeyState } from '../../kms/rows.ts';
import { toRotation, usualIntervalDays } from '../../kms/views.ts';
import { dayMs } from '../../world/kernel/time.ts';
import type { WritableWorld } from '../../world/kernel/world.ts';
import type { Tables } from '../../world/tables.ts';
import type { Read, Write } from '../handler.ts';
import { changedTags } from './tags.ts';

type Changing = WritableWorld<Tables>;

const states = { '2': 'enabled', '3': 'disabled', '4': 'pending deletion', '5': 'waiting for its material' };

/** Puts a key in the place of its row, which one that only a policy names does not have yet. */
const put = (row: KeyRow, { tables }: Changing): KeyRow => {
  tables.kms.keys.addOrReplace(row);
  return row;
};

const inState = (key_id: string, wanted: KeyState, world: Changing): KeyRow => {
  const row = findKey(key_id, world);
  if (row.key_state === wanted) return row;
  throw apiError('kms_wrong_state', { key_id, state: states[row.key_state], wanted: states[wanted] });
};

/** A key that may be changed: none whose deletion is scheduled. */
const usable = (key_id: string, world: Changing): KeyRow => {
  const row = findKey(key_id, world);
  if (row.key_state === '4') throw apiError('kms_pending_deletion', { key_id });
  return row;
};

const stateOf = ({ id, key_state }: KeyRow) => ({ key_id: id, key_state });

export const UpdateKeyAlias: Write<'UpdateKeyAlias'> = ({ body: { key_id, key_alias } }, world) => {
  put({ ...usable(key_id, world), key_alias }, world);
  return { key_info: { key_id, key_alias } };
};

export const UpdateKeyDescription: Write<'UpdateKeyDescription'> = ({ body: { key_id, key_description } }, world) => {
  put({ ...usable(key_id, world), key_description }, world);
  return { key_info: { key_id, key_description } };
};

export const EnableKey: Write<'EnableKey'> = ({ body }, world) => ({
  key_info: stateOf(put({ ...inState(body.key_id, '3', world), key_state: '2' }, world)),
});

export const DisableKey: Write<'DisableKey'> = ({ body }, world) => ({
  key_info: stateOf(put({ ...inState(body.key_id, '2', world), key_state: '3' }, world)),
});

export const DeleteKey: Write<'DeleteKey'> = ({ body: { key_id, pending_days } }, world) => {
  const deletedMs = world.nowMs + Number(pending_days) * dayMs;
  return stateOf(put({ ...usable(key_id, world), key_state: '4', deletedMs }, world));
};

export const CancelKeyDeletion: Write<'CancelKeyDeletion'> = ({ body }, world) => {
  const { deletedMs: _, ...row } = inState(body.key_id, '4', world);
  return stateOf(put({ ...row, key_state: '3' }, world));
};

export const ShowKeyRotationStatus: Read<'ShowKeyRotationStatus'> = ({ body }, world) =>
  toRotation(findKey(body.key_id, world), world.nowMs);

export const EnableKeyRotation: Write<'EnableKeyRotation'> = ({ body }, world) => {
  const row = usable(body.key_id, world);
  const rotation = { interval_days: usualIntervalDays, sinceMs: world.nowMs };
  if (row.rotation === undefined) put({ ...row, rotation }, world);
};

export const DisableKeyRotation: Write<'DisableKeyRotation'> = ({ body }, world) => {
  const { rotation: _, ...row } = usable(body.key_id, world);
  put(row, world);
};

export const UpdateKeyRotationInterval: Write<'UpdateKeyRotationInterval'> = (
  { body: { key_id, rotation_interval } },
  world,
) => {
  const row = usable(key_id, world);
  if (row.rotation === undefined)
    throw apiError('kms_wrong_state', {
      ...{ key_id, state: 'not rotated' },
      wanted: `rotated before its rotation_interval can be ${rotation_interval}`,
    });
  put({ ...row, rotation: { interval_days: rotation_interval, sinceMs: world.nowMs } }, world);
};

export const ShowKmsTags: Read<'ShowKmsTags'> = ({ path }, world) => {
  const tags = [...findKey(path.key_id, world).tags];
  return { tags, existTagsNum: tags.length };
};

export const BatchCreateKmsTags: Write<'BatchCreateKmsTags'> = ({ path, body }, world) => {
  const row = findKey(path.key_id, world);
  put({ ...row, tags: changedTags(row.tags, body) }, world);
};
