import { findRule } from '../world/immutability/find.ts';
import { checkFirst, contentOf, replaced } from '../world/immutability/rules.ts';
import { toRule } from '../world/immutability/views.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { findInstance, findNamespace } from '../world/resources/find.ts';
import { inNamespaces } from './filters.ts';
import type { Read, Write } from './handler.ts';

export const ListImmutableRules: Read<'ListImmutableRules'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const rows = inNamespaces(instance, query.namespace_id, tables.immutableRules, world);
  const found = rows.toSorted((a, b) => a.id - b.id);
  const { items: immutable_rules, total } = pageOf(found, { query, profile, view: (row) => toRule(row, world) });
  return { immutable_rules, total };
};

export const CreateImmutableRule: Write<'CreateImmutableRule'> = ({ path, body }, world) => {
  const namespace = findNamespace(world, path);
  checkFirst(namespace, world);
  const { immutableRules } = world.tables;
  const id = immutableRules.reserve();
  immutableRules.add({ id, namespace_id: namespace.id, ...contentOf(body) });
  return { id };
};

export const UpdateImmutableRule: Write<'UpdateImmutableRule'> = ({ path, body }, world) => {
  world.tables.immutableRules.replace(replaced(findRule(world, path), body, world));
};

export const DeleteImmutableRule: Write<'DeleteImmutableRule'> = ({ path }, world) => {
  world.tables.immutableRules.remove(findRule(world, path));
};
