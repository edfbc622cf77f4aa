import { type Bearer, instanceBearer, namespaceBearer } from '../world/resource-tags/bearer.ts';
import { putTags } from '../world/resource-tags/change.ts';
import type { TagFields } from '../world/resource-tags/rows.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedInstance, SeedNamespace, SeedResourceTag } from './format/types.ts';
import { items, type Unique, uniqueName } from './unique.ts';

/** The keys that the tags of an instance or a namespace give. */
export const uniqueInResourceTags = (tags: readonly SeedResourceTag[] | undefined, path: SeedPath): readonly Unique[] =>
  items(tags, path, 'tags').flatMap(({ item, at }) => uniqueName('tag key', path, item.key, at));

const addTags = <Row extends TagFields>(bearer: Bearer<Row>, tags: readonly SeedResourceTag[] = []): void =>
  putTags(bearer, tags);

export const addInstanceTags = ({ tags }: SeedInstance, id: string, context: SeedContext): void =>
  addTags(instanceBearer({ id }, context), tags);

export const addNamespaceTags = ({ tags }: SeedNamespace, id: number, context: SeedContext): void =>
  addTags(namespaceBearer({ id }, context), tags);
