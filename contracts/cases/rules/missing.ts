import { type Parent, parentsOf } from '../../resources/all.ts';
import type { SpecOperation } from '../../service/spec.ts';

/**
 * Path parameters for what is below a parent that is not there. A write names what does not exist. A read names what
 * does, so that a service which looks for the last name alone is found out.
 */
export const missingBelow = (operation: SpecOperation, parent: Parent): Readonly<Record<string, string | number>> => {
  if (operation.method === 'GET') return {};
  const parents = parentsOf(operation);
  const below = parents.slice(parents.indexOf(parent) + 1);
  return Object.fromEntries(below.map(({ id }) => [id.parameter, id.missing]));
};
