import { stillNeeded } from '../errors/conflict.ts';
import type { Wire } from '../spec/types.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { removeRegistry } from '../world/registries/content.ts';
import { findRegistry } from '../world/registries/find.ts';
import { checkRegistry, healthOfNew } from '../world/registries/rules.ts';
import { toRegistry } from '../world/registries/views.ts';
import { usesOf } from '../world/replication/rules.ts';
import { findInstance } from '../world/resources/find.ts';
import { named } from './filters.ts';
import type { Read, Write } from './handler.ts';
import { ordered } from './ordered.ts';

const fieldsOf = (body: Wire<'RegistryBody'>) => ({
  name: body.name,
  description: body.description ?? '',
  type: body.type,
  url: body.url,
  credential: body.credential,
  insecure: body.insecure,
  region_id: body.region_id ?? '',
  project_id: body.project_id ?? '',
  instance_id: body.instance_id ?? '',
  ...(body.dns_conf !== undefined && { dns_conf: body.dns_conf }),
});

export const ListInstanceRegistries: Read<'ListInstanceRegistries'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const { name, type: wanted } = query;
  const found = world.tables.registries.registries
    .under(instance.id)
    .filter(named(name))
    .filter(({ type }) => wanted === undefined || type === wanted);
  const { items: registries, total } = pageOf(ordered(found, query), {
    ...{ query, profile: world.profile },
    view: (row) => toRegistry(row, world),
  });
  return { registries, total };
};

export const CreateInstanceRegistry: Write<'CreateInstanceRegistry'> = ({ path, body }, world) => {
  const { id: owner_id } = findInstance(world, path);
  checkRegistry(body, { owner_id }, world);
  const health = healthOfNew(body, world);
  const { registries } = world.tables.registries;
  const id = registries.reserve();
  const now = inMillis(world.nowMs);
  registries.add({ id, owner_id, ...fieldsOf(body), health, created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceRegistry: Read<'ShowInstanceRegistry'> = ({ path }, world) =>
  toRegistry(findRegistry(world, path), world);

export const UpdateInstanceRegistry: Write<'UpdateInstanceRegistry'> = ({ path, body }, world) => {
  const known = findRegistry(world, path);
  const { id, owner_id, health, created_at } = known;
  checkRegistry(body, { owner_id, known }, world);
  const updated_at = inMillis(world.nowMs);
  world.tables.registries.registries.replace({ id, owner_id, ...fieldsOf(body), health, created_at, updated_at });
};

export const DeleteInstanceRegistry: Write<'DeleteInstanceRegistry'> = ({ path }, world) => {
  const registry = findRegistry(world, path);
  const uses = usesOf(registry.id, registry.owner_id, world);
  if (uses > 0) {
    const detail = `Can't delete registry ${registry.id}, ${uses} replication policies use it`;
    throw stillNeeded(detail, world);
  }
  removeRegistry(registry, world);
};
