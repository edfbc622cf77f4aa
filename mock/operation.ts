import type { components, operations } from '../spec/generated/openapi.types.ts';
import type { World } from './world/world.ts';

export type OperationId = keyof operations;
export type Wire<Name extends keyof components['schemas']> = components['schemas'][Name];

type Success = 200 | 201 | 202 | 204;
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Responses<Id extends OperationId> = operations[Id]['responses'];
type Query<Id extends OperationId> = NonNullable<operations[Id]['parameters']['query']>;

/** Parameters for which the spec states a default, so that they are there once the request is validated. */
type Defaulted = 'offset' | 'limit' | 'is_accessory';

/** A validated request: path ids are numbers where the spec says integer, defaults are filled in. */
export interface Input<Id extends OperationId> {
  readonly path: operations[Id]['parameters']['path'];
  readonly query: Query<Id> & Required<Pick<Query<Id>, Extract<keyof Query<Id>, Defaulted>>>;
  readonly body: NonNullable<operations[Id]['requestBody']> extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined;
}

/** Body of the operation's success answer. */
export type Output<Id extends OperationId> = Json<Responses<Id>[Extract<keyof Responses<Id>, Success>]>;

/** What an operation does: synchronous, from a validated request and a world to the body of the answer, or a throw. */
export type Handler<Id extends OperationId> = (input: Input<Id>, world: World) => Output<Id>;

/** A handler for every operation of the spec; one that is missing does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
