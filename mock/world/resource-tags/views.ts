import type { Wire } from '../../spec/types.ts';
import type { Profile } from '../kernel/profile.ts';
import type { Holder } from './holders.ts';
import type { TagFields } from './rows.ts';

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

const ordered = <Tag extends { readonly key: string }>(tags: readonly Tag[], profile: Profile): readonly Tag[] =>
  profile['tags.order'] === 'by_key' ? tags.toSorted(byKey) : tags;

export const toTags = (rows: readonly TagFields[], profile: Profile): Wire<'ResourceTag'>[] =>
  ordered(rows, profile).map(({ key, value }) => ({ key, value }));

export const toResource = ({ id, name, tags }: Holder, profile: Profile): Wire<'TaggedResource'> => ({
  resource_id: id,
  resource_name: name,
  resource_detail: null,
  tags: toTags(tags, profile),
});

/** Every key that the resources have, with each of its values once. */
export const toUnion = (holders: readonly Holder[], profile: Profile): Wire<'TagValues'>[] => {
  const values = new Map<string, Set<string>>();
  for (const { key, value } of holders.flatMap(({ tags }) => tags))
    values.set(key, (values.get(key) ?? new Set()).add(value));
  const tags = [...values].map(([key, all]) => ({ key, values: [...all] }));
  const isByKey = profile['tags.order'] === 'by_key';
  return ordered(tags, profile).map((tag) => (isByKey ? { ...tag, values: tag.values.toSorted() } : tag));
};
