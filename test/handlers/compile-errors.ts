/** What must not compile. Not run by vitest: `npm run types` fails if one of these lines is no error any more. */
import { apiError } from '../../mock/errors/error.ts';
import { handlers } from '../../mock/handlers/index.ts';
import type { Handler, Handlers } from '../../mock/spec/types.ts';
import type { Profile } from '../../mock/world/kernel/profile.ts';

const { ListInstanceSignPolicyExecTasks: _, ...incomplete } = handlers;

// @ts-expect-error a handler is missing
export const missing: Handlers = incomplete;

// @ts-expect-error total is a number
export const wrongType: Handler<'ListInstanceSignPolicyExecTasks'> = () => ({ tasks: [], total: '0' });

// @ts-expect-error the list is called tasks
export const wrongName: Handler<'ListInstanceSignPolicyExecTasks'> = () => ({ task: [], total: 0 });

export const wrongStatus: Handler<'ListInstanceSignPolicyExecutions'> = (_input, world) => ({
  // @ts-expect-error the spec knows no such status
  executions: [{ ...handlers.ListInstanceSignPolicyExecutions(_input, world).executions[0], status: 'Done' }],
  total: 1,
});

export const wrongParameter: Handler<'ListInstanceSignPolicyExecTasks'> = ({ path }) => {
  // @ts-expect-error did you mean execution_id?
  const id: number = path.executionId;
  return { tasks: [], total: id };
};

// @ts-expect-error a 204 has no body
export const noBody: Handler<'DeleteInstanceSignPolicy'> = () => ({ id: 1 });

// @ts-expect-error the catalogue has no such error
export const wrongError = () => apiError('policy_gone', {});

// @ts-expect-error the message asks for the task's id
export const wrongValues = () => apiError('task_not_found', { execution_id: 8 });

// @ts-expect-error that is none of the behaviour's options
export const wrongOption: Partial<Profile> = { 'paging.limit_out_of_range': 'shrug' };
