import { type Clock, worldClock } from '../world/kernel/clock.ts';
import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { createSchedule } from '../world/schedule.ts';
import { forkStore, type Store } from '../world/store.ts';
import type { Tenant, World } from '../world/world.ts';
import { userOf } from './users.ts';

/** Gives the instances of one project to another, under new ids. All that hangs below the namespaces stays shared. */
const rehome = (store: Store, from: Tenant, to: Tenant, firstId?: string): void => {
  if (from.project_id === to.project_id) return;
  for (const [index, instance] of store.instances.under(from.project_id).entries()) {
    const made = madeUuid(`${to.project_id} instance ${instance.id}`);
    const id = index === 0 ? (firstId ?? made) : made;
    const namespaces = store.namespaces.under(instance.id);
    store.instances.remove(instance);
    store.instances.add({ ...instance, id, project_id: to.project_id });
    for (const namespace of namespaces) {
      store.namespaces.remove(namespace);
      store.namespaces.add({ ...namespace, instance_id: id });
    }
  }
};

/** A seed's data for a world that is already there, whose first instance keeps its id. */
export const storeFor = ({ tenant, store }: World, template: Template): Store => {
  const fresh = forkStore(template.store);
  rehome(fresh, template.tenant, tenant, store.instances.under(tenant.project_id)[0]?.id);
  return fresh;
};

/** What a fork is made from: a world, or only the beginning of one. */
export type Template = Pick<World, 'tenant' | 'users' | 'seed'> & { readonly store: Store };

/**
 * A world of its own with the template's data: another project, other instance ids and credentials. Costs about as much
 * as the template has instances and namespaces, however much is in them.
 */
export const forkWorld = (
  template: Template,
  number: number,
  { clock, profile }: { readonly clock: Clock; readonly profile: Profile },
): World => {
  const key = `world ${number} of ${template.seed}`;
  const tenant: Tenant = {
    region: template.tenant.region,
    project_id: madeHex(`${key} project`, 32),
    domain_id: madeHex(`${key} domain`, 32),
    domain_name: `fake-swr-${number}`,
  };
  const store = forkStore(template.store);
  rehome(store, template.tenant, tenant);
  const [first, ...others] = template.users.map(({ name, allow, deny }) => userOf({ name, allow, deny }, tenant));
  if (first === undefined) throw new Error('a world has at least one user');
  const own = worldClock(clock);
  return {
    tenant,
    users: [first, ...others],
    seed: template.seed,
    clock: own,
    profile,
    schedule: createSchedule(own.now()),
    store,
  };
};
