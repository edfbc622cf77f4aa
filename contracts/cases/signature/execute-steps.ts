import { id } from '../parts/forms.ts';
import { list } from '../parts/pages.ts';

export const execute = {
  operation: 'ExecuteInstanceSignPolicy',
  expect: { status: 202, body: { id } },
  capture: { execution_id: '/id' },
} as const;

/** The execution just started, as the list of its policy has it. */
export const execution = (fields: object) =>
  ({ executions: { $contains: { id: { $ref: 'execution_id' }, ...fields } } }) as const;

/** At the documented pace 300 versions take a minute; two and a half are enough. */
const patience = { tries: 30, pauseMs: 5000 } as const;

/** Waits until it has succeeded. */
export const succeeded = {
  operation: 'ListInstanceSignPolicyExecutions',
  query: list,
  expect: { status: 200, body: execution({ status: 'Succeed' }) },
  until: patience,
} as const;
