import { fields, id, type RowCheck, text } from '../kernel/row-check.ts';

const tag = { id, key: text, value: text };

export const resourceTagChecks: Readonly<Record<string, RowCheck>> = {
  'resourceTags.ofInstances': fields({ ...tag, instance_id: text }),
  'resourceTags.ofNamespaces': fields({ ...tag, namespace_id: id }),
};
