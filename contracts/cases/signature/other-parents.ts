import type { Case } from '../../case.ts';
import { derived, refused, slug, step } from '../parts/step.ts';

const operation = 'ListInstanceSignatureExecutionSubtasks';

/** The kit makes an execution by a step, so that this cannot be derived as the other rules of parents are. */
export const otherParents: readonly Case[] = [
  {
    ...derived(operation),
    effect: 'write',
    id: `parents/task-of-other-execution/${slug(operation)}`,
    rule: 'what another execution holds is not found here',
    provenance: 'inferred',
    given: ['signature task with sub-tasks', 'new signature policy'],
    steps: [
      // A new execution has a task list of its own, in which the other's task is not.
      step('ExecuteInstanceSignPolicy', { expect: { status: 202 }, capture: { execution_id: '/id' } }),
      step(operation, { expect: refused(404) }),
    ],
  },
];
