import { madeDigest, madeInt } from '../world/kernel/ids.ts';
import { inMillis, neverMillis } from '../world/kernel/time.ts';
import type { AccessoryRow, ArtifactRow, RepositoryRow, TagRow } from '../world/rows.ts';
import { signatureDigest, signatureSize } from '../world/signatures.ts';
import type { Bed } from './bed.ts';
import { plantPolicy } from './plant-policy.ts';
import type { SeedArtifact, SeedNamespace, SeedRepository } from './types.ts';

const minuteMs = 60_000;

const tagsOf = (seed: SeedArtifact, pushTime: string, { store }: Bed): readonly TagRow[] =>
  (seed.tags ?? ['latest']).map((tag) => {
    const { id, name, push_time, pull_time } = typeof tag === 'string' ? { name: tag } : tag;
    return {
      id: id ?? store.tags.reserve(),
      name,
      push_time: push_time ?? pushTime,
      pull_time: pull_time ?? neverMillis,
    };
  });

const plantAccessories = (seed: SeedArtifact, artifact: ArtifactRow, { store }: Bed): void => {
  const made = seed.signed ? [{ digest: signatureDigest(artifact.digest, 'seed') }] : [];
  for (const accessory of [...(seed.accessories ?? []), ...made] as NonNullable<SeedArtifact['accessories']>) {
    const id = accessory.id ?? store.accessories.reserve();
    const row: AccessoryRow = {
      id,
      artifact_id: accessory.artifact_id ?? store.artifacts.reserve(),
      tag_id: accessory.tag_id ?? store.tags.reserve(),
      subject_artifact_id: artifact.id,
      size: accessory.size ?? signatureSize,
      digest: accessory.digest ?? madeDigest(`accessory ${artifact.digest} ${id}`),
      type: accessory.type ?? 'signature.cosign',
      created_at: accessory.created_at ?? artifact.push_time,
    };
    store.accessories.add(row);
  }
};

const plantArtifact = (seed: SeedArtifact, repository: RepositoryRow, bed: Bed): void => {
  const { artifacts } = bed.store;
  const id = seed.id ?? artifacts.reserve();
  const key = `${bed.seed} artifact ${repository.id} ${id}`;
  const pushTime = seed.push_time ?? inMillis(bed.startMs + id * minuteMs + madeInt(key, 0, 999));
  const row: ArtifactRow = {
    id,
    repository_id: repository.id,
    digest: seed.digest ?? madeDigest(key),
    type: seed.type ?? 'IMAGE',
    media_type: seed.media_type ?? 'application/vnd.docker.container.image.v1+json',
    manifest_media_type: seed.manifest_media_type ?? 'application/vnd.docker.distribution.manifest.v2+json',
    size: seed.size ?? madeInt(`${key} size`, 2_000_000, 400_000_000),
    push_time: pushTime,
    pull_time: seed.pull_time ?? neverMillis,
    tags: tagsOf(seed, pushTime, bed),
  };
  artifacts.add(row);
  plantAccessories(seed, row, bed);
};

const plantRepository = (seed: SeedRepository, namespaceId: number, bed: Bed): void => {
  const { repositories } = bed.store;
  const id = seed.id ?? repositories.reserve();
  const created =
    seed.created_at ?? inMillis(bed.startMs + id * minuteMs + madeInt(`${bed.seed} ${seed.name}`, 0, 999));
  const row: RepositoryRow = {
    id,
    namespace_id: namespaceId,
    name: seed.name,
    description: seed.description ?? '',
    pull_count: seed.pull_count ?? 0,
    created_at: created,
    updated_at: seed.updated_at ?? created,
    ...(seed.signing_fails !== undefined && { signing_fails: seed.signing_fails }),
  };
  repositories.add(row);
  for (const artifact of seed.artifacts ?? []) plantArtifact(artifact, row, bed);
};

export const plantNamespace = (seed: SeedNamespace, instanceId: string, bed: Bed): void => {
  const { namespaces } = bed.store;
  const id = seed.namespace_id ?? namespaces.reserve();
  const created = seed.created_at ?? inMillis(bed.startMs + id * minuteMs);
  namespaces.add({
    id,
    instance_id: instanceId,
    name: seed.name,
    metadata: seed.metadata ?? { public: 'false' },
    created_at: created,
    updated_at: seed.updated_at ?? created,
  });
  for (const repository of seed.repositories ?? []) plantRepository(repository, id, bed);
  for (const policy of seed.signature_policies ?? []) plantPolicy(policy, { id, name: seed.name }, bed);
};
