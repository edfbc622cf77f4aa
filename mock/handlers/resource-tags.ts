import type { Wire } from '../spec/types.ts';
import { pageOf } from '../world/kernel/paging.ts';
import type { World } from '../world/kernel/world.ts';
import { instanceBearer, namespaceBearer } from '../world/resource-tags/bearer.ts';
import { checkQuota, putTags, takeTags } from '../world/resource-tags/change.ts';
import { matching } from '../world/resource-tags/filter.ts';
import { findResource, findSubResource } from '../world/resource-tags/find.ts';
import { type Holder, instancesOf, namespacesOf } from '../world/resource-tags/holders.ts';
import type { ResourceTagTables } from '../world/resource-tags/tables.ts';
import { toResource, toTags, toUnion } from '../world/resource-tags/views.ts';
import { findInstance } from '../world/resources/find.ts';
import type { Read, Write } from './handler.ts';

interface Filter {
  readonly query: { readonly offset: number; readonly limit: number };
  readonly body: Wire<'TagsFilterBody'>;
}

const pageOfResources = (
  holders: readonly Holder[],
  { query, body }: Filter,
  { profile }: World<ResourceTagTables>,
): Wire<'ResourceList'> => {
  const found = matching(holders, body, profile);
  const { items: resources, total } = pageOf(found, { query, profile, view: (each) => toResource(each, profile) });
  return { resources, total_count: total };
};

export const ListInstanceProjectTags: Read<'ListInstanceProjectTags'> = (_, world) => ({
  tags: toUnion(instancesOf(world), world.profile),
});

export const ListNamespaceTags: Read<'ListNamespaceTags'> = ({ path }, world) => ({
  tags: toUnion(namespacesOf(findInstance(world, path), world), world.profile),
});

export const ListInstanceResourceInstances: Read<'ListInstanceResourceInstances'> = (input, world) =>
  pageOfResources(instancesOf(world), input, world);

export const ShowInstanceResourceInstancesCount: Read<'ShowInstanceResourceInstancesCount'> = ({ body }, world) => ({
  total_count: matching(instancesOf(world), body, world.profile).length,
});

export const ListInstanceResourceTags: Read<'ListInstanceResourceTags'> = ({ path }, world) => {
  const { id } = findResource(world, path);
  return { tags: toTags(world.tables.resourceTags.ofInstances.under(id), world.profile) };
};

export const CreateInstanceResourceTags: Write<'CreateInstanceResourceTags'> = ({ path, body }, world) => {
  const bearer = instanceBearer(findResource(world, path), world);
  checkQuota([...bearer.table.under(bearer.parent), ...body.tags], world.profile);
  putTags(bearer, body.tags);
};

export const DeleteInstanceResourceTags: Write<'DeleteInstanceResourceTags'> = ({ path, body }, world) => {
  takeTags(instanceBearer(findResource(world, path), world), body.tags, world.profile);
};

export const ListSubResourceInstances: Read<'ListSubResourceInstances'> = (input, world) =>
  pageOfResources(namespacesOf(findResource(world, input.path), world), input, world);

export const ShowSubResourceInstancesCount: Read<'ShowSubResourceInstancesCount'> = ({ path, body }, world) => ({
  total_count: matching(namespacesOf(findResource(world, path), world), body, world.profile).length,
});

export const ListSubResourceTags: Read<'ListSubResourceTags'> = ({ path }, world) => {
  const { id } = findSubResource(world, path);
  return { tags: toTags(world.tables.resourceTags.ofNamespaces.under(id), world.profile) };
};

export const CreateSubResourceTags: Write<'CreateSubResourceTags'> = ({ path, body }, world) => {
  const bearer = namespaceBearer(findSubResource(world, path), world);
  checkQuota([...bearer.table.under(bearer.parent), ...body.tags], world.profile);
  putTags(bearer, body.tags);
};

export const DeleteSubResourceTags: Write<'DeleteSubResourceTags'> = ({ path, body }, world) => {
  takeTags(namespaceBearer(findSubResource(world, path), world), body.tags, world.profile);
};
