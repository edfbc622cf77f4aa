import type { Tag } from '../../kms/rows.ts';

interface TagsAction {
  readonly action: 'create' | 'delete';
  readonly tags?: readonly { readonly key: string; readonly value?: string }[] | undefined;
}

/** The tags of a resource after some were added, which take the place of their like, or taken away. */
export const changedTags = (tags: readonly Tag[], { action, tags: given = [] }: TagsAction): readonly Tag[] => {
  const left = tags.filter(({ key }) => !given.some((tag) => tag.key === key));
  if (action === 'delete') return left;
  return [...left, ...given.map(({ key, value = '' }) => ({ key, value }))];
};
