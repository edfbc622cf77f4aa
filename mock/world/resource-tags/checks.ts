import { fields, id, text } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const tag = { id, key: text, value: text };

export const resourceTagChecks: SnapshotChecks = {
  rows: {
    'resourceTags.ofInstances': fields({ ...tag, instance_id: text }),
    'resourceTags.ofNamespaces': fields({ ...tag, namespace_id: id }),
  },
  references: [
    { table: 'resourceTags.ofInstances', field: 'instance_id', to: 'instances' },
    { table: 'resourceTags.ofNamespaces', field: 'namespace_id', to: 'namespaces' },
  ],
};
