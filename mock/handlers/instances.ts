import { createInstance } from '../world/instances/create.ts';
import { featureGatesOf, globalFeatureGates } from '../world/instances/gates.ts';
import { checkInstance } from '../world/instances/rules.ts';
import { addCreation, addDeletion } from '../world/jobs/jobs.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { checkQuota } from '../world/resource-tags/change.ts';
import { statusOf } from '../world/resources/creation.ts';
import { findAnyInstance, findInstance } from '../world/resources/find.ts';
import { removeInstance } from '../world/resources/remove.ts';
import { toInstance } from '../world/resources/views.ts';
import type { Read, Write } from './handler.ts';
import { statisticsOf } from './statistics.ts';

export const ListInstance: Read<'ListInstance'> = ({ path, query }, world) => {
  const { tables, profile, nowMs } = world;
  const { status, enterprise_project_id: wanted } = query;
  const found = tables.instances
    .under(path.project_id)
    .filter((row) => status === undefined || statusOf(row, nowMs) === status)
    .filter((row) => wanted === undefined || row.enterprise_project_id === wanted);
  const { items: instances, total } = pageOf(found, { query, profile, view: (row) => toInstance(row, world) });
  return { instances, total };
};

export const CreateInstance: Write<'CreateInstance'> = ({ body }, world) => {
  checkInstance(body, world);
  checkQuota(body.resource_tags ?? [], world.profile);
  const instance = createInstance(body, world);
  return { instance_id: instance.id, job_id: addCreation(instance, world).id };
};

export const ShowInstance: Read<'ShowInstance'> = ({ path }, world) => toInstance(findAnyInstance(world, path), world);

export const DeleteInstance: Write<'DeleteInstance'> = ({ path }, world) => {
  const instance = findAnyInstance(world, path);
  removeInstance(instance, world);
  if (world.profile['instances.delete_job'] === 'job') addDeletion(instance, world);
};

export const ShowInstanceConfiguration: Read<'ShowInstanceConfiguration'> = ({ path }, world) => ({
  anonymous_access: findInstance(world, path).anonymous_access ?? false,
});

export const UpdateInstanceConfiguration: Write<'UpdateInstanceConfiguration'> = ({ path, body }, world) => {
  const { anonymous_access } = body;
  world.tables.instances.replace({ ...findInstance(world, path), anonymous_access });
};

export const ListInstanceStatistics: Read<'ListInstanceStatistics'> = ({ path }, world) =>
  statisticsOf(findInstance(world, path), world);

export const ListFeatureGates: Read<'ListFeatureGates'> = ({ path }, world) =>
  featureGatesOf(findInstance(world, path), world);

export const ListGlobalFeatureGates: Read<'ListGlobalFeatureGates'> = (_input, world) => globalFeatureGates(world);
