import type { Resource } from './resource.ts';

const project = {
  name: 'project',
  plural: 'projects',
  operations: { list: [] },
  given: 'project',
  givens: { project: { means: 'yields project_id', from: 'project', through: [] } },
} as const satisfies Resource;

const instance = {
  name: 'instance',
  plural: 'instances',
  parent: 'project',
  id: { parameter: 'instance_id', field: 'id', missing: '00000000-0000-4000-8000-000000000000' },
  operations: { list: ['ListInstance'], show: 'ShowInstance' },
  given: 'instance',
  givens: {
    instance: {
      means: 'a running instance',
      from: 'project',
      through: [{ resource: 'instance', fits: ({ status }) => status === 'Running' }],
    },
  },
  walkLimit: 1,
  seed: { key: 'instances', definition: 'SeedInstance' },
} as const satisfies Resource;

export const instances = [project, instance] as const;
