import type { Resource } from './resource.ts';
import { filterBodies, tagBodies } from './resource-tag-bodies.ts';

/** An instance as tags know it: a resource. */
const taggedInstance = {
  name: 'tagged instance',
  plural: 'tagged instances',
  parent: 'project',
  id: { parameter: 'resource_id', field: 'resource_id', missing: '00000000-0000-4000-8000-000000000000' },
  key: 'resource_id',
  operations: {
    list: [],
    actions: [
      ...['ListInstanceProjectTags', 'ListInstanceResourceInstances', 'ShowInstanceResourceInstancesCount'],
      ...['ListInstanceResourceTags', 'CreateInstanceResourceTags', 'DeleteInstanceResourceTags'],
    ],
  },
  bodies: {
    ListInstanceResourceInstances: filterBodies,
    ShowInstanceResourceInstancesCount: filterBodies,
    CreateInstanceResourceTags: tagBodies,
    DeleteInstanceResourceTags: tagBodies,
  },
  given: 'tagged instance',
  givens: {
    'tagged instance': {
      means: 'a running instance, as tags name it',
      from: 'instance',
      through: [],
      also: ({ instance_id = '' }) => ({ resource_id: instance_id }),
    },
  },
} as const satisfies Resource;

/** A namespace as tags know it: a sub-resource, by its name. */
const taggedNamespace = {
  name: 'tagged namespace',
  plural: 'tagged namespaces',
  parent: 'tagged instance',
  id: { parameter: 'sub_resource_id', field: 'resource_id', missing: 'fake-swr-verify-missing' },
  key: 'resource_id',
  operations: {
    list: [],
    actions: [
      ...['ListSubResourceInstances', 'ShowSubResourceInstancesCount'],
      ...['ListSubResourceTags', 'CreateSubResourceTags', 'DeleteSubResourceTags'],
    ],
  },
  bodies: {
    ListSubResourceInstances: filterBodies,
    ShowSubResourceInstancesCount: filterBodies,
    CreateSubResourceTags: tagBodies,
    DeleteSubResourceTags: tagBodies,
  },
  given: 'tagged namespace',
  givens: {
    'tagged namespace': {
      means: 'any namespace, as tags name it',
      from: 'namespace',
      through: [],
      also: ({ instance_id = '', namespace_name = '' }) => ({
        resource_id: instance_id,
        sub_resource_id: namespace_name,
      }),
    },
  },
} as const satisfies Resource;

export const resourceTags = [taggedInstance, taggedNamespace] as const;
