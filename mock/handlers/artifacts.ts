import { pageOf } from '../world/kernel/paging.ts';
import { accessoryArtifacts } from '../world/resources/accessories.ts';
import { pageByMarker } from '../world/resources/all-artifacts.ts';
import { toBuildHistories } from '../world/resources/build-history.ts';
import { deleteArtifact, deleteTag } from '../world/resources/delete.ts';
import { findArtifact, findInstance, findRepository } from '../world/resources/find.ts';
import { listedArtifacts } from '../world/resources/listed.ts';
import { toAccessory, toArtifact, toRepositoryTag } from '../world/resources/views.ts';
import { reportOf } from '../world/scanning/report.ts';
import { reportType, toSummary } from '../world/scanning/views.ts';
import type { Read, Write } from './handler.ts';

export const ListInstanceArtifacts: Read<'ListInstanceArtifacts'> = ({ path, query }, world) => {
  const { profile } = world;
  const repository = findRepository(world, path);
  const { tags: wanted, type } = query;
  const rows = listedArtifacts(repository.id, world);
  const isListed = profile['artifacts.signatures_among_artifacts'] === 'listed';
  const found = (isListed ? rows.flatMap((row) => [row, ...accessoryArtifacts(row, world)]) : rows)
    .filter((row) => type === undefined || row.type === type)
    .filter(({ tags }) => wanted === undefined || tags.some(({ name }) => name.includes(wanted)))
    .sort((a, b) => a.id - b.id);
  const { items: artifacts, total } = pageOf(found, {
    ...{ query, profile, order: profile['artifacts.order'] },
    view: (row) => toArtifact(row, repository, world),
  });
  return { artifacts, total };
};

export const ShowInstanceArtifact: Read<'ShowInstanceArtifact'> = ({ path, query }, world) => {
  const { artifact, repository } = findArtifact(world, path);
  const shown = toArtifact(artifact, repository, world);
  const report = query.with_scan_overview ? reportOf(artifact, world) : undefined;
  return report === undefined ? shown : { ...shown, scan_overview: { [reportType]: toSummary(report, world) } };
};

export const DeleteInstanceArtifact: Write<'DeleteInstanceArtifact'> = ({ path }, world) => {
  const { artifact, repository } = findArtifact(world, path);
  deleteArtifact(artifact, repository, world);
};

export const ListInstanceAllArtifacts: Read<'ListInstanceAllArtifacts'> = ({ path, query }, world) => {
  const { items, next } = pageByMarker(findInstance(world, path), query, world);
  const isText = world.profile['artifacts.next_marker_type'] === 'string';
  return {
    artifacts: items.map(({ artifact, repository }) => toArtifact(artifact, repository, world)),
    ...(next !== undefined && { next_marker: isText ? String(next) : next }),
  };
};

export const ShowInstanceArtifactAddition: Read<'ShowInstanceArtifactAddition'> = ({ path }, world) =>
  toBuildHistories(findArtifact(world, path).artifact, world);

export const ListInstanceAccessories: Read<'ListInstanceAccessories'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const { artifact } = findArtifact(world, path);
  const found = tables.accessories
    .under(artifact.id)
    .filter(({ type }) => query.type === undefined || type === query.type);
  const order = profile['artifacts.order_of_accessories'];
  const { items: accessories, total } = pageOf(found, { query, profile, order, view: toAccessory });
  return { accessories, total };
};

export const ListInstanceTags: Read<'ListInstanceTags'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const repository = findRepository(world, path);
  const found = tables.artifacts
    .under(repository.id)
    .flatMap((artifact) => (query.is_accessory ? [artifact, ...accessoryArtifacts(artifact, world)] : [artifact]))
    .flatMap((artifact) => artifact.tags.map((tag) => ({ tag, artifact })))
    .sort((a, b) => a.tag.id - b.tag.id);
  const { items: tags, total } = pageOf(found, {
    ...{ query, profile, order: profile['artifacts.order_of_tags'] },
    view: ({ tag, artifact }) => toRepositoryTag(tag, artifact, repository),
  });
  return { tags, total };
};

export const DeleteInstanceTag: Write<'DeleteInstanceTag'> = ({ path }, world) => {
  deleteTag(path.tag_name, findRepository(world, path), world);
};
