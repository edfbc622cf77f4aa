import { madeDigest, madeInt } from '../world/kernel/ids.ts';
import { inMillis, minuteMs } from '../world/kernel/time.ts';
import type { RegistryRow } from '../world/registries/rows.ts';
import { imageConfig, imageManifest } from '../world/resources/media-types.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedRegistry, SeedRegistryArtifact } from './format/types.ts';
import { items, type Unique, uniqueId, uniqueName } from './unique.ts';

/** The ids and names that an instance's registries give. */
export const uniqueInRegistries = (
  registries: readonly SeedRegistry[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(registries, path, 'registries').flatMap(({ item: registry, at }) => [
    ...uniqueId('registries', (tables) => tables.registries.registries, registry.id, at),
    ...uniqueName('registry', path, registry.name, at),
    ...items(registry.repositories, at, 'repositories').flatMap(({ item: repository, at: repositoryAt }) => [
      ...uniqueName('repository', at, repository.name, repositoryAt),
      ...items(repository.artifacts, repositoryAt, 'artifacts').flatMap(({ item: artifact, at: artifactAt }) => [
        ...uniqueName('digest', repositoryAt, artifact.digest, artifactAt),
        ...(artifact.tags ?? []).flatMap((tag) => uniqueName('tag', repositoryAt, tag, artifactAt)),
      ]),
    ]),
  ]);

const addArtifact = (
  given: SeedRegistryArtifact,
  { repository, registry_id }: { readonly repository: string; readonly registry_id: number },
  { tables, seed, startMs }: SeedContext,
): void => {
  const { artifacts } = tables.registries;
  const id = artifacts.reserve();
  const key = `${seed} registry ${registry_id} artifact ${id}`;
  artifacts.add({
    ...{ id, registry_id, repository },
    digest: given.digest ?? madeDigest(key),
    type: 'IMAGE',
    media_type: imageConfig,
    manifest_media_type: imageManifest,
    size: given.size ?? madeInt(`${key} size`, 2_000_000, 400_000_000),
    tags: given.tags ?? ['latest'],
    pushed_at: given.push_time ?? inMillis(startMs + id * minuteMs),
  });
};

/** Adds a registry with what it holds: an instance of the fake if it names one, else the basic edition. */
export const addRegistry = (given: SeedRegistry, owner_id: string, context: SeedContext): void => {
  const { registries } = context.tables.registries;
  const id = given.id ?? registries.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  const row: RegistryRow = {
    ...{ id, owner_id, name: given.name, description: given.description ?? '' },
    type: given.type ?? (given.instance_id === undefined ? 'huawei-SWR' : 'swr-pro-internal'),
    url: given.url ?? `https://${given.name.toLowerCase()}.swr.example`,
    credential: given.credential ?? { type: 'basic', access_key: 'fake-swr', access_secret: 'not-a-secret' },
    insecure: given.insecure ?? true,
    region_id: given.region_id ?? (given.instance_id === undefined ? '' : context.tenant.region),
    project_id: given.project_id ?? (given.instance_id === undefined ? '' : context.tenant.project_id),
    instance_id: given.instance_id ?? '',
    ...(given.dns_conf !== undefined && { dns_conf: given.dns_conf }),
    health: given.health ?? 'healthy',
    created_at: created,
    updated_at: given.updated_at ?? created,
  };
  registries.add(row);
  for (const { name, artifacts = [] } of given.repositories ?? [])
    for (const artifact of artifacts) addArtifact(artifact, { repository: name, registry_id: id }, context);
};
