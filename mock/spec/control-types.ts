import type { components, operations } from '../../spec/generated/control.types.ts';

export type ControlId = keyof operations;
export type Schemas = components['schemas'];

// biome-ignore lint/suspicious/noConfusingVoidType: a handler whose call answers nothing returns nothing
type Nothing = void;
type Json<Response> = Response extends { content: { 'application/json': infer Body } }
  ? Body
  : Response extends { content: infer Texts }
    ? Texts[keyof Texts]
    : Nothing;
type Responses<Id extends ControlId> = operations[Id]['responses'];
type Body<Id extends ControlId> =
  NonNullable<operations[Id]['requestBody']> extends {
    content: { 'application/json': infer Content };
  }
    ? Content
    : Record<string, never>;

/** A validated call; a body that was left out is an empty one. */
export interface ControlInput<Id extends ControlId> {
  readonly path: NonNullable<operations[Id]['parameters']['path']>;
  readonly query: NonNullable<operations[Id]['parameters']['query']>;
  readonly body: Body<Id>;
}

export type ControlOutput<Id extends ControlId> = Json<Responses<Id>[Extract<keyof Responses<Id>, 200 | 201 | 204>]>;
