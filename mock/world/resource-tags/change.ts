import { conflict } from '../../errors/conflict.ts';
import type { Wire } from '../../spec/types.ts';
import type { Profile } from '../kernel/profile.ts';
import type { Bearer } from './bearer.ts';
import type { TagFields } from './rows.ts';

const quotas = { twenty: 20, fifty: 50, none: Number.POSITIVE_INFINITY } as const;

/** Whether a resource may have all these tags, of which those of one key are one. Throws where it may not. */
export const checkQuota = (tags: readonly Pick<TagFields, 'key'>[], profile: Profile): void => {
  const keys = new Set(tags.map(({ key }) => key));
  const most = quotas[profile['tags.quota']];
  if (keys.size <= most) return;
  throw conflict(`The resource would have ${keys.size} tags but may have at most ${most}`, { profile });
};

/** Puts tags on a resource. A key that is there gets the new value; of a key that is given twice, the last counts. */
export const putTags = <Row extends TagFields>(
  { table, parent, rowOf }: Bearer<Row>,
  tags: readonly Wire<'ResourceTag'>[],
): void => {
  for (const { key, value } of tags) {
    const known = table.named(parent, key);
    table.addOrReplace(rowOf({ id: known?.id ?? table.reserve(), key, value }));
  }
};

/** Takes tags from a resource, as far as they are there. */
export const takeTags = <Row extends TagFields>(
  { table, parent }: Bearer<Row>,
  tags: readonly Wire<'TagToDelete'>[],
  profile: Profile,
): void => {
  const byKey = profile['tags.delete_by'] === 'key';
  for (const { key, value } of tags) {
    const known = table.named(parent, key);
    if (known !== undefined && (byKey || value === undefined || value === known.value)) table.remove(known);
  }
};
