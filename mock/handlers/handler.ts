import type {
  NeighbourReadId,
  NeighbourWriteId,
  ReadOperationId,
  WriteOperationId,
} from '../../spec/generated/operation-ids.ts';
import type { Input, Output } from '../spec/types.ts';
import type { World, WritableWorld } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';

/** Answers a read: synchronous, from a validated request and a world to the body of the answer, or a throw. */
export type Read<Id extends ReadOperationId | NeighbourReadId> = (input: Input<Id>, world: World<Tables>) => Output<Id>;

/** Does what a write asks for, as part of applying its command: live, and again in a replay. */
export type Write<Id extends WriteOperationId | NeighbourWriteId> = (
  input: Input<Id>,
  world: WritableWorld<Tables>,
) => Output<Id>;

/** A handler for every operation of the spec; one that is missing, or that writes in a read, does not compile. */
export type Handlers = { readonly [Id in ReadOperationId]: Read<Id> } & {
  readonly [Id in WriteOperationId]: Write<Id>;
};

/** The same of KMS and VPC. */
export type NeighbourHandlers = { readonly [Id in NeighbourReadId]: Read<Id> } & {
  readonly [Id in NeighbourWriteId]: Write<Id>;
};
