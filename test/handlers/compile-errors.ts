/** What must not compile. Not run by vitest: `npm run types` fails if one of these lines is not an error any more. */
import { apiError } from '../../mock/errors/error.ts';
import type { Handlers, Read, Write } from '../../mock/handlers/handler.ts';
import { handlers } from '../../mock/handlers/index.ts';
import type { Profile } from '../../mock/world/kernel/profile.ts';

const { ListInstanceSignPolicyExecTasks: _, ...incomplete } = handlers;

// @ts-expect-error a handler is missing
export const missing: Handlers = incomplete;

// @ts-expect-error total is a number
export const wrongType: Read<'ListInstanceSignPolicyExecTasks'> = () => ({ tasks: [], total: '0' });

// @ts-expect-error the list is called tasks
export const wrongName: Read<'ListInstanceSignPolicyExecTasks'> = () => ({ task: [], total: 0 });

export const wrongStatus: Read<'ListInstanceSignPolicyExecutions'> = (input, world) => ({
  // @ts-expect-error the spec knows no such status
  executions: [{ ...handlers.ListInstanceSignPolicyExecutions(input, world).executions[0], status: 'Done' }],
  total: 1,
});

export const wrongParameter: Read<'ListInstanceSignPolicyExecTasks'> = ({ path }) => {
  // @ts-expect-error did you mean execution_id?
  const id: number = path.executionId;
  return { tasks: [], total: id };
};

// @ts-expect-error a 204 has no body
export const noBody: Write<'DeleteInstanceSignPolicy'> = () => ({ id: 1 });

// @ts-expect-error a list is not a write
export type ReadAsWrite = Write<'ListInstance'>;

// @ts-expect-error a deletion is not a read
export type WriteAsRead = Read<'DeleteInstanceSignPolicy'>;

export const writeInRead: Read<'ShowInstanceSignPolicy'> = (input, world) => {
  // @ts-expect-error a read has no table that it can write to
  world.tables.signature.policies.reserve();
  return handlers.ShowInstanceSignPolicy(input, world);
};

// @ts-expect-error the catalogue has no such error
export const wrongError = () => apiError('policy_gone', {});

// @ts-expect-error the message asks for the task's id
export const wrongValues = () => apiError('task_not_found', { execution_id: 8 });

// @ts-expect-error that is not one of the behaviour's options
export const wrongOption: Partial<Profile> = { 'paging.limit_out_of_range': 'shrug' };

// @ts-expect-error there is no such family
export const wrongFamily: Partial<Profile> = { 'signatures.executions.order': 'oldest_first' };
