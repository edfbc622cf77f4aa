import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { RegistryArtifactRow, RegistryRow } from './rows.ts';
import { type RegistryTables, tagKey } from './tables.ts';

/** What is pushed to a registry: under one tag, or under none. */
export type Received = Omit<RegistryArtifactRow, 'id' | 'registry_id' | 'tags' | 'pushed_at' | 'replicated'> & {
  readonly tag: string | undefined;
};

/** A registry takes what is pushed to it; the tag is taken away from the artifact that had it. */
export const receive = (
  { id: registry_id }: RegistryRow,
  { tag, ...pushed }: Received,
  { tables, nowMs }: WritableWorld<RegistryTables>,
): void => {
  const { artifacts } = tables.registries;
  const { repository, digest } = pushed;
  const other = tag === undefined ? undefined : artifacts.aliased(registry_id, tagKey(repository, tag));
  if (other !== undefined && other.digest !== digest)
    artifacts.replace({ ...other, tags: other.tags.filter((name) => name !== tag) });
  const known = artifacts.named(registry_id, `${repository}@${digest}`);
  const tags = [...new Set([...(known?.tags ?? []), ...(tag === undefined ? [] : [tag])])];
  const row = { registry_id, ...pushed, tags, pushed_at: inMillis(nowMs), replicated: true } as const;
  artifacts.addOrReplace({ id: known?.id ?? artifacts.reserve(), ...row });
};

/** Removes a registry with what it holds. */
export const removeRegistry = (registry: RegistryRow, { tables }: WritableWorld<RegistryTables>): void => {
  const { registries, artifacts } = tables.registries;
  artifacts.removeUnder(registry.id);
  registries.remove(registry);
};
