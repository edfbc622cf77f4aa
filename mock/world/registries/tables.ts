import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { RegistryArtifactRow, RegistryRow } from './rows.ts';

/** A repository's tag, by which a registry finds the artifact that has it. */
export const tagKey = (repository: string, tag: string): string => `${repository}:${tag}`;

export const registryTables = () => ({
  registries: {
    registries: new Table<RegistryRow>({
      id: (row) => row.id,
      parent: (row) => row.owner_id,
      name: (row) => row.name,
    }),
    artifacts: new Table<RegistryArtifactRow>({
      id: (row) => row.id,
      parent: (row) => row.registry_id,
      name: (row) => `${row.repository}@${row.digest}`,
      aliases: ({ repository, tags }) => tags.map((tag) => tagKey(repository, tag)),
    }),
  },
});

/** What registries may see and change. */
export type RegistryTables = ReturnType<typeof registryTables> & ResourceTables;
