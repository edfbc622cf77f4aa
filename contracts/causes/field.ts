import { isVolatile, lastName } from '../compare/shape.ts';

/**
 * The name of the field that a pointer leads to: the same in each item of a list, in each list, in each run. The number of
 * all items has one name, though lists have two for it.
 */
export const fieldAt = (at: string): string => {
  if (!at.startsWith('/')) return 'precondition';
  const name = lastName(at).replaceAll('~1', '/').replaceAll('~0', '~');
  if (name === '') return 'body';
  if (name === 'total_count') return 'total';
  return isVolatile(name, '') ? '*' : name;
};

/** The place around a field, without indexes. */
export const parentOf = (at: string): string => at.slice(0, at.lastIndexOf('/')).replace(/\/\d+(?=\/|$)/g, '/*');
