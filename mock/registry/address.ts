import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';

/** An instance, and the world that it is in. */
export interface Addressed {
  readonly entry: WorldEntry;
  readonly instance_id: string;
}

/** Most requests come to an IP address or to localhost, which no instance has as its own. */
const isAddress = (host: string): boolean => {
  const first = host.charCodeAt(0);
  return first < 58 || first === 91 || host.startsWith('localhost');
};

/** The instance whose address a request was sent to, if the address says so. */
export const addressed = (host: string | undefined, worlds: Worlds): Addressed | undefined => {
  if (host === undefined || isAddress(host)) return undefined;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  for (const entry of worlds.all())
    for (const { id, access_address } of entry.tables.instances.under(entry.tenant.project_id))
      if (access_address === name) return { entry, instance_id: id };
  return undefined;
};
