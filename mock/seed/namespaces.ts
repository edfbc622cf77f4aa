import { madeDigest, madeInt } from '../world/kernel/ids.ts';
import { inMillis, minuteMs, neverMillis } from '../world/kernel/time.ts';
import { cosignSignature } from '../world/resources/cosign.ts';
import { madeDigestOf } from '../world/resources/made-image.ts';
import { formsOf, imageLayer } from '../world/resources/media-types.ts';
import { addReferences } from '../world/resources/references.ts';
import type { AccessoryRow, ArtifactRow, BuildStepRow, RepositoryRow, TagRow } from '../world/resources/rows.ts';
import { signArtifact, signatureSize } from '../world/signature/sign.ts';
import { type SeedContext, SeedError, type SeedPath } from './context.ts';
import type { SeedArtifact, SeedNamespace, SeedRepository } from './format/types.ts';
import { addImmutableRule } from './immutability.ts';
import { addNamespaceTags } from './resource-tags.ts';
import { addRetentionPolicy } from './retention.ts';
import { addScan } from './scanning.ts';
import { addSignaturePolicy } from './signature.ts';
import { items } from './unique.ts';
import { addWebhookPolicy } from './webhooks.ts';

const tagsOf = (seed: SeedArtifact, pushTime: string, { tables }: SeedContext): readonly TagRow[] =>
  (seed.tags ?? ['latest']).map((tag) => {
    const { id, name, push_time, pull_time } = typeof tag === 'string' ? { name: tag } : tag;
    return {
      id: id ?? tables.tags.reserve(),
      name,
      push_time: push_time ?? pushTime,
      pull_time: pull_time ?? neverMillis,
    };
  });

const stepOf = (
  given: NonNullable<SeedArtifact['build_history']>[number],
  key: string,
  pushTime: string,
): BuildStepRow => {
  const { created = pushTime, created_by, size = 0, empty_layer = size === 0, media_type, digest } = given;
  return {
    ...{ created, created_by, empty_layer, size },
    media_type: media_type ?? (empty_layer ? '' : imageLayer),
    digest: digest ?? (empty_layer ? '' : madeDigest(key)),
  };
};

const addAccessories = (seed: SeedArtifact, artifact: ArtifactRow, { tables }: SeedContext): void => {
  for (const accessory of seed.accessories ?? []) {
    const id = accessory.id ?? tables.accessories.reserve();
    const row: AccessoryRow = {
      id,
      artifact_id: accessory.artifact_id ?? tables.artifacts.reserve(),
      tag_id: accessory.tag_id ?? tables.tags.reserve(),
      subject_artifact_id: artifact.id,
      size: accessory.size ?? signatureSize,
      ...(accessory.artifact_size !== undefined && { artifact_size: accessory.artifact_size }),
      digest: accessory.digest ?? madeDigest(`accessory ${artifact.digest} ${id}`),
      type: accessory.type ?? cosignSignature,
      created_at: accessory.created_at ?? artifact.push_time,
    };
    tables.accessories.add(row);
  }
};

/** Who signs what a seed calls signed. */
const demoKey = { signature_key: 'fake-swr-demo', names: 'access_address' } as const;

const addSignature = (artifact: ArtifactRow, context: SeedContext): void =>
  signArtifact(artifact, demoKey, { ...context, nowMs: Date.parse(artifact.push_time) });

/** An index is pushed after what it holds. */
const checkChildren = (
  { children = [] }: Pick<ArtifactRow, 'children'>,
  { id, name }: RepositoryRow,
  { tables }: SeedContext,
  at: SeedPath,
): void => {
  const index = children.findIndex((digest) => tables.artifacts.named(id, digest) === undefined);
  if (index < 0) return;
  throw new SeedError(
    `an index of repository ${name} has the child ${children[index]} but no artifact before it has that digest`,
    [...at, 'children', String(index)],
  );
};

/** The images of an index, one for each of its platforms; gives back their digests. */
const addPlatforms = (
  { platforms = [], push_time, scan }: SeedArtifact,
  repository: RepositoryRow,
  context: SeedContext,
  at: SeedPath,
): readonly string[] =>
  platforms.map((platform, index) => {
    const image = { tags: [], ...(push_time !== undefined && { push_time }), ...(scan !== undefined && { scan }) };
    return addArtifact(image, repository, context, [...at, 'platforms', String(index)], platform).digest;
  });

