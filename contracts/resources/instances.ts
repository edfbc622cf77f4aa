import { configurationBodies, instanceBodies, removalBodies } from './instance-bodies.ts';
import type { Resource } from './resource.ts';

const project = {
  name: 'project',
  plural: 'projects',
  operations: { list: [], actions: ['ListGlobalFeatureGates'] },
  given: 'project',
  givens: {
    project: { means: 'yields project_id', from: 'project', through: [] },
  },
} as const satisfies Resource;

const instance = {
  name: 'instance',
  plural: 'instances',
  parent: 'project',
  id: { parameter: 'instance_id', field: 'id', missing: '00000000-0000-4000-8000-000000000000' },
  operations: {
    list: ['ListInstance'],
    show: 'ShowInstance',
    create: 'CreateInstance',
    remove: 'DeleteInstance',
    actions: [
      ...['ShowInstanceConfiguration', 'UpdateInstanceConfiguration'],
      ...['ListInstanceStatistics', 'ListFeatureGates'],
    ],
  },
  bodies: {
    CreateInstance: instanceBodies,
    DeleteInstance: removalBodies,
    UpdateInstanceConfiguration: configurationBodies,
  },
  newId: { in: 'answer', at: '/instance_id' },
  given: 'instance',
  givens: {
    instance: {
      means: 'a running instance',
      from: 'project',
      through: [{ resource: 'instance', fits: ({ status }) => status === 'Running' }],
    },
    'free project': { means: 'a project in which instances cost nothing', from: 'project', free: true },
  },
  walkLimit: 1,
  seed: { key: 'instances', definition: 'SeedInstance' },
} as const satisfies Resource;

export const instances = [project, instance] as const;
