import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { isImmutable } from '../world/resources/immutable.ts';
import type { AccessoryRow, ArtifactRow, RepositoryRow } from '../world/resources/rows.ts';
import { manifestKey } from '../world/resources/tables.ts';
import type { Shown } from './around.ts';
import { repositoryOf } from './find.ts';
import { given, holds, pageOf } from './page.ts';
import { scanOf } from './scan.ts';
import { isSignature, together, verdictOf } from './signatures.ts';

type Artifact = Schemas['BrowsedArtifact'];

/** The name by which an artifact is pulled: by its newest tag, else by its digest. */
const referenceOf = (
  { tags, digest }: ArtifactRow,
  { name, namespace_id }: RepositoryRow,
  { tables }: Shown,
): string => {
  const repository = `${tables.namespaces.get(namespace_id)?.name}/${name}`;
  const tag = tags.at(-1)?.name;
  return tag === undefined ? `${repository}@${digest}` : `${repository}:${tag}`;
};

/** An IP address or localhost is that of the first instance; each other one is reached by its own name. */
const hostOf = ({ namespace_id }: RepositoryRow, { tables, tenant, host }: Shown): string => {
  const [first] = tables.instances.under(tenant.project_id);
  const own = tables.instances.get(tables.namespaces.get(namespace_id)?.instance_id ?? '');
  return own === undefined || own.id === first?.id ? host : own.access_address;
};

const commandOf = ({ type }: ArtifactRow, host: string, reference: string): string => {
  if (type !== 'CHART') return `docker pull ${host}/${reference}`;
  const [, name, tag] = /^(.*?)(?::([^:@/]*))?$/.exec(reference) ?? [];
  return `helm pull oci://${host}/${name}${tag === undefined ? '' : ` --version ${tag}`}`;
};

const shownAccessory = (
  row: AccessoryRow,
  artifact: ArtifactRow,
  repository: RepositoryRow,
  world: Shown,
): Schemas['BrowsedAccessory'] => {
  const { digest, type, size, created_at, signed_by } = row;
  return {
    ...{ digest, type, size, created_at, ...given('signed_by', signed_by) },
    ...(isSignature(row) && { verified: verdictOf(row, artifact, repository, world) }),
  };
};

const shown = (row: ArtifactRow, repository: RepositoryRow, world: Shown): Artifact => {
  const {
    id,
    digest,
    type,
    media_type,
    manifest_media_type,
    platform,
    size,
    push_time,
    pull_time,
    children = [],
  } = row;
  const { accessories, references, artifacts } = world.tables;
  const attached = accessories.under(id).map((accessory) => shownAccessory(accessory, row, repository, world));
  const tags = row.tags.map((tag) => ({
    ...{ name: tag.name, push_time: tag.push_time, pull_time: tag.pull_time },
    immutable: isImmutable(world, repository, tag.name),
  }));
  const reference = referenceOf(row, repository, world);
  const verdicts = attached.flatMap(({ verified }) => verified ?? []);
  const holders = references.under(manifestKey(repository.id, digest));
  return {
    ...{
      id,
      digest,
      type,
      media_type,
      manifest_media_type,
      size,
      push_time,
      pull_time,
      ...given('platform', platform),
    },
    ...{ tags, accessories: attached, signed: verdicts.length > 0, verified: together(verdicts) },
    immutable: tags.some(({ immutable }) => immutable),
    ...given('scan', scanOf(row, world)),
    children: [...children],
    held_by: holders.flatMap(({ index_id }) => artifacts.get(index_id)?.digest ?? []),
    ...{ reference, pull_command: commandOf(row, hostOf(repository, world), reference) },
  };
};

export const artifacts = (
  { query }: ControlInput<'browseArtifacts'>,
  world: Shown,
): ControlOutput<'browseArtifacts'> => {
  const repository = repositoryOf(query, world);
  const rows = world.tables.artifacts
    .under(repository.id)
    .filter(({ digest }) => query.digest === undefined || digest === query.digest)
    .filter(({ digest, tags }) => holds(query.text, digest, ...tags.map(({ name }) => name)))
    .toReversed();
  return { artifacts: pageOf(rows, query, (row) => shown(row, repository, world)), total: rows.length };
};
