import type { WritableEntry } from '../world/entry.ts';
import { type ClockRow, machineTime, worldTime } from '../world/kernel/clock.ts';
import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import { defaultLimits, type Limits } from '../world/kernel/limits.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { forkTables } from '../world/kernel/table-group.ts';
import type { Tenant, WorldFacts } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';
import { moveAccount } from './rehome.ts';
import { userOf } from './users.ts';

/** What a world is made from: another world, or only the beginning of one. */
export interface Template extends Pick<WorldFacts, 'tenant' | 'users' | 'seed'> {
  readonly tables: Tables;
}

/** The instances of one project under new ids for another, by the id that each has had. */
const renamedInstances = (tables: Tables, from: Tenant, to: Tenant, firstId?: string): ReadonlyMap<string, string> =>
  new Map(
    tables.instances.under(from.project_id).map(({ id }, index) => {
      const made = madeUuid(`${to.project_id} instance ${id}`);
      return [id, index === 0 ? (firstId ?? made) : made];
    }),
  );

/** Gives the instances of one project to another, under new ids. All that hangs below what an instance has stays shared. */
const rehome = (
  tables: Tables,
  { tenant: from, users }: Omit<Template, 'tables'>,
  { tenant: to, users: newUsers }: Pick<WorldFacts, 'tenant' | 'users'>,
  firstId?: string,
): void => {
  if (from.project_id === to.project_id) return;
  // What one world sends, its forks do not send again.
  for (const delivery of tables.webhooks.deliveries.under(0)) tables.webhooks.deliveries.remove(delivery);
  const ids = renamedInstances(tables, from, to, firstId);
  const { registries } = tables.registries;
  for (const [known, id] of ids) {
    const instance = tables.instances.get(known);
    const below = {
      ...{ namespaces: tables.namespaces.under(known), registries: registries.under(known) },
      policies: tables.replication.policies.under(known),
    };
    if (instance === undefined) continue;
    tables.instances.remove(instance);
    tables.instances.add({ ...instance, id, project_id: to.project_id });
    for (const namespace of below.namespaces) {
      tables.namespaces.remove(namespace);
      tables.namespaces.add({ ...namespace, instance_id: id });
    }
    moveAccount(tables, { from: known, to: id, users, newUsers });
    for (const policy of below.policies) {
      tables.replication.policies.remove(policy);
      tables.replication.policies.add({ ...policy, instance_id: id });
    }
    for (const registry of below.registries) {
      const target = ids.get(registry.instance_id);
      registries.remove(registry);
      registries.add({
        ...{ ...registry, owner_id: id },
        ...(target !== undefined && { instance_id: target, project_id: to.project_id }),
      });
    }
  }
};

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
