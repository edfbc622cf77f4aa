import type { Case, GivenName, OperationId } from '../../case.ts';
import { idleBodies } from '../../resources/bodies.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { derived, givenOf, missing, type Parent, parentsOf, refused, slug, step } from './build.ts';

const bodyOf = (id: OperationId) => (idleBodies[id] === undefined ? {} : { body: idleBodies[id] });

/**
 * One thing on the path is missing. What is above it is there; what is below it is named as well if asking for it
 * cannot harm, so that a service which looks for the last name alone is found out.
 */
const missingOne = (operation: SpecOperation, name: Parent): Case => {
  const parents = parentsOf(operation);
  const at = parents.indexOf(name);
  const reads = operation.method === 'GET';
  const below = reads ? [] : parents.slice(at + 1).map((other) => [other, missing[other]] as const);
  return {
    ...derived(operation.id),
    id: `parents/missing-${name.replace(/_(id|name)$/, '')}/${slug(operation.id)}`,
    rule: `what is asked for below a ${name} that does not exist is not found`,
    provenance: 'documented',
    given: [givenOf(reads ? parents : parents.slice(0, at))],
    steps: [
      step(operation.id, {
        path: { [name]: missing[name], ...Object.fromEntries(below) },
        ...bodyOf(operation.id),
        expect: refused(404),
      }),
    ],
  };
};

const missingOnes = [...operations.values()].flatMap((operation) =>
  parentsOf(operation).map((name) => missingOne(operation, name)),
);

/** The later precondition's namespace and policy take the place of the earlier one's. */
const foreign: readonly (readonly [string, OperationId, readonly GivenName[], string])[] = [
  ['policy-of-other-namespace', 'ShowInstanceSignPolicy', ['policy', 'new namespace'], 'namespace'],
  ['policy-of-other-namespace', 'UpdateInstanceSignPolicy', ['new policy', 'new namespace'], 'namespace'],
  ['policy-of-other-namespace', 'DeleteInstanceSignPolicy', ['new policy', 'new namespace'], 'namespace'],
  ['policy-of-other-namespace', 'ExecuteInstanceSignPolicy', ['new policy', 'new namespace'], 'namespace'],
  ['policy-of-other-namespace', 'ListInstanceSignPolicyExecutions', ['execution', 'new namespace'], 'namespace'],
  ['execution-of-other-policy', 'ListInstanceSignPolicyExecTasks', ['execution with tasks', 'new policy'], 'policy'],
  [
    'execution-of-other-policy',
    'ListInstanceSignatureExecutionSubtasks',
    ['task with sub-tasks', 'new policy'],
    'policy',
  ],
  ['repository-of-other-namespace', 'ShowInstanceRepository', ['repository', 'new namespace'], 'namespace'],
  ['repository-of-other-namespace', 'ListInstanceArtifacts', ['repository', 'new namespace'], 'namespace'],
  ['repository-of-other-namespace', 'ListInstanceTags', ['repository', 'new namespace'], 'namespace'],
];

const foreignOnes = foreign.map(
  ([name, id, given, parent]): Case => ({
    ...derived(id),
    effect: 'write',
    id: `parents/${name}/${slug(id)}`,
    rule: `what another ${parent} holds is not found here`,
    provenance: 'inferred',
    given,
    steps: [step(id, { ...bodyOf(id), expect: refused(404) })],
  }),
);

/** A new execution has a task list of its own, in which the other's task is not. */
const taskOfOtherExecution: Case = {
  ...derived('ListInstanceSignatureExecutionSubtasks'),
  effect: 'write',
  id: 'parents/task-of-other-execution/ListInstanceSignatureExecutionSubtasks',
  rule: 'what another execution holds is not found here',
  provenance: 'inferred',
  given: ['task with sub-tasks', 'new policy'],
  steps: [
    step('ExecuteInstanceSignPolicy', { expect: { status: 202 }, capture: { execution_id: '/id' } }),
    step('ListInstanceSignatureExecutionSubtasks', { expect: refused(404) }),
  ],
};

export const parents: readonly Case[] = [...missingOnes, ...foreignOnes, taskOfOtherExecution];
