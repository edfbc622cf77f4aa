import type { Readable } from '../kernel/world.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';

const inUnixSeconds = (ms: number): number => Math.floor(ms / 1000);

export interface Pushed {
  readonly artifact: ArtifactRow;
  readonly repository: RepositoryRow;
  /** Undefined if it was pushed without one. */
  readonly tag: string | undefined;
  /** Who pushed it. */
  readonly operator: string;
  readonly atMs: number;
}

/** What a push is told with. Not documented; this is the payload of Harbor 2.1, in its order of fields. */
export const payloadOf = (
  { artifact, repository, tag, operator, atMs }: Pushed,
  tables: Readable<ResourceTables>,
): string => {
  const namespace = tables.namespaces.get(repository.namespace_id);
  const instance = namespace && tables.instances.get(namespace.instance_id);
  const fullName = `${namespace?.name}/${repository.name}`;
  const reference = tag === undefined ? `@${artifact.digest}` : `:${tag}`;
  return JSON.stringify({
    type: 'PUSH_ARTIFACT',
    occur_at: inUnixSeconds(atMs),
    operator,
    event_data: {
      resources: [
        {
          digest: artifact.digest,
          tag: tag ?? artifact.digest,
          resource_url: `${instance?.access_address}/${fullName}${reference}`,
        },
      ],
      repository: {
        date_created: inUnixSeconds(Date.parse(repository.created_at)),
        name: repository.name,
        namespace: namespace?.name,
        repo_full_name: fullName,
        repo_type: namespace?.metadata.public === 'true' ? 'public' : 'private',
      },
    },
  });
};
