import type { Case, GivenName, OperationId } from '../../case.ts';
import { operations, resolve, type SpecOperation } from '../../service/spec.ts';
import { givenOf, parentsOf } from './build.ts';

/** A list operation that is asked for by offset and limit. */
export interface ListFacts {
  readonly id: OperationId;
  /** Name of the list in the answer, and of the field that tells its items apart. */
  readonly list: string;
  readonly by: string;
  readonly given: readonly GivenName[];
  readonly limit: { readonly minimum: number; readonly maximum: number; readonly usual: number };
  /** Whether offset must be a multiple of limit. */
  readonly inSteps: boolean;
}

/** A rule of paging, less what it has in common with the others of its list. */
export type PagingCase = Pick<Case, 'id' | 'rule' | 'provenance' | 'steps' | 'behaviour'>;

const schemaOf = ({ parameters }: SpecOperation, name: string): Readonly<Record<string, unknown>> | undefined =>
  parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema;

const listIn = ({ responses }: SpecOperation): string => {
  const { properties = {} } = resolve({ ...responses.get(200) }) as { properties?: Record<string, { type?: string }> };
  return Object.keys(properties).find((name) => properties[name]?.type === 'array') ?? '';
};

/** Accessories are few: an artifact that has one, and an execution of the policy, must be there for a first item. */
const givenItems: { readonly [Id in OperationId]?: GivenName } = {
  ListInstanceAccessories: 'signed artifact',
  ListInstanceSignPolicyExecutions: 'execution with tasks',
  ListInstanceSignPolicies: 'policy',
  ListInstanceNamespaces: 'namespace',
  ListInstance: 'instance',
  ListInstanceRepositories: 'repository',
  ListNamespaceRepositories: 'repository',
  ListInstanceArtifacts: 'artifact',
  ListInstanceTags: 'signed artifact',
};

const factsOf = (operation: SpecOperation): readonly ListFacts[] => {
  const [limit, offset] = [schemaOf(operation, 'limit'), schemaOf(operation, 'offset')];
  if (limit === undefined || offset === undefined) return [];
  const list = listIn(operation);
  const { id } = operation;
  return [
    {
      id,
      list,
      by: list === 'namespaces' ? 'namespace_id' : 'id',
      given: [givenItems[id] ?? givenOf(parentsOf(operation))],
      limit: { minimum: Number(limit.minimum), maximum: Number(limit.maximum), usual: Number(limit.default) },
      inSteps: offset['x-multiple-of-parameter'] === 'limit',
    },
  ];
};

export const lists: readonly ListFacts[] = [...operations.values()].flatMap(factsOf);
