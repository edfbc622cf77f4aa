import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { RegistryRow } from './rows.ts';

const shownSecret = { mask: () => '*****', plain: (secret: string) => secret, empty: () => '' };

export const toRegistry = (row: RegistryRow, { profile }: Pick<World<unknown>, 'profile'>): Wire<'Registry'> => {
  const { type, access_key, access_secret } = row.credential;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    region_id: row.region_id,
    project_id: row.project_id,
    instance_id: row.instance_id,
    type: row.type,
    url: row.url,
    credential: { type, access_key, access_secret: shownSecret[profile['registries.secret']](access_secret) },
    ...(row.dns_conf !== undefined && { dns_conf: row.dns_conf }),
    insecure: row.insecure,
    status: row.health === 'healthy' ? 'healthy' : 'unhealthy',
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
};
