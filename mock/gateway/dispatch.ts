import type { Caller } from '../iam/caller.ts';
import type { IamAnswer, IamContext, IamHandlers } from '../iam/handler.ts';
import type { Operation } from '../spec/operations.ts';
import type { Handlers, IamOperationId, OperationId } from '../spec/types.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import type { Given } from './validate.ts';

/** Calls the handler of an operation with its validated input. */
export type Dispatch = (operation: Operation, input: Given, caller: Caller | undefined) => IamAnswer<IamOperationId>;

export interface DispatchOptions {
  readonly handlers: Handlers;
  readonly iamHandlers: IamHandlers;
  readonly worlds: Worlds;
}

// The validator has just made sure that the input is what the handler's type says: the only casts of the project.
export const createDispatch = ({ handlers, iamHandlers, worlds }: DispatchOptions): Dispatch => {
  const swr = handlers as unknown as Readonly<Record<string, (input: unknown, world: World | undefined) => never>>;
  const iam = iamHandlers as unknown as Readonly<
    Record<string, (input: unknown, context: IamContext) => IamAnswer<IamOperationId>>
  >;
  return ({ id, service }, input, caller) => {
    if (service === 'swr') return { body: swr[id as OperationId]?.(input, caller?.world) as never };
    const handle = iam[id as IamOperationId];
    if (handle === undefined) throw new Error(`${id} has no handler`);
    return handle(input, { worlds, caller, subjectToken: String(input.header['x-subject-token'] ?? '') });
  };
};
