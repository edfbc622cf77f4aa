import { fields, list, moment, oneOf, optional, text, whole } from '../world/kernel/row-check.ts';
import type { SnapshotChecks } from '../world/kernel/snapshot.ts';

const key = fields({
  ...{ id: text, project_id: text, key_alias: text, key_description: text, key_spec: text, key_usage: text },
  ...{ origin: text, keystore_id: text, enterprise_project_id: text },
  key_state: oneOf('2', '3', '4', '5'),
  createdMs: moment,
  deletedMs: optional(moment),
  rotation: optional(fields({ interval_days: whole(1, 365 * 100), sinceMs: moment })),
  tags: list(fields({ key: text, value: text })),
});

export const keyChecks: SnapshotChecks = {
  rows: { 'kms.keys': key },
  references: [],
};
