import type { Output } from '../spec/types.ts';
import { dayMs } from '../world/kernel/time.ts';
import type { Tenant } from '../world/kernel/world.ts';
import type { KeyRow } from './rows.ts';

type KeyDetails = Output<'ListKeyDetail'>['key_info'];

const text = (ms: number | undefined): string => (ms === undefined ? '' : String(ms));

export const toKey = (row: KeyRow, { region, domain_id }: Tenant): KeyDetails => ({
  key_id: row.id,
  domain_id,
  key_alias: row.key_alias,
  realm: region,
  key_spec: row.key_spec as KeyDetails['key_spec'],
  key_usage: row.key_usage,
  key_description: row.key_description,
  creation_date: text(row.createdMs),
  scheduled_deletion_date: text(row.deletedMs),
  key_state: row.key_state,
  default_key_flag: '0',
  key_type: '1',
  expiration_time: '',
  origin: row.origin,
  key_rotation_enabled: row.rotation === undefined ? 'false' : 'true',
  sys_enterprise_project_id: row.enterprise_project_id,
  keystore_id: row.keystore_id,
});

/** Source: KMS, enabling rotation: 365 days unless asked otherwise. */
export const usualIntervalDays = 365;

export const toRotation = ({ rotation }: KeyRow, nowMs: number): Output<'ShowKeyRotationStatus'> => {
  if (rotation === undefined)
    return { key_rotation_enabled: false, rotation_interval: usualIntervalDays, number_of_rotations: 0 };
  const { interval_days, sinceMs } = rotation;
  const number_of_rotations = Math.max(0, Math.floor((nowMs - sinceMs) / (interval_days * dayMs)));
  const last = sinceMs + number_of_rotations * interval_days * dayMs;
  return {
    key_rotation_enabled: true,
    rotation_interval: interval_days,
    number_of_rotations,
    ...(number_of_rotations > 0 && { last_rotation_time: String(last) }),
  };
};
