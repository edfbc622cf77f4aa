import type { Case } from '../../case.ts';
import { type GivenName, keyOf, resourceOf } from '../../resources/all.ts';
import {
  listFieldOf,
  type OperationId,
  operations,
  querySchemaOf,
  type SpecOperation,
  totalFieldOf,
} from '../../service/spec.ts';

/** A list operation that is asked for by offset and limit. */
export interface PagedList {
  readonly id: OperationId;
  /** Name of the list in the answer, and of the field that tells its items apart. */
  readonly list: string;
  readonly by: string;
  /** Name of the field that has the number of all items. */
  readonly total: string;
  readonly given: readonly GivenName[];
  readonly limit: { readonly minimum: number; readonly maximum: number; readonly usual: number };
  readonly walkLimit: number;
  /** Whether offset must be a multiple of limit. */
  readonly inSteps: boolean;
}

/** A rule of paging, less what it has in common with the others of its list. */
export type PagingRule = Pick<Case, 'id' | 'rule' | 'provenance' | 'steps' | 'behaviour'>;

const pagedList = (operation: SpecOperation): readonly PagedList[] => {
  const [limit, offset] = [querySchemaOf(operation, 'limit'), querySchemaOf(operation, 'offset')];
  // A list that is asked for with a body has its cases written by hand.
  if (limit === undefined || offset === undefined || operation.body !== undefined) return [];
  const resource = resourceOf(operation.id);
  const { given, listedGiven = given, walkLimit = 2 } = resource;
  return [
    {
      id: operation.id,
      list: listFieldOf(operation),
      by: keyOf(resource),
      total: totalFieldOf(operation),
      given: [listedGiven as GivenName],
      limit: { minimum: Number(limit.minimum), maximum: Number(limit.maximum), usual: Number(limit.default) },
      walkLimit,
      inSteps: offset['x-multiple-of-parameter'] === 'limit',
    },
  ];
};

export const pagedLists: readonly PagedList[] = [...operations.values()].flatMap(pagedList);
