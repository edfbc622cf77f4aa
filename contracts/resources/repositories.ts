import { pathIn } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { Bodies, Resource, ResourceId } from './resource.ts';

/** A listed name may carry its namespace (behaviour repositories.name), which the path has already. */
const fromListed: ResourceId['fromListed'] = async (client, at, listed) => {
  const inFront = `${at.namespace_name}/`;
  if (!listed.startsWith(inFront)) return listed;
  const bare = listed.slice(inFront.length);
  const { status } = await client.ask('GET', pathIn('ShowInstanceRepository', { ...at, repository_name: bare }));
  return status === 200 ? bare : listed;
};

/** A listed name may carry its namespace. */
const hasSlash = ({ name, namespace_name }: Fields): boolean =>
  String(name).replace(`${namespace_name}/`, '').includes('/');

const described = { description: 'fake-swr verify' } as const;

const repository = {
  name: 'repository',
  plural: 'repositories',
  parent: 'namespace',
  id: { parameter: 'repository_name', field: 'name', missing: 'fake-swr-verify-missing', fromListed },
  operations: {
    list: ['ListInstanceRepositories', 'ListNamespaceRepositories', 'ListAllInstanceRepositories'],
    show: 'ShowInstanceRepository',
    update: 'UpdateInstanceRepository',
    remove: 'DeleteInstanceRepository',
  },
  bodies: { UpdateInstanceRepository: { good: described, whole: described, idle: described } satisfies Bodies },
  yields: ['namespace_id'],
  given: 'repository',
  listedGiven: 'namespace with repositories',
  givens: {
    'namespace with repositories': {
      means: 'the namespace with the most repositories',
      from: 'instance',
      through: [{ resource: 'namespace', fits: ({ repo_count }) => Number(repo_count) > 0, mostOf: 'repo_count' }],
    },
    repository: {
      means: 'a repository with an artifact',
      from: 'instance',
      through: [
        { resource: 'repository', fits: ({ artifact_count }) => Number(artifact_count) > 0, mostOf: 'artifact_count' },
      ],
    },
    'repository in a folder': {
      means: 'a repository with a slash in its name',
      from: 'instance',
      through: [{ resource: 'repository', fits: hasSlash }],
    },
  },
  walkLimit: 10,
  seed: { key: 'repositories', definition: 'SeedRepository' },
} as const satisfies Resource;

export const repositories = [repository] as const;
