import type { PushedGiven, Resource } from './resource.ts';

const pushed = (repository_name: string, means: string, type: PushedGiven['push']['type'] = 'IMAGE'): PushedGiven => ({
  means: `${means}, of a namespace made for the case`,
  from: 'new namespace',
  push: { repository_name, tags: ['v1', 'latest'], type },
  leadsTo: ({ digest, artifact_id }) => ({ reference: digest, artifact_id, tag_name: 'v1' }),
});

const index: PushedGiven = {
  ...pushed('fake-swr-verify-index', 'an index with two tags and the artifact without one that it holds'),
  holds: true,
  leadsTo: ({ digest, artifact_id, held_digest = '' }) => ({ reference: digest, artifact_id, held_digest }),
};

const artifact = {
  name: 'artifact',
  plural: 'artifacts',
  parent: 'repository',
  id: { parameter: 'reference', field: 'digest', missing: `sha256:${'0'.repeat(64)}` },
  operations: {
    list: ['ListInstanceArtifacts'],
    show: 'ShowInstanceArtifact',
    remove: 'DeleteInstanceArtifact',
    actions: ['ListInstanceAllArtifacts', 'ShowInstanceArtifactAddition'],
  },
  given: 'artifact',
  givens: {
    artifact: { means: 'an artifact in it', from: 'repository', through: [{ resource: 'artifact' }] },
    'new artifact': pushed('fake-swr-verify-pushed', 'an artifact with two tags, alone in its repository'),
    'new artifact in a folder': pushed('fake-swr-verify/pushed', 'the same in a repository with a slash in its name'),
    'new chart': pushed('fake-swr-verify-chart', 'a chart with two tags, alone in its repository', 'CHART'),
    'new index': index,
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
  id: { parameter: 'tag_name', field: 'name', missing: 'fake-swr-verify-missing' },
  operations: { list: ['ListInstanceTags'], remove: 'DeleteInstanceTag' },
  given: 'tag',
  listedGiven: 'signed artifact',
  givens: {
    tag: { means: 'a tag of one', from: 'repository', through: [{ resource: 'tag' }] },
  },
} as const satisfies Resource;

export const artifacts = [artifact, accessory, tag] as const;
