import type { WorldEntry } from '../world/entry.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
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

/** The names of an instance: the one that it has, and those that AddDomainName gave it. */
const namesOf = ({ id, access_address }: InstanceRow, { tables }: WorldEntry): readonly string[] => [
  access_address,
  ...tables.access.domains.under(id).map(({ domain_name }) => domain_name.toLowerCase()),
];

/** The instance whose address a request was sent to, if the address says so. */
export const addressed = (host: string | undefined, worlds: Worlds): Addressed | undefined => {
  if (host === undefined || isAddress(host)) return undefined;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  for (const entry of worlds.all())
    for (const instance of entry.tables.instances.under(entry.tenant.project_id))
      if (namesOf(instance, entry).includes(name)) return { entry, instance_id: instance.id };
  return undefined;
};
