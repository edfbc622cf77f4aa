import type { WritableEntry } from '../world/entry.ts';
import { type ClockRow, machineTime, worldTime } from '../world/kernel/clock.ts';
import { madeHex } from '../world/kernel/ids.ts';
import { defaultLimits, type Limits } from '../world/kernel/limits.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { forkTables } from '../world/kernel/table-group.ts';
import type { Tenant, WorldFacts } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';
import { rehome } from './rehome.ts';
import { userOf } from './users.ts';

/** What a world begins with: another world, or only the beginning of one. */
export interface Template extends Pick<WorldFacts, 'tenant' | 'users' | 'seed'> {
  readonly tables: Tables;
}

/** A seed's data for a world that is already there, whose first instance keeps its id. */
export const tablesFor = ({ tenant, users, tables }: WritableEntry, template: Template): Tables => {
  const fresh = forkTables(template.tables);
  rehome(fresh, template, { tenant, users }, tables.instances.under(tenant.project_id)[0]?.id);
  return fresh;
};

export interface Beginning {
  readonly name: string;
  readonly profile: Profile;
  readonly limits?: Limits;
  /** The machine's time at which the world begins. */
  readonly atMs: number;
  /** Left out, the world goes by the machine's time. */
  readonly clock?: ClockRow;
}

/** A world that begins with the template's own tenant, users and data. */
export const entryOf = (
  { tenant, users, seed, tables }: Template,
  { name, profile, limits = defaultLimits, atMs, clock = machineTime }: Beginning,
): WritableEntry => ({
  ...{ tenant, users, seed, profile, limits, name, clock },
  tables: forkTables(tables),
  beginning: tables,
  faults: [],
  lastFaultId: 0,
  advancedMs: worldTime(clock, atMs),
});

/**
 * A world of its own with the template's data: another project, other instance ids and credentials. Costs about as much
 * as the template has instances and namespaces, however much is in them.
 */
export const forkOf = (template: Template, number: number, beginning: Beginning): WritableEntry => {
  const key = `world ${number} of ${template.seed}`;
  const tenant: Tenant = {
    region: template.tenant.region,
    project_id: madeHex(`${key} project`, 32),
    domain_id: madeHex(`${key} domain`, 32),
    domain_name: `fake-swr-${number}`,
  };
  const [first, ...others] = template.users.map(({ name, allow, deny }) => userOf({ name, allow, deny }, tenant));
  if (first === undefined) throw new Error('a world has at least one user');
  const users: WorldFacts['users'] = [first, ...others];
  const tables = forkTables(template.tables);
  rehome(tables, template, { tenant, users });
  return entryOf({ tenant, users, seed: template.seed, tables }, beginning);
};
