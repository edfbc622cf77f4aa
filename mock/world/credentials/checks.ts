import { fields, flag, id, type RowCheck, text, time } from '../kernel/row-check.ts';

const credential = {
  ...{ id, token_id: text, instance_id: text, user_id: text, auth_token: text, owner: text },
  ...{ created_at: time, expire_date: time },
};

export const credentialChecks: Readonly<Record<string, RowCheck>> = {
  'credentials.longTerm': fields({ ...credential, name: text, enable: flag }),
  'credentials.temporary': fields(credential),
};
