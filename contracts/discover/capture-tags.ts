import type { Client } from '../service/client.ts';
import { type Fields, pointed } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { OperationId } from '../service/spec.ts';
import { seedFields } from './capture-fields.ts';

type Tags = readonly Fields[];

/** The tags that an operation shows, none where it is refused. */
const tagsBy = async ({ call }: Client, id: OperationId, at: PathValues): Promise<Tags> => {
  const { status, body } = await call(id, at);
  const tags = pointed(body, '/tags');
  return status === 200 && Array.isArray(tags) ? (tags as Tags).map((tag) => seedFields('SeedResourceTag', tag)) : [];
};

/** What users have put on an instance. */
export const instanceTags = (client: Client, at: PathValues): Promise<Tags> =>
  tagsBy(client, 'ListInstanceResourceTags', { ...at, resource_id: String(at.instance_id) });

/** What users have put on a namespace. */
export const namespaceTags = (client: Client, at: PathValues): Promise<Tags> => {
  const named = { resource_id: String(at.instance_id), sub_resource_id: String(at.namespace_name) };
  return tagsBy(client, 'ListSubResourceTags', { ...at, ...named });
};
