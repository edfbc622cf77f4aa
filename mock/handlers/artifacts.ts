import type { Handler } from '../spec/types.ts';
import { findArtifact, findRepository } from '../world/find.ts';
import { inOrder, map, page } from '../world/kernel/paging.ts';
import { accessoriesOf, signatureArtifacts } from '../world/signatures.ts';
import { toAccessory, toArtifact, toRepositoryTag } from '../world/views.ts';

export const ListInstanceArtifacts: Handler<'ListInstanceArtifacts'> = ({ path, query }, world) => {
  const repository = findRepository(world, path);
  const { tags: wanted, type } = query;
  const rows = world.store.artifacts.under(repository.id);
  const listed = world.profile['artifacts.signatures_among_artifacts'] === 'listed';
  const found = (listed ? rows.flatMap((row) => [row, ...signatureArtifacts(row, world)]) : rows)
    .filter((row) => type === undefined || row.type === type)
    .filter(({ tags }) => wanted === undefined || tags.some(({ name }) => name.includes(wanted)))
    .sort((a, b) => a.id - b.id);
  const ordered = inOrder(found, world.profile['artifacts.order']);
  const { items, total } = page(
    map(ordered, (row) => toArtifact(row, repository, world)),
    query,
    world.profile,
  );
  return { artifacts: items, total };
};

export const ShowInstanceArtifact: Handler<'ShowInstanceArtifact'> = ({ path }, world) => {
  const artifact = findArtifact(world, path);
  return toArtifact(artifact, findRepository(world, path), world);
};

export const ListInstanceAccessories: Handler<'ListInstanceAccessories'> = ({ path, query }, world) => {
  const accessories = accessoriesOf(findArtifact(world, path), world).filter(
    ({ type }) => query.type === undefined || type === query.type,
  );
  const { items, total } = page(
    inOrder(accessories.map(toAccessory), world.profile['artifacts.order_of_accessories']),
    query,
    world.profile,
  );
  return { accessories: items, total };
};

export const ListInstanceTags: Handler<'ListInstanceTags'> = ({ path, query }, world) => {
  const repository = findRepository(world, path);
  const tags = world.store.artifacts
    .under(repository.id)
    .flatMap((artifact) => (query.is_accessory ? [artifact, ...signatureArtifacts(artifact, world)] : [artifact]))
    .flatMap((artifact) => artifact.tags.map((tag) => toRepositoryTag(tag, artifact, repository)))
    .sort((a, b) => a.id - b.id);
  const { items, total } = page(inOrder(tags, world.profile['artifacts.order_of_tags']), query, world.profile);
  return { tags: items, total };
};