const addArtifact = (
  seed: SeedArtifact,
  repository: RepositoryRow,
  context: SeedContext,
  at: SeedPath,
  platform?: string,
): ArtifactRow => {
  const { artifacts } = context.tables;
  if (seed.platforms !== undefined && seed.children !== undefined)
    throw new SeedError('an index has platforms or children, not both', [...at, 'platforms']);
  const ofPlatforms = seed.platforms === undefined ? undefined : addPlatforms(seed, repository, context, at);
  const children = ofPlatforms ?? seed.children;
  const id = seed.id ?? artifacts.reserve();
  const key = `${context.seed} artifact ${repository.id} ${id}`;
  const pushTime = seed.push_time ?? inMillis(context.startMs + id * minuteMs + madeInt(key, 0, 999));
  const plain: Omit<ArtifactRow, 'digest'> = {
    id,
    repository_id: repository.id,
    ...formsOf(seed, children !== undefined),
    size: seed.size ?? madeInt(`${key} size`, 2_000_000, 400_000_000),
    push_time: pushTime,
    pull_time: seed.pull_time ?? neverMillis,
    tags: tagsOf(seed, pushTime, context),
    ...(children !== undefined && { children }),
    ...(platform !== undefined && { platform }),
    ...(seed.build_history !== undefined && {
      build_history: seed.build_history.map((step, index) => stepOf(step, `${key} step ${index}`, pushTime)),
    }),
    ...(seed.digest === undefined && { made_from: key }),
  };
  checkChildren(plain, repository, context, at);
  const row = { ...plain, digest: seed.digest ?? madeDigestOf(plain, context.tables) };
  artifacts.add(row);
  addReferences(row, context.tables);
  // What is scanned of an index is what it holds.
  if (seed.scan !== undefined && ofPlatforms === undefined) {
    // That of a platform stands at its index.
    const scanAt = [...(platform === undefined ? at : at.slice(0, -2)), 'scan'];
    addScan(seed.scan, row, context, scanAt);
  }
  addAccessories(seed, row, context);
  if (seed.signed) addSignature(row, context);
  return row;
};

/** Adds a repository with what it holds; gives back what is to be added after all the rest. */
const addRepository = (
  seed: SeedRepository,
  namespaceId: number,
  context: SeedContext,
  path: SeedPath,
): readonly (() => void)[] => {
  const { repositories } = context.tables;
  const id = seed.id ?? repositories.reserve();
  const created =
    seed.created_at ?? inMillis(context.startMs + id * minuteMs + madeInt(`${context.seed} ${seed.name}`, 0, 999));
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
  const all = items(seed.artifacts, path, 'artifacts');
  for (const { item, at } of all.filter((each) => !each.item.newest)) addArtifact(item, row, context, at);
  return all
    .filter((each) => each.item.newest)
    .map(
      ({ item, at }) =>
        () =>
          addArtifact(item, row, context, at),
    );
};

/** Adds a namespace with what it holds; gives back what is to be added after all the rest. */
export const addNamespace = (
  seed: SeedNamespace,
  instanceId: string,
  context: SeedContext,
  path: SeedPath,
): readonly (() => void)[] => {
  const { namespaces } = context.tables;
  const id = seed.namespace_id ?? namespaces.reserve();
  const created = seed.created_at ?? inMillis(context.startMs + id * minuteMs);
  namespaces.add({
    id,
    instance_id: instanceId,
    name: seed.name,
    metadata: seed.metadata ?? { public: 'false' },
    created_at: created,
    updated_at: seed.updated_at ?? created,
  });
  const all = items(seed.repositories, path, 'repositories');
  const newest = all
    .filter((each) => !each.item.newest)
    .flatMap(({ item, at }) => addRepository(item, id, context, at));
  for (const policy of seed.signature_policies ?? []) addSignaturePolicy(policy, { id, name: seed.name }, context);
  for (const policy of seed.retention_policies ?? []) addRetentionPolicy(policy, { id, name: seed.name }, context);
  for (const rule of seed.immutable_rules ?? []) addImmutableRule(rule, id, context);
  for (const policy of seed.webhook_policies ?? []) addWebhookPolicy(policy, id, context);
  addNamespaceTags(seed, id, context);
  const newestRepositories = all
    .filter((each) => each.item.newest)
    .map(({ item, at }) => () => {
      for (const add of addRepository(item, id, context, at)) add();
    });
  return [...newestRepositories, ...newest];
};
