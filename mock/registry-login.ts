import type { WorldEntry } from './world/entry.ts';

/** Where images are pushed to, and who may. */
export interface RegistryLogin {
  readonly host: string;
  readonly user: string;
  readonly password: string;
}

/** What logs in to the first instance of a world: the first long-term credential that its seed gave it. */
export const registryLogin = ({ tenant, tables }: WorldEntry, url: string): RegistryLogin | undefined => {
  const [instance] = tables.instances.under(tenant.project_id);
  const rows = instance === undefined ? [] : tables.credentials.longTerm.under(instance.id);
  const row = rows.find(({ enable }) => enable);
  return row && { host: new URL(url).host, user: row.user_id, password: row.auth_token };
};
