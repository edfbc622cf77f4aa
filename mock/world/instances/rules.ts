import { conflict } from '../../errors/conflict.ts';
import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { InstanceTables } from './tables.ts';

type Body = Wire<'InstanceBody'>;
type Creating = World<InstanceTables>;

const nameRules = {
  older: {
    isName: (name: string) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}[A-Za-z0-9]$/.test(name),
    rule: '3 to 64 letters, digits, periods, underscores and hyphens, with a letter or a digit at both ends',
  },
  newer: {
    isName: (name: string) => /^[a-z][a-z0-9-]{1,46}[a-z0-9]$/.test(name) && !name.includes('--'),
    rule: '3 to 48 lower-case letters, digits and hyphens, a letter first, no hyphen last and no two in a row',
  },
};

const checkName = (name: string, world: Creating): void => {
  const { tables, tenant, profile } = world;
  const { isName, rule } = nameRules[profile['instances.name_rule']];
  if (!isName(name)) refuseParameter(`body field name is ${JSON.stringify(name)} but must be ${rule}`);
  if (profile['instances.taken_name'] === 'allow') return;
  const other = tables.instances.under(tenant.project_id).find((instance) => instance.name === name);
  if (other === undefined) return;
  throw conflict(`name ${name} is already used by instance ${other.id}`, world);
};

/** Source: page 0001, obs_enc_kms_key_id. */
const checkKey = ({ obs_enc_kms_key_id: key = '', obs_encrypt = false, obs_bucket_name: own = '' }: Body): void => {
  if (key === '') return;
  if (!obs_encrypt) refuseParameter('body field obs_encrypt must be true where obs_enc_kms_key_id is given');
  if (own !== '') refuseParameter('body field obs_bucket_name must be left out where obs_enc_kms_key_id is given');
};

/** The rules of a new instance that its schema cannot say. */
export const checkInstance = (body: Body, world: Creating): void => {
  if (body.spec === 'swr.ee.basic' && world.profile['instances.spec_basic'] === 'reject')
    refuseParameter('body field spec is "swr.ee.basic" but must be swr.ee.professional');
  checkKey(body);
  checkName(body.name, world);
};
