import { fields, flag, id, list, oneOf, optional, text, time, whole } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const registry = fields({
  ...{ id, owner_id: text, name: text, description: text, url: text, insecure: flag },
  type: oneOf('swr-pro', 'swr-pro-internal', 'huawei-SWR'),
  credential: fields({ type: oneOf('basic'), access_key: text, access_secret: text }),
  ...{ region_id: text, project_id: text, instance_id: text },
  dns_conf: optional(fields({ hosts: optional(fields({})) })),
  health: oneOf('healthy', 'unhealthy', 'unreachable'),
  ...{ created_at: time, updated_at: time },
});

const artifact = fields({
  ...{ id, registry_id: id, repository: text, digest: text, type: text, media_type: text, manifest_media_type: text },
  ...{ size: whole(0, Number.MAX_SAFE_INTEGER), tags: list(text), pushed_at: time },
  replicated: optional(oneOf(true)),
});

export const registryChecks: SnapshotChecks = {
  rows: {
    'registries.registries': registry,
    'registries.artifacts': artifact,
  },
  references: [
    { table: 'registries.registries', field: 'owner_id', to: 'instances' },
    { table: 'registries.artifacts', field: 'registry_id', to: 'registries.registries' },
  ],
};
