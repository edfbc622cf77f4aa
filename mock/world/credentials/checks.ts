import { fields, flag, id, text, time } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const credential = {
  ...{ id, token_id: text, instance_id: text, user_id: text, auth_token: text, owner: text },
  ...{ created_at: time, expire_date: time },
};

export const credentialChecks: SnapshotChecks = {
  rows: {
    'credentials.longTerm': fields({ ...credential, name: text, enable: flag }),
    'credentials.temporary': fields(credential),
  },
  references: [
    { table: 'credentials.longTerm', field: 'instance_id', to: 'instances' },
    { table: 'credentials.temporary', field: 'instance_id', to: 'instances' },
  ],
};
