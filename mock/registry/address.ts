import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';
import { keptOf } from './kept.ts';

/** An instance, and the world that it is in. */
export interface Addressed {
  readonly entry: WorldEntry;
  readonly instance_id: string;
}

/** Most requests come to an IP address or to localhost, which no instance has as its own; some name no host at all. */
const isNoInstance = (host: string): boolean => /^(?:localhost|\[.*|\d+(?:\.\d+){3})?\.?(?::\d*)?$/i.test(host);

/** A host without its port and the dot of the root. */
const nameOf = (host: string): string => host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();

/** Instances by the names that they have, and by those that AddDomainName gave them. */
const byName = keptOf<string>(
  ({ instances, access }) => instances.version + access.domains.version,
  (entry) =>
    entry.tables.instances
      .under(entry.tenant.project_id)
      .flatMap(({ id, access_address }) =>
        [
          access_address,
          ...entry.tables.access.domains.under(id).map(({ domain_name }) => domain_name.toLowerCase()),
        ].map((name) => [name, id] as const),
      ),
);

/** The instance whose address a request was sent to, if the address says so. `*.name` is each name right below it. */
export const addressed = (host: string | undefined, worlds: Worlds): Addressed | undefined => {
  if (host === undefined || isNoInstance(host)) return undefined;
  const name = nameOf(host);
  const found = byName(name, worlds) ?? byName(name.replace(/^[^.]*/, '*'), worlds);
  return found && { entry: found.entry, instance_id: found.value };
};
