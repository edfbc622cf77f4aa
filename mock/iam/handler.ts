import { apiError } from '../errors/error.ts';
import type { IamOperationId, Input, Output } from '../spec/types.ts';
import type { Worlds } from '../world/worlds.ts';
import type { Caller } from './caller.ts';

/** What IAM knows beside the request: all worlds, and who is calling, if the operation asks for that. */
export interface IamContext {
  readonly worlds: Worlds;
  readonly caller: Caller | undefined;
  readonly subjectToken: string;
  /** The machine's time of the call. */
  readonly atMs: number;
}

export interface IamAnswer<Id extends IamOperationId> {
  readonly body: Output<Id>;
  readonly headers?: Readonly<Record<string, string>>;
}

export type IamHandler<Id extends IamOperationId> = (input: Input<Id>, context: IamContext) => IamAnswer<Id>;

export type IamHandlers = { readonly [Id in IamOperationId]: IamHandler<Id> };

/** The caller of an operation that cannot be reached without one. */
export const neededCaller = ({ caller }: IamContext): Caller => {
  if (caller === undefined) throw new Error('an operation that needs a caller was declared open');
  return caller;
};

/** The part of a body that its method asks for. */
export const needed = <Part>(part: Part | undefined, method: string): Part => {
  if (part !== undefined) return part;
  throw apiError('iam_invalid', { detail: `body field auth.identity.${method} is required for the method ${method}` });
};
