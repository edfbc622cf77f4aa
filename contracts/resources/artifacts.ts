import type { Resource } from './resource.ts';

const artifact = {
  name: 'artifact',
  plural: 'artifacts',
  parent: 'repository',
  id: { parameter: 'reference', field: 'digest', missing: `sha256:${'0'.repeat(64)}` },
  operations: { list: ['ListInstanceArtifacts'], show: 'ShowInstanceArtifact' },
  given: 'artifact',
  givens: {
    artifact: { means: 'an artifact in it', from: 'repository', through: [{ resource: 'artifact' }] },
  },
  seed: { key: 'artifacts', definition: 'SeedArtifact' },
} as const satisfies Resource;

const accessory = {
  name: 'accessory',
  plural: 'accessories',
  parent: 'artifact',
  operations: { list: ['ListInstanceAccessories'] },
  listedGiven: 'signed artifact',
  givens: {
    'signed artifact': {
      means: 'an artifact with an accessory',
      from: 'instance',
      through: [{ resource: 'repository' }, { resource: 'artifact' }, { resource: 'accessory' }],
    },
  },
  walkLimit: 1,
} as const satisfies Resource;

const tag = {
  name: 'tag',
  plural: 'tags',
  parent: 'repository',
  operations: { list: ['ListInstanceTags'] },
  listedGiven: 'signed artifact',
} as const satisfies Resource;

export const artifacts = [artifact, accessory, tag] as const;
