import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { Profile } from '../kernel/profile.ts';
import type { Holder } from './holders.ts';
import type { TagFields } from './rows.ts';

/** Source: page 0501. */
const longestValue = 255;

const refuse = (detail: string): never => {
  throw apiError('invalid_body', { detail });
};

const twice = (texts: readonly string[]): string | undefined =>
  texts.find((text, index) => texts.indexOf(text) !== index);

/** A value counts without the blanks around it. Source: page 0501. */
const trimmed = (value: string): string => value.replace(/^ +| +$/g, '');

const checkValues = ({ key, values }: Wire<'TagFilter'>): void => {
  const second = twice(values);
  if (second !== undefined) refuse(`the value ${JSON.stringify(second)} of key ${key} is given twice`);
  const long = values.find((value) => [...value].length > longestValue);
  if (long !== undefined)
    refuse(`a value of key ${key} has ${[...long].length} characters but must not have more than ${longestValue}`);
};

const filtersOf = ({ tags = [] }: Wire<'TagsFilterBody'>): readonly Wire<'TagFilter'>[] => {
  const second = twice(tags.map(({ key }) => key));
  if (second !== undefined) refuse(`the key ${second} is given twice`);
  const filters = tags.map(({ key, values }) => ({ key, values: values.map(trimmed) }));
  for (const filter of filters) checkValues(filter);
  return filters;
};

const fits = (value: string, wanted: string, profile: Profile): boolean => {
  const option = profile['tags.value_with_star'];
  if (!wanted.startsWith('*') || option === 'literal') return value === wanted;
  const rest = wanted.slice(1);
  return option === 'contains' ? value.includes(rest) : value.endsWith(rest);
};

const hasTag = (tags: readonly TagFields[], { key, values }: Wire<'TagFilter'>, profile: Profile): boolean => {
  const tag = tags.find((each) => each.key === key);
  return tag !== undefined && (values.length === 0 || values.some((wanted) => fits(tag.value, wanted, profile)));
};

/** The resources that have every key that is asked for, with any of the values asked for. */
export const matching = (
  holders: readonly Holder[],
  body: Wire<'TagsFilterBody'>,
  profile: Profile,
): readonly Holder[] => {
  const isKnown = ({ key }: Wire<'TagFilter'>) => holders.some(({ tags }) => tags.some((tag) => tag.key === key));
  const filters = filtersOf(body);
  const counting = profile['tags.unknown_key'] === 'ignore' ? filters.filter(isKnown) : filters;
  const isTaggedOnly = filters.length === 0 && profile['tags.without_filter'] === 'tagged';
  if (isTaggedOnly) return holders.filter(({ tags }) => tags.length > 0);
  return holders.filter(({ tags }) => counting.every((filter) => hasTag(tags, filter, profile)));
};
